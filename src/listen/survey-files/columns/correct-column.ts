import type { AnswerValue, ColumnCorrection, ColumnKind } from "../survey-file.ts";
import { joinAlike, withoutTwins } from "./alike-answers.ts";
import { answerKey } from "./answer-key.ts";
import { cellNumber } from "./cell-numbers.ts";
import { codedAnswers, ratingOfCodes } from "./coded-answers.ts";
import { choiceValues, ratingOfWords } from "./detect-column.ts";
import { type Detected, type FileColumn, note } from "./detected.ts";
import { usualEnds } from "./number-column.ts";
import { packedOptions } from "./packed-options.ts";
import { wordScale } from "./word-scales.ts";

/** Puts what a person says in the place of what was detected. */
export function correctColumn(column: FileColumn, detected: Detected, said: ColumnCorrection): Detected {
  const kind = said.kind ?? detected.kind;
  const base = kind === detected.kind ? detected : asKind(column, detected, kind);
  const corrected = { ...base, notes: [...base.notes] };
  if (said.reversed !== undefined || said.values !== undefined) {
    corrected.reversed = said.reversed ?? false;
    corrected.notes = corrected.notes.filter(({ code }) => code !== "scale.turned" && code !== "ranks");
  }
  if (said.kind !== undefined)
    corrected.notes = corrected.notes.filter(({ code }) => code !== "text.recurring");
  if (said.missing !== undefined) corrected.missing = said.missing;
  if (said.values !== undefined) {
    const isList = kind === "choice" || kind === "rating";
    const own = isList ? withoutTwins(said.values) : { values: said.values, also: [] };
    corrected.values = withNewAnswers(column, corrected, own);
    corrected.also = [...(corrected.also ?? []), ...own.also];
  }
  if (said.ends !== undefined) corrected.ends = said.ends;
  else if (said.values !== undefined && kind === "rating")
    corrected.ends = endsOf(said.values) ?? corrected.ends;
  if (corrected.ends !== null && corrected.ends.low >= corrected.ends.high) {
    corrected.ends = null;
    corrected.notes.push(
      note(
        "ends.wrong",
        column.name,
        "check",
        "The low end of its scale must be below the high end; it is read without ends.",
      ),
    );
  }
  return corrected;
}

function endsOf(values: readonly AnswerValue[]): Detected["ends"] {
  const numbers = values.map(({ value }) => value);
  return numbers.length < 2 ? null : { low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** Answers of a choice that a person's list doesn't know come after those that it does. */
function withNewAnswers(
  column: FileColumn,
  detected: Detected,
  { values: said, also }: ReturnType<typeof withoutTwins>,
): AnswerValue[] {
  if (detected.kind === "multiple" && detected.packedBy !== null)
    return [...said, ...detected.values.filter(({ cell }) => !said.some((option) => option.cell === cell))];
  if (detected.kind !== "choice") return [...said];
  const known = new Set([
    ...said.flatMap(({ cell, label }) => [cell, label]),
    ...also.map(({ cell }) => cell),
  ]);
  const keys = new Set([...known].map(answerKey).filter((key) => key !== ""));
  const fresh = answersOf(column, detected).filter((cell) => !known.has(cell) && !keys.has(answerKey(cell)));
  const next = said.reduce((most, { value }) => Math.max(most, value), -1) + 1;
  return [...said, ...choiceValues(fresh).map((answer, index) => ({ ...answer, value: next + index }))];
}

const answersOf = ({ tally }: FileColumn, { missing }: Detected): string[] => {
  const none = new Set(missing.map(({ cell }) => cell));
  return [...tally.cells.keys()].filter((cell) => !none.has(cell));
};

/** The same cells used in another way: numbers as groups, words as ratings, codes as amounts. */
export function asKind(column: FileColumn, detected: Detected, kind: ColumnKind): Detected {
  const cells = answersOf(column, detected);
  const base: Detected = {
    ...detected,
    kind,
    because: "as corrected",
    ends: null,
    values: [],
    packedBy: null,
    reversed: false,
    notes: detected.notes.filter(({ code }) => code !== "text.recurring"),
  };
  if (kind === "choice") {
    const { kept, also } = joinAlike(
      cells.slice(0, 1000).map((cell) => [cell, column.tally.cells.get(cell)?.count ?? 0] as const),
    );
    const values = choiceValues(kept);
    const named = new Map(detected.values.map(({ cell, label }) => [cell, label]));
    return {
      ...base,
      also,
      values: values.map((answer) => ({ ...answer, label: named.get(answer.cell) ?? answer.label })),
    };
  }
  if (kind === "multiple") {
    const packed = packedOptions(column.tally.cells, true);
    if (packed === null) return base;
    const values = packed.options.map((cell, value) => ({ cell, value, label: cell }));
    return { ...base, values, packedBy: packed.separator };
  }
  if (kind !== "rating" && kind !== "number") return base;
  const numbers = cells
    .map((cell) => cellNumber(cell, detected.decimal))
    .filter((value) => !Number.isNaN(value));
  if (numbers.length >= cells.length * 0.5 && numbers.length > 0) {
    const { beyond } = column.tally;
    const ends = { low: Math.min(beyond.low, ...numbers), high: Math.max(beyond.high, ...numbers) };
    return { ...base, ends: kind === "rating" ? (detected.ends ?? usualEnds(ends)) : null };
  }
  const codes = codedAnswers(cells);
  if (codes !== null) return { ...base, ...ratingOfCodes(codes), kind, because: "as corrected" };
  const scale = cells.length > 40 ? null : wordScale(cells);
  if (scale !== null) return { ...base, ...ratingOfWords(cells, scale), kind, because: "as corrected" };
  const text =
    "Its answers are words in no order that is known. Give each its number in `values`; until then none counts.";
  return { ...base, notes: [...base.notes, note("values.needed", column.name, "check", text)] };
}
