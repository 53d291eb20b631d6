import type { Note, ScaleEnds } from "../survey-file.ts";
import { ratingOfWords } from "./detect-column.ts";
import type { Detected, FileColumn } from "./detected.ts";
import { usualEnds } from "./number-column.ts";
import type { Candidate } from "./number-items.ts";
import { setAsideOutliers } from "./outlying-codes.ts";
import { nameStem } from "./question-stems.ts";
import { wordScale } from "./word-scales.ts";

/**
 * Lets columns that were answered on the same list learn from each other: words that only some of them use show how long
 * the list is, and the lowest and highest number seen in any of them are the ends for all; but for numbers that stand for
 * no answer, which are set aside.
 *
 * @returns notes of what was set aside
 */
export function joinAnswerLists(columns: readonly Candidate[]): Note[] {
  const notes: Note[] = [];
  for (const group of groupsOf(columns)) {
    joinWords(
      group.filter(({ column, detected }) =>
        isWordRating(detected) ? isJoined(column) || !isPair(detected) : detected.kind === "choice",
      ),
    );
    const outliers = setAsideOutliers(group.filter(({ detected }) => isNumbers(detected)));
    notes.push(...outliers.notes);
    joinNumbers(
      group.filter((candidate) => isNumberRating(candidate.detected) && !outliers.apart.has(candidate)),
    );
  }
  return notes;
}

/** Yes and No beside Yes, Maybe and No are another list, if the question isn't the same. */
const isPair = ({ ends }: Detected): boolean => ends !== null && ends.high - ends.low === 1;
const isJoined = ({ question, name }: FileColumn): boolean => question !== null || nameStem(name) !== null;
const isWordRating = ({ kind, because }: Detected): boolean =>
  kind === "rating" && because.startsWith("words");
const isNumberRating = ({ kind, because, values }: Detected): boolean =>
  kind === "rating" && values.length === 0 && /^(?:whole|always)/.test(because);
const isNumbers = (detected: Detected): boolean =>
  isNumberRating(detected) || (detected.kind === "number" && detected.because.startsWith("whole"));

/** Those of one question; neighbours whose names differ by their number only, or which are rated beside each other. */
function groupsOf(columns: readonly Candidate[]): Candidate[][] {
  const asked = columns.filter(({ column }) => column.question !== null);
  const groups = [...Map.groupBy(asked, ({ column }) => column.question).values()];
  let current: Candidate[] = [];
  for (const candidate of columns) {
    const before = current.at(-1);
    if (before !== undefined && !belong(before, candidate)) {
      groups.push(current);
      current = [];
    }
    if (candidate.column.question === null) current.push(candidate);
  }
  return [...groups, current].filter((group) => group.length > 1);
}

function belong(one: Candidate, other: Candidate): boolean {
  if (other.column.question !== null) return false;
  const [a, b] = [nameStem(one.column.name), nameStem(other.column.name)];
  if (a !== null || b !== null) return a === b;
  return one.detected.kind === "rating" && other.detected.kind === "rating";
}

function joinWords(group: readonly Candidate[]): void {
  const words = group.map(({ column, detected }) => {
    const missing = new Set(detected.missing.map(({ cell }) => cell));
    return [...column.tally.cells.keys()].filter((cell) => !missing.has(cell));
  });
  const all = [...new Set(words.flat())];
  const scale = group.length < 2 || all.length > 40 ? null : wordScale(all);
  if (scale === null) return;
  group.forEach(({ detected }, index) => {
    const own = words[index] ?? [];
    if (own.length > 0) Object.assign(detected, ratingOfWords(own, scale));
  });
}

function joinNumbers(group: readonly Candidate[]): void {
  if (group.length < 2) return;
  const seen = group.map(({ column, detected }) => seenIn(column, detected));
  const low = Math.min(...seen.map((ends) => ends.low));
  const high = Math.max(...seen.map((ends) => ends.high));
  const ends = usualEnds({ low, high });
  if (ends === null) return;
  group.forEach(({ column, detected }, index) => {
    const own = seen[index];
    const isSure = column.question !== null || nameStem(column.name) !== null || own?.high === high;
    if (!isSure || own === undefined || isOfItsOwn(column, detected, own, high)) return;
    if (own.low !== low || own.high !== high) detected.because += `, beside others from ${low} to ${high}`;
    detected.ends = ends;
  });
}

/** Outside of a grid: many gave the highest number that anybody gave, and nobody any of those above that others have. */
function isOfItsOwn(
  { tally, question }: FileColumn,
  { missing }: Detected,
  own: ScaleEnds,
  high: number,
): boolean {
  if (question !== null || own.high > high - 2 || (own.low !== 0 && own.low !== 1)) return false;
  const none = new Set(missing.map(({ cell }) => cell));
  let [answers, atTop] = [0, 0];
  for (const [cell, { count }] of tally.cells) {
    if (none.has(cell)) continue;
    answers += count;
    if (Number(cell.replace(",", ".")) === own.high) atTop += count;
  }
  return answers >= leastAnswers && atTop >= answers / 10;
}

const leastAnswers = 30;

function seenIn({ tally }: FileColumn, { missing }: Detected): ScaleEnds {
  const none = new Set(missing.map(({ cell }) => cell));
  const values = [...tally.cells.keys()]
    .filter((cell) => !none.has(cell))
    .map((cell) => Number(cell.replace(",", ".")));
  const known = values.filter((value) => !Number.isNaN(value));
  return { low: Math.min(...known, tally.beyond.low), high: Math.max(...known, tally.beyond.high) };
}
