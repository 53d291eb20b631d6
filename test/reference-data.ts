import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../shared");

/** Reason to skip a test that needs public data beside the repository, or false where the file is there. */
export function withoutReference(path: string): string | false {
  return existsSync(join(folder, path)) ? false : `shared/${path} is not beside this repository`;
}

export function referenceJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), "utf8"));
}

/** Rows of a plain numeric CSV with a header; "NA" and text become NaN. */
export function referenceTable(path: string): Map<string, number>[] {
  const [header = "", ...lines] = readFileSync(join(folder, path), "utf8").trim().split(/\r?\n/);
  const names = header.split(",").map((name) => name.replaceAll('"', ""));
  return lines.map((line) => {
    const cells = line.split(",");
    return new Map(names.map((name, index) => [name, Number.parseFloat(cells[index] ?? "")]));
  });
}
