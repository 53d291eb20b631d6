import { answerKey } from "./answer-key.ts";
import type { Detected, FileColumn } from "./detected.ts";

export interface TickCandidate {
  column: FileColumn;
  detected: Detected;
}

/** Options of one question, and by what they were told to be. */
export interface TickGroup {
  members: TickCandidate[];
  by: "question" | "answers" | "place";
  /** The place where another answer is typed. */
  typed: TickCandidate | null;
}

const ticks = new Set([
  "1",
  "x",
  "y",
  "yes",
  "ja",
  "oui",
  "si",
  "sim",
  "true",
  "checked",
  "selected",
  "✓",
  "✔",
  "예",
]);

/** Signs that are nothing but a tick, whatever the column is called. */
export const plainTicks: ReadonlySet<string> = new Set(["x", "checked", "selected", "✓", "✔"]);

/** What a tick is in a column: "own" words, or a sign; null where it isn't one. */
export function tickOf({ column, detected }: TickCandidate, rows: number): string | null {
  const answers = answersOf({ column, detected });
  const [only] = answers;
  if (
    only === undefined ||
    answers.length > 1 ||
    !["choice", "text", "rating", "number"].includes(detected.kind)
  )
    return null;
  const key = answerKey(only);
  if (isOwnTick(only, [column.part ?? "", column.label, column.name, ...column.headers])) return "own";
  const blanks = rows - column.tally.filled;
  if (blanks <= 0 || rows < 5) return null;
  return plainTicks.has(only.toLowerCase()) || (ticks.has(key) && column.question !== null)
    ? key || only
    : null;
}

/** All that a tick may be in a column of a question: in "Q3_1" 1 is both its own number and a sign that "Q3_2" has too. */
function signsOf(candidate: TickCandidate, rows: number): string[] {
  const sign = tickOf(candidate, rows);
  const key = answerKey(answersOf(candidate)[0] ?? "");
  const isBoth = sign === "own" && ticks.has(key) && candidate.column.tally.filled < rows && rows >= 5;
  return sign === null ? [] : isBoth ? [sign, key] : [sign];
}

/** Whether a cell says no more than its column's header. */
export const isOwnTick = (cell: string, headers: readonly string[]): boolean => {
  const key = answerKey(cell);
  return key !== "" && headers.some((header) => answerKey(header.replace(/ \(\d+\)$/, "")) === key);
};

export function answersOf({ column, detected }: TickCandidate): string[] {
  const missing = new Set(detected.missing.map(({ cell }) => cell));
  return [...column.tally.cells.keys()].filter((cell) => !missing.has(cell));
}

/** Whether a column beside options is named as the place where another answer is typed. */
export const isTypedOther = (label: string): boolean =>
  /^\W*(?:other|something else|else|andere[rs]?|sonstige[rs]?|autre|otr[oa]s?|outr[oa]s?|altr[oi]|anders|기타|أخرى)(?!\p{L})/iu.test(
    label,
  ) && label.length <= 80;

const isUnticked = ({ column, detected }: TickCandidate): boolean =>
  detected.kind === "empty" && column.tally.filled === 0 && !isTypedOther(column.label);

/** The same option again begins another list. */
const optionOf = ({ part, label, name, position }: FileColumn): string =>
  answerKey((part ?? label).replace(/ \(\d+\)$/, "")) || `${name} ${position}`;

const hasTwice = (members: readonly TickCandidate[]): boolean =>
  new Set(members.map(({ column }) => optionOf(column))).size < members.length;

/** Options of a question, wherever its columns stand; those that nobody ticked too. */
export function questionGroups(columns: readonly TickCandidate[], rows: number): TickGroup[] {
  const asked = columns.filter(({ column }) => column.question !== null);
  return [...Map.groupBy(asked, ({ column }) => column.question).values()].flatMap((same) => {
    const signs = [...new Set(same.flatMap((candidate) => signsOf(candidate, rows)))];
    const [most = []] = signs
      .map((sign) => same.filter((candidate) => signsOf(candidate, rows).includes(sign)))
      .sort((one, other) => other.length - one.length);
    const members = same.filter((candidate) => most.includes(candidate) || isUnticked(candidate));
    const typed = same.find(
      ({ column, detected }) => detected.kind !== "empty" && isTypedOther(column.label),
    );
    if (most.length === 0 || members.length < 2) return [];
    if (hasTwice(members))
      return neighbourGroups(same, rows).map((group) => ({ ...group, by: "question" as const }));
    return [{ members, by: "question", typed: typed ?? null }];
  });
}

/** Options that stand side by side; empty columns between them are options that nobody ticked. */
export function neighbourGroups(columns: readonly TickCandidate[], rows: number): TickGroup[] {
  const groups: TickGroup[] = [];
  let from = 0;
  while (from < columns.length) {
    const members = runFrom(columns, from, rows);
    from += Math.max(1, members.length);
    if (members.length < 2) continue;
    const beside = columns[from];
    const isTyped =
      beside?.column.question === members[0]?.column.question && isTypedOther(beside?.column.label ?? "");
    groups.push({ members, by: "place", typed: isTyped && beside !== undefined ? beside : null });
  }
  return groups;
}

function runFrom(columns: readonly TickCandidate[], from: number, rows: number): TickCandidate[] {
  const first = columns[from];
  const sign = first === undefined ? null : tickOf(first, rows);
  if (first === undefined || sign === null) return [];
  const run = [first];
  const options = new Set([optionOf(first.column)]);
  let ticked = 1;
  for (const next of columns.slice(from + 1)) {
    const { column } = next;
    if (column.question !== first.column.question || options.has(optionOf(column))) break;
    if (!isUnticked(next) && tickOf(next, rows) !== sign) break;
    run.push(next);
    options.add(optionOf(column));
    if (!isUnticked(next) || column.question !== null) ticked = run.length;
  }
  return run.slice(0, ticked);
}

/** Columns in which the same persons left something: how many, by the positions of two columns. */
export type TickedTogether = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Options that the same persons ticked, wherever they stand; none where a list would have an option twice. */
export function answerGroups(
  columns: readonly TickCandidate[],
  rows: number,
  together: TickedTogether,
): TickGroup[] {
  const own = columns.filter((candidate) => tickOf(candidate, rows) === "own");
  const byPosition = new Map(own.map((candidate) => [candidate.column.position, candidate]));
  const seen = new Set<number>();
  const groups: TickGroup[] = [];
  for (const { column } of own) {
    if (seen.has(column.position)) continue;
    seen.add(column.position);
    const reached = [column.position];
    for (const at of reached)
      for (const [other, count] of together.get(at) ?? []) {
        const filled = [at, other].map((place) => byPosition.get(place)?.column.tally.filled ?? 0);
        if (!byPosition.has(other) || seen.has(other) || count < 0.02 * Math.min(...filled)) continue;
        seen.add(other);
        reached.push(other);
      }
    const members = own.filter((candidate) => reached.includes(candidate.column.position));
    if (members.length > 1 && !hasTwice(members)) groups.push({ members, by: "answers", typed: null });
  }
  for (const candidate of columns) {
    const { column, detected } = candidate;
    if (column.tally.filled === 0 || detected.kind === "multiple" || !isTypedOther(column.label)) continue;
    const beside = groups.filter(({ members }) =>
      members.some((member) => (together.get(column.position)?.get(member.column.position) ?? 0) > 0),
    );
    const [only] = beside;
    if (groups.length > 1 && beside.length === 1 && only !== undefined) only.typed ??= candidate;
  }
  return groups;
}
