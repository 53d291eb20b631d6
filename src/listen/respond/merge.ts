import type { Answer, Answers } from "../questionnaires/answer.ts";

/** What a form said about the questions that it showed: null where it said nothing; what can't be kept is absent. */
export type Given = ReadonlyMap<string, Answer | null>;

/**
 * What a form was made from: a digest for each answer that stood in it, by the name of the part; rows of a matrix and single
 * ratings are parts of their own.
 */
export type Base = ReadonlyMap<string, string>;

/** An answer that two forms gave differently, neither of which knew of the other. */
export interface Conflict {
  question: string;
  row?: string;
  perspective?: string;
  /** Whether the one that is stored took the answer back. */
  isCleared: boolean;
}

/** A page's answers after an older form came in. */
export interface Merged {
  answers: Answers;
  /** Where the stored answer stays, and the respondent has to say which one counts. */
  conflicts: readonly Conflict[];
}

/** A page's answers after a form that was made from their present state: it replaces what it asked. */
export function replaceAnswers(stored: Answers, given: Given): Answers {
  const answers = new Map(Object.entries(stored));
  for (const [question, answer] of given)
    if (answer === null) answers.delete(question);
    else answers.set(question, answer);
  return Object.fromEntries(answers);
}

/**
 * A page's answers after a form that was made from an older state (in another tab, on another device): what it changed
 * counts, what it left as it was doesn't, and where both changed the same the stored answer stays until the respondent
 * decides.
 */
export function mergeAnswers(stored: Answers, given: Given, base: Base): Merged {
  const answers = new Map(Object.entries(stored));
  const conflicts: Conflict[] = [];
  for (const [question, answer] of given) {
    const [ours, theirs] = [partsOf(question, answer), partsOf(question, answers.get(question) ?? null)];
    const merged = new Map(theirs);
    const clashing: Conflict[] = [];
    for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
      const [our, their] = [digestOf(ours.get(name)), digestOf(theirs.get(name))];
      const before = base.get(name) ?? nothing;
      if (our === their || our === before) continue;
      const part = ours.get(name);
      if (their !== before) clashing.push({ ...placeOf(name), isCleared: their === nothing });
      else if (part === undefined) merged.delete(name);
      else merged.set(name, part);
    }
    conflicts.push(...clashing);
    const joined = joinedFrom(question, merged);
    if (joined === "no answer") answers.delete(question);
    else if (joined !== "two answers") answers.set(question, joined);
    else if (clashing.length === 0) conflicts.push({ question, isCleared: false });
  }
  return { answers: Object.fromEntries(answers), conflicts };
}

/** What a form says of the answers that it is made from, for `readBase`. @param asked ids of the questions that it shows */
export const writeBase = (answers: Answers, asked: readonly string[]): string =>
  asked
    .flatMap((question) => [
      ...partsOf(question, (Object.hasOwn(answers, question) && answers[question]) || null),
    ])
    .map(([name, part]) => `${name}=${digestOf(part)}`)
    .join(" ");

export const readBase = (text: string): Base =>
  new Map(
    text.split(" ").flatMap((each): [string, string][] => {
      const [name, digest] = each.split("=");
      return name && digest ? [[name, digest]] : [];
    }),
  );

type Part = Answer | string | number | null;

/** By names that say where each part stands: "question", "question:row" or "question:row:perspective". */
function partsOf(question: string, answer: Answer | null): Map<string, Part> {
  if (answer === null) return new Map();
  if ("rows" in answer)
    return new Map(Object.entries(answer.rows).map(([row, column]) => [`${question}:${row}`, column]));
  if ("pairs" in answer)
    return new Map(
      Object.entries(answer.pairs).flatMap(([row, ratings]) =>
        Object.entries(ratings).map(([perspective, rating]): [string, Part] => [
          `${question}:${row}:${perspective}`,
          rating,
        ]),
      ),
    );
  return new Map([[question, answer]]);
}

/** Makes an answer of its parts again; "two answers" where one that is whole stands beside rows. */
function joinedFrom(
  question: string,
  parts: ReadonlyMap<string, Part>,
): Answer | "no answer" | "two answers" {
  if (parts.size === 0) return "no answer";
  if (parts.has(question)) return parts.size > 1 ? "two answers" : (parts.get(question) as Answer);
  const rows = new Map<string, string>();
  const pairs = new Map<string, Map<string, number | null>>();
  for (const [name, part] of parts) {
    const { row = "", perspective } = placeOf(name);
    if (perspective === undefined) rows.set(row, part as string);
    else pairs.set(row, (pairs.get(row) ?? new Map()).set(perspective, part as number | null));
  }
  if (rows.size > 0) return { rows: Object.fromEntries(rows) };
  return {
    pairs: Object.fromEntries([...pairs].map(([row, ratings]) => [row, Object.fromEntries(ratings)])),
  };
}

function placeOf(name: string): Pick<Conflict, "question" | "row" | "perspective"> {
  const [question = "", row, perspective] = name.split(":");
  return {
    question,
    ...(row !== undefined && { row }),
    ...(perspective !== undefined && { perspective }),
  };
}

/** The digest of a part that isn't there. */
const nothing = "";

/** Tells answers apart: 32 bits by the hash of Fowler, Noll and Vo (FNV-1a) over characters, in base 36. */
function digestOf(part: Part | undefined): string {
  if (part === undefined) return nothing;
  let hash = 0x811c9dc5;
  for (const character of ordered(part)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Whether two pages' answers are the same, whatever the order of their parts; the order of ranks counts. */
export const sameAnswers = (one: Answers, other: Answers): boolean => ordered(one) === ordered(other);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
