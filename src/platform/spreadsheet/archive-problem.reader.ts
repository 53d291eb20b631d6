import { readFile } from "node:fs/promises";
import { type AppError, errorKind } from "../errors.ts";
import { type InputFile, nameOf, pathOf } from "../input-file.ts";
import { namesInArchive, readZipDirectory } from "./zip-directory.ts";

const archiveIncomplete = errorKind(
  "archive.incomplete",
  (file: string, kind: string) =>
    `${file} is ${kind} that isn't complete: its end is missing or damaged. Export or download it again.`,
  422,
);

/** What archives hold, by the names of the files in them, and how their own names end. */
const kinds: readonly [inside: RegExp, name: RegExp, kind: string][] = [
  [/\.ls[sr]$/i, /\.lsa$/i, "a LimeSurvey archive (.lsa)"],
  [/^(?:xl|_rels|docProps)\/|^\[Content_Types\]\.xml$/i, /\.xls[xm]$/i, "an Excel workbook"],
];

/**
 * Says what is wrong with a ZIP archive whose list of files can't be read, as it is where a download stopped; null where it
 * can.
 *
 * @param file begins as a ZIP archive
 */
export async function archiveProblem(file: InputFile): Promise<AppError | null> {
  const bytes = await readFile(pathOf(file)).catch(() => null);
  if (bytes === null || readZipDirectory(bytes) !== null) return null;
  const names = namesInArchive(bytes);
  const found =
    kinds.find(([inside]) => names.some((name) => inside.test(name))) ??
    kinds.find(([, named]) => names.length === 0 && named.test(nameOf(file)));
  return archiveIncomplete(nameOf(file), found?.[2] ?? "a ZIP archive");
}
