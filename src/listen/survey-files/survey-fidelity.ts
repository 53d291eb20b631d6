import { answeredLines } from "./answered-questions.ts";
import { type ColumnPlan, cellCoder } from "./columns/column-plan.ts";
import type { ColumnTally } from "./columns/column-tally.ts";
import { isBesideOptions } from "./columns/option-siblings.ts";
import type { AnsweredColumn } from "./columns/understand-columns.ts";
import type { SurveyDefinition } from "./definitions/survey-definition.ts";
import type {
  ColumnCorrection,
  Fidelity,
  FidelityLine,
  Mapping,
  Understanding,
  UnderstoodColumn,
} from "./survey-file.ts";
import { noAnswers, packedName, type UsedColumn, usedColumn } from "./used-column.ts";

export interface FidelityInput {
  understanding: Understanding;
  plans: readonly ColumnPlan[];
  /** By position. */
  tallies: readonly ColumnTally[];
  definition: { name: string; survey: SurveyDefinition } | null;
  /** By code of the defined questions that have a column in the file: what was made of each. */
  answered: ReadonlyMap<string, readonly AnsweredColumn[]>;
  personal: ReadonlySet<string>;
  /** Codes that a person said are no answer in any column. */
  missing: readonly string[];
  repeated: readonly string[];
}

/** What became of everything in the file and its definition, and the mapping that reads the next file the same way. */
export function surveyFidelity(input: FidelityInput): Fidelity {
  const { understanding, definition } = input;
  const lines = [
    ...input.repeated.map(repeatedLine),
    ...understanding.columns.map((column, index) => columnLine(column, input.plans[index], input)),
    ...(definition === null ? [] : answeredLines(definition.survey, input.answered, understanding.rows)),
  ];
  const count = (verdict: FidelityLine["verdict"]): number =>
    lines.filter((line) => line.verdict === verdict).length;
  const { file, layout, rows, rejected, notes, columns } = understanding;
  return {
    file,
    definition: definition === null ? null : aboutDefinition(definition),
    layout,
    rows,
    rejected,
    counts: { kept: count("kept"), changed: count("changed"), lost: count("lost") },
    lines,
    notes,
    columns,
    mapping: mappingOf(input),
  };
}

const aboutDefinition = ({
  name,
  survey,
}: NonNullable<FidelityInput["definition"]>): Fidelity["definition"] => ({
  name,
  format: survey.format,
  title: survey.title,
  languages: survey.languages,
  questions: survey.questions.length,
});

const repeatedLine = (name: string): FidelityLine => ({
  where: name,
  what: "header",
  verdict: "changed",
  text: "The header comes more than once; from the second one on its columns have a number.",
});

function columnLine(
  column: UnderstoodColumn,
  plan: ColumnPlan | undefined,
  input: FidelityInput,
): FidelityLine {
  const line = (verdict: FidelityLine["verdict"], text: string): FidelityLine => ({
    where: column.name,
    what: "column",
    verdict,
    text,
  });
  if (input.personal.has(column.name)) {
    return line(
      "lost",
      `Personal data (${column.because}): not read into any figure, not stored in results.`,
    );
  }
  switch (column.kind) {
    case "empty":
      return line("lost", `Not used: ${column.because}.`);
    case "text":
      return line("lost", `Texts: no figures are made of them.${besideOptions(column, input)}`);
    case "date":
      return line("lost", "Dates: no figures are made of them.");
    case "identifier":
    case "technical":
      return line("lost", `Not read into any figure: ${column.because}.`);
    default:
      return { ...line("kept", ""), ...used(column as UsedColumn, plan, input.tallies[column.position]) };
  }
}

/** Another answer, typed beside options: whoever did only that was asked all the same. */
const besideOptions = (column: UnderstoodColumn, { plans }: FidelityInput): string =>
  isBesideOptions(column, plans)
    ? " Whoever typed something here counts as asked in its question’s options."
    : "";

function used(column: UsedColumn, plan: ColumnPlan | undefined, tally: ColumnTally | undefined) {
  const seen = column.missing.filter(({ cell }) => tally?.cells.has(cell));
  const unreadable = plan === undefined || tally === undefined ? 0 : unreadableCells(plan, tally);
  return usedColumn(column, [
    ...noAnswers(seen),
    ...(unreadable > 0
      ? [unreadable === 1 ? "1 cell can't be read" : `${unreadable} cells can't be read`]
      : []),
  ]);
}

function unreadableCells(plan: ColumnPlan, tally: ColumnTally): number {
  const code = cellCoder(plan);
  let count = 0;
  for (const [cell, seen] of tally.cells) if (code(cell).missing === 7) count += seen.count;
  return count;
}

/** Everything that a later file may not show by itself: how each column is used, its answers in order, what is no answer. */
function mappingOf({ understanding, missing, plans }: FidelityInput): Mapping {
  const columns: Record<string, ColumnCorrection> = {};
  understanding.columns.forEach((column, index) => {
    if (column.option !== null) {
      const before = columns[packedName(column)]?.values ?? [];
      const option = { cell: column.option, value: before.length, label: column.label };
      const driver = column.driver === false ? { driver: false } : {};
      columns[packedName(column)] =
        column.by === "file"
          ? { kind: "multiple", ...driver }
          : { kind: "multiple", question: column.question, values: [...before, option], ...driver };
    } else if (column.kind !== "empty" && (column.by !== "file" || isRead(column))) {
      columns[column.name] = correctionOf(column, plans[index]);
    }
  });
  return {
    layout: understanding.layout,
    ...(missing.length === 0 ? {} : { missing: [...missing] }),
    columns,
    scales: understanding.scales,
    outcome: understanding.outcome,
    group: understanding.group,
    weights: understanding.weights,
  };
}

const isRead = ({ kind }: UnderstoodColumn): boolean =>
  ["rating", "number", "choice", "multiple"].includes(kind);

function correctionOf(column: UnderstoodColumn, plan: ColumnPlan | undefined): ColumnCorrection {
  if (!isRead(column)) return { kind: column.kind };
  const { label, name, kind, ends, reversed, values, question } = column;
  const also = (plan?.also ?? []).flatMap(({ cell, code }) => {
    const answer = values.find((one) => one.cell === code);
    return answer === undefined ? [] : [{ ...answer, cell }];
  });
  const seen = new Set(values.map(({ cell }) => cell));
  const all = [...values, ...also.filter(({ cell }) => !seen.has(cell))];
  return {
    ...(label === name || column.by === "file" ? {} : { label }),
    kind,
    ...(kind === "rating" || kind === "number" ? { ends } : {}),
    ...(reversed || (kind === "rating" && column.by !== "file") ? { reversed } : {}),
    ...((column.by === "file" && kind !== "multiple") || question === null ? {} : { question }),
    ...(all.length === 0 ? {} : { values: all }),
    ...(column.missing.length === 0 ? {} : { missing: column.missing }),
    ...(column.driver === false ? { driver: false } : {}),
  };
}
