import type { Option } from "../definition.ts";
import { isReserved } from "../reserved-ids.ts";
import { isPlainLine } from "../texts.ts";
import { said } from "./building.ts";

/** Something that a questionnaire is made of, asked of whoever begins it. */
export type Field =
  | (FieldOf<"line"> & { initial: string })
  | (FieldOf<"lines"> & { initial: readonly string[]; minimum: number; maximum: number; noun: string })
  | (FieldOf<"switch"> & { initial: boolean });

interface FieldOf<Kind extends string> {
  id: string;
  kind: Kind;
  label: string;
  description: string;
}

/** What was filled in, by the id of the field. */
export type Filled = Readonly<Record<string, string | readonly string[] | boolean>>;

/** What is wrong with what was filled in. */
interface FillingProblem {
  field: string;
  /** The line that it is about, where it is about one. */
  line?: number;
  /** What is wrong, to follow the field's name or "This". */
  message: string;
}

/** Characters of a name or a line. */
const longestLine = 80;

/** Everything filled in, tidied, with each field's own content where nothing was said. */
export function filling(
  fields: readonly Field[],
  given: Filled,
): { filled: Filled; problems: readonly FillingProblem[] } {
  const problems: FillingProblem[] = [];
  const filled: Record<string, string | readonly string[] | boolean> = {};
  for (const id of Object.keys(given))
    if (!fields.some((field) => field.id === id))
      problems.push({ field: id, message: "is nothing that this questionnaire asks for" });
  for (const field of fields) {
    const value = Object.hasOwn(given, field.id) ? given[field.id] : undefined;
    const read = value === undefined ? { filled: field.initial, problems: [] } : readField(field, value);
    filled[field.id] = read.filled;
    problems.push(...read.problems.map((problem) => ({ field: field.id, ...problem })));
  }
  return { filled, problems };
}

type ReadField = { filled: Filled[string]; problems: Omit<FillingProblem, "field">[] };

function readField(field: Field, value: Filled[string]): ReadField {
  if (field.kind === "switch")
    return typeof value === "boolean"
      ? { filled: value, problems: [] }
      : { filled: field.initial, problems: [{ message: "has to be true or false" }] };
  if (field.kind === "line") {
    if (typeof value !== "string")
      return { filled: field.initial, problems: [{ message: "has to be one line of text" }] };
    const line = tidy(value);
    const fault = line === "" ? "needs a name; write one" : lineFault(line);
    return { filled: line, problems: fault === null ? [] : [{ message: fault }] };
  }
  if (typeof value !== "object")
    return { filled: field.initial, problems: [{ message: "has to be a list of lines" }] };
  return readLines(field, value);
}

function readLines(field: Extract<Field, { kind: "lines" }>, value: readonly string[]): ReadField {
  const { minimum, maximum, noun } = field;
  const lines = value.map(tidy).filter((line) => line !== "");
  const problems: ReadField["problems"] = [];
  if (lines.length < minimum)
    problems.push({ message: `needs at least ${minimum} ${minimum === 1 ? noun : `${noun}s`}` });
  if (lines.length > maximum)
    problems.push({ message: `has ${lines.length} ${noun}s; name at most ${maximum}` });
  const seen = new Set<string>();
  for (const [line, text] of lines.slice(0, maximum).entries()) {
    const fault = lineFault(text);
    if (fault !== null) problems.push({ line, message: fault });
    const key = text.toLowerCase();
    if (seen.has(key)) problems.push({ line, message: `names “${text}” twice` });
    seen.add(key);
  }
  return { filled: lines.slice(0, maximum), problems };
}

const tidy = (text: string): string => text.trim().replace(/\s+/g, " ");

function lineFault(line: string): string | null {
  if (line.length > longestLine) return `has a line of ${line.length} characters; keep it to ${longestLine}`;
  if (!isPlainLine(line)) return "holds characters that can't be shown; type it again";
  return line.includes("{{") ? "holds {{, which stands for a placeholder; leave it out" : null;
}

export const lineOf = (filled: Filled, id: string): string => {
  const value = filled[id];
  return typeof value === "string" ? value : "";
};
export const linesOf = (filled: Filled, id: string): readonly string[] => {
  const value = filled[id];
  return typeof value === "object" ? value : [];
};
export const isOn = (filled: Filled, id: string): boolean => filled[id] === true;

const mostLetters = 32;

/** Names as options, each with an id that can be read: "Müller & Söhne" becomes "muller-sohne". */
export function namedOptions(names: readonly string[], taken: readonly string[] = []): Option[] {
  const used = new Set(taken);
  return names.map((name, index) => {
    const letters = name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, mostLetters)
      .replace(/^-+|-+$/g, "");
    const isUsable = /^[a-z]/.test(letters) && !used.has(letters) && !isReserved(letters);
    const id = isUsable && !meant.includes(letters) ? letters : `n${index + 1}-${letters}`.replace(/-+$/, "");
    used.add(id);
    return { id, text: said(name) };
  });
}

/** Ids that stand for something else in answers and conditions. */
const meant: readonly string[] = ["other", "not-applicable", "dont-know", "refused", "none", "us"];
