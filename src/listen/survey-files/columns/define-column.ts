import type { DefinedColumn } from "../definitions/survey-definition.ts";
import type { AnswerValue, ScaleEnds } from "../survey-file.ts";
import { answerDirection } from "./answer-direction.ts";
import { cellCoder } from "./column-plan.ts";
import { ratingOfWords } from "./detect-column.ts";
import { type Detected, type DetectionContext, type FileColumn, note } from "./detected.ts";
import type { DefinedHere } from "./match-definition.ts";
import { wordScale } from "./word-scales.ts";

/** A column as its definition says, with other words of the same answers. */
export interface DefinedUse extends Detected {
  also: { cell: string; code: string }[];
}

/**
 * What a definition makes of a column; null where most of its cells are nothing that the definition knows, so that what
 * the cells themselves say goes before it.
 */
export function defineColumn(
  column: FileColumn,
  detected: Detected,
  { question, columns }: DefinedHere,
  context: DetectionContext,
): DefinedUse | null {
  const [defined] = columns;
  if (defined === undefined) return null;
  const because = `defined: ${question.type}`;
  if (defined.option !== null) {
    const values = columns.map((one, value) => ({ cell: one.option ?? "", value, label: optionWords(one) }));
    const also = columns.flatMap((one) => [
      ...one.also.map(({ cell }) => ({ cell, code: one.option ?? "" })),
      ...one.values.map(({ cell }) => ({ cell, code: one.option ?? "" })),
    ]);
    const packedBy =
      detected.packedBy ??
      (column.tally.cells.size > 0 && [...column.tally.cells.keys()].some((cell) => cell.includes(";"))
        ? ";"
        : ",");
    return {
      ...detected,
      kind: "multiple",
      because,
      ends: null,
      values,
      missing: defined.missing,
      packedBy,
      also,
      notes: [],
    };
  }
  const use: DefinedUse = {
    ...detected,
    kind: defined.kind,
    because,
    ends: defined.ends,
    values: defined.values,
    missing: [...defined.missing, ...detected.missing.filter(({ cell }) => !isDefined(defined, cell))],
    packedBy: null,
    reversed: false,
    also: defined.also,
    notes: [],
  };
  if (defined.kind === "choice") orderByWords(use);
  turnDown(column, use);
  if (question.type === "ranking" && use.kind === "number" && use.ends?.low === 1) turnRanking(column, use);
  if (!["rating", "number", "choice"].includes(use.kind) || column.tally.filled === 0) return use;
  return fits(column, use, context) ? use : null;
}

/** What a ticked option is called: its words, where the definition has them beside the code. */
const optionWords = ({ option, label, values }: DefinedColumn): string =>
  values.find(({ cell, value }) => value === 1 && cell !== option)?.cell ?? label;

const isDefined = ({ values, missing }: DefinedColumn, cell: string): boolean =>
  values.some((answer) => answer.cell === cell || answer.label === cell) ||
  missing.some((none) => none.cell === cell);

/** Answers of a choice whose words are an ordered list are ratings. */
function orderByWords(use: DefinedUse): void {
  const none = new Set(use.missing.map(({ cell }) => cell));
  const answers = use.values.filter(({ cell, label }) => !none.has(cell) && !none.has(label));
  const words = answers.map(({ label }) => label);
  const scale = words.length < 2 || new Set(words).size < words.length ? null : wordScale(words);
  if (scale === null) return;
  const rating = ratingOfWords(words, scale);
  use.values = answers
    .map((answer) => ({ ...answer, value: scale.values.get(answer.label) ?? 0 }))
    .sort((one, other) => one.value - other.value);
  Object.assign(use, { kind: rating.kind, ends: rating.ends, because: `${use.because}; ${rating.because}` });
}

/** Where a header names the ends only: also the numbers between, so that each keeps its name when it is turned round. */
function withSteps({ values, missing }: Detected, { low, high }: ScaleEnds): AnswerValue[] {
  const areNumbers = values.every(({ cell, value }) => cell === String(value) && Number.isInteger(value));
  if (!areNumbers || high - low > 10) return values;
  const steps = Array.from({ length: high - low + 1 }, (_, step) => low + step);
  return steps.flatMap((value) => {
    const cell = String(value);
    const known = values.find((answer) => answer.value === value);
    const isNone = missing.some((none) => none.cell === cell);
    return known ?? (isNone ? [] : [{ cell, value, label: cell }]);
  });
}

/** Turns answers round whose words run from the good to the bad end as their numbers rise, and says so. */
export function turnDown(column: FileColumn, use: Detected): void {
  if (use.kind !== "rating" || use.reversed || use.ends === null || answerDirection(use.values) !== "down")
    return;
  const sorted = [...use.values].sort((one, other) => one.value - other.value);
  const text = `Its answers run from the good to the bad end (“${sorted[0]?.label}” to “${sorted.at(-1)?.label}”); they are turned round, so that high is good. If that is wrong, say \`reversed: false\`.`;
  use.reversed = true;
  use.values = withSteps(use, use.ends);
  use.notes = [...use.notes, note("scale.turned", column.name, "check", text)];
}

function turnRanking(column: FileColumn, use: Detected): void {
  const text =
    "It holds ranks, of which 1 is the best. They are turned round, so that a high mean is a good one.";
  use.reversed = true;
  use.notes = [...use.notes, note("ranks", column.name, "check", text)];
}

function fits(column: FileColumn, use: DefinedUse, context: DetectionContext): boolean {
  const code = cellCoder({
    column: {
      ...use,
      position: column.position,
      option: null,
      name: column.name,
      label: column.label,
      by: "definition",
      reversed: false,
      filled: 0,
      distinct: 0,
      examples: [],
      question: null,
    },
    decimal: use.decimal,
    packedBy: null,
    also: use.also,
    blank: "blank",
    context,
  });
  let [known, all] = [0, 0];
  for (const [cell, { count }] of column.tally.cells) {
    all += count;
    if (code(cell).missing !== 7) known += count;
  }
  return known >= all * 0.5;
}

/** Says that a definition was set aside. */
export const definitionMisfit = (column: FileColumn, question: string): Detected["notes"][number] =>
  note(
    "definition.misfit",
    column.name,
    "check",
    `Most of its cells are no answer that the definition of ${question} knows; it is read as the cells themselves say.`,
  );
