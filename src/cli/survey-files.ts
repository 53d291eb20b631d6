import { join } from "node:path";
import { stringify } from "yaml";
import type { Fidelity } from "#listen/survey-files/survey-file.ts";
import type { Reject } from "#platform/csv.ts";
import { createTextFile } from "#platform/text-file.ts";
import { noteLines } from "#understand/survey-report/note-lines.ts";
import { createRejectFile, type RejectFile } from "./reject-file.ts";

/** Writes a JSON file. */
export function writeJson(path: string, value: unknown): void {
  using file = createTextFile(path);
  file.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function writeText(path: string, text: string): void {
  using file = createTextFile(path);
  file.write(text);
}

/** Writes fidelity.json. What reads the next file stands in mapping.yaml. */
export function writeFidelity(folder: string, { mapping: _, ...fidelity }: Fidelity): void {
  writeJson(join(folder, "fidelity.json"), fidelity);
}

/** Writes mapping.yaml: how the file was read and what to check, to be corrected and handed back. */
export function writeMapping(folder: string, { file, mapping, notes }: Fidelity): void {
  const comment = [
    "For whoever has the file: this may hold answers that few people gave. Don't hand it on with the reports.",
    "",
    `How ${file.name} was read. Correct what is wrong, add what is missing, and hand it back to read this file or the next`,
    "export of the same survey:",
    "  npm run -s cli -- survey FILE --mapping mapping.yaml --out DIR",
    "Corrections of a column stand under its name, for instance:",
    "  columns:",
    '    "Q7": { kind: rating, ends: { low: 1, high: 5 }, reversed: true }',
    "kind is rating, number, choice, multiple, text, date, identifier, technical or empty. fidelity.json lists all columns.",
  ];
  const check = noteLines(notes, "check");
  if (check.length > 0) comment.push("", "To check:", ...check.map((line) => `- ${line}`));
  writeText(
    join(folder, "mapping.yaml"),
    `${comment.map(commentLine).join("")}${stringify(mapping, { lineWidth: 0 })}`,
  );
}

/** A line that stays a comment whatever is in it. */
function commentLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trimEnd();
  return line === "" ? "#\n" : `# ${line}\n`;
}

/** Writes each row that can't be read into errors.csv as it is met; without any there is no file. */
export function rowRejects(folder: string, file: string): Disposable & { reject: Reject } {
  let rejects: RejectFile | null = null;
  let reject: Reject = () => {};
  return {
    reject(row, reason) {
      if (rejects === null) {
        rejects = createRejectFile(join(folder, "errors.csv"));
        reject = rejects.for(file);
      }
      reject(row, reason);
    },
    [Symbol.dispose]: () => rejects?.[Symbol.dispose](),
  };
}
