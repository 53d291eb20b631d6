import type { Option } from "#listen/questionnaires/definition.ts";
import { freeId } from "./new-question.ts";
import { withWords } from "./patched.ts";

/** A text's lines that hold something, without bullets. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*[-–•*]\s+/, "").trim())
    .filter((line) => line !== "");

/** New options, a line each, with ids that no other one has. */
export function optionsFrom(
  lines: readonly string[],
  prefix: string,
  language: string,
  others: readonly Option[],
): Option[] {
  const taken = others.map(({ id }) => id);
  return lines.map((line) => {
    const id = freeId(prefix, taken);
    taken.push(id);
    return { id, text: withWords({}, language, line.slice(0, 500)) };
  });
}
