import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Beyond this more effort costs seconds and saves next to nothing. */
const quality = 10;
const smallest = 1024;

/** Puts a Brotli and a gzip form beside each file of a folder, for a server that hands them out as they are. */
export async function compressFiles(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = await readFile(path);
      if (content.length < smallest) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      await Promise.all([
        brotli(content, { params }).then((bytes) => writeFile(`${path}.br`, bytes)),
        zip(content).then((bytes) => writeFile(`${path}.gz`, bytes)),
      ]);
    }),
  );
}
