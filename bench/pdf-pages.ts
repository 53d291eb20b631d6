import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Pages of all PDFs in a folder. */
export async function countPages(folder: string): Promise<number> {
  let pages = 0;
  for (const name of await readdir(folder)) {
    const loading = getDocument({ data: new Uint8Array(await readFile(join(folder, name))), verbosity: 0 });
    pages += (await loading.promise).numPages;
    await loading.destroy();
  }
  return pages;
}
