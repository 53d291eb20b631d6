import {
  type CodedBatch,
  type MissingReason,
  missingReasons,
  type SurveyFile,
  type Understanding,
  type UnderstoodColumn,
} from "#listen/survey-files/survey-file.ts";

/** A column as a test writes it: answers are numbers, or why there is none. */
export interface TestColumn extends Partial<Omit<UnderstoodColumn, "examples" | "missing">> {
  name: string;
  answers: readonly (number | MissingReason)[];
}

/** A survey in memory: rated columns unless said otherwise, read in blocks of the given size. */
export function surveyOf(
  columns: readonly TestColumn[],
  about: Partial<Understanding> = {},
  blockSize = 64,
): SurveyFile {
  const rows = columns[0]?.answers.length ?? 0;
  const understanding: Understanding = {
    file: { name: "answers.csv", bytes: 0, format: "csv" },
    layout: { encoding: "utf-8", separator: ",", sheet: null, headerRows: 1 },
    rows,
    rejected: { count: 0, first: [] },
    columns: columns.map(({ answers, ...column }, position) => ({
      position,
      option: null,
      label: column.name,
      kind: "rating",
      by: "file",
      because: "",
      ends: null,
      reversed: false,
      values: [],
      missing: [],
      filled: answers.filter((answer) => typeof answer === "number").length,
      distinct: Math.min(1_000, new Set(answers).size),
      examples: [],
      question: null,
      ...column,
    })),
    scales: [],
    outcome: null,
    group: null,
    weights: null,
    duration: null,
    notes: [],
    ...about,
  };
  const { file, layout, rejected } = understanding;
  async function* read(names: readonly string[]): AsyncGenerator<CodedBatch> {
    const chosen = names.map((name) => columns.find((column) => column.name === name)?.answers ?? []);
    for (let from = 0; from < rows; from += blockSize) {
      const parts = chosen.map((answers) => answers.slice(from, from + blockSize));
      yield {
        rows: Math.min(blockSize, rows - from),
        values: parts.map((part) =>
          Float64Array.from(part, (one) => (typeof one === "number" ? one : Number.NaN)),
        ),
        missing: parts.map((part) =>
          Uint8Array.from(part, (one) => (typeof one === "number" ? 0 : 1 + missingReasons.indexOf(one))),
        ),
      };
    }
  }
  return {
    understanding,
    fidelity: {
      file,
      definition: null,
      layout,
      rows,
      rejected,
      counts: { kept: 0, changed: 0, lost: 0 },
      lines: [],
      notes: [],
      columns: understanding.columns,
      mapping: {},
    },
    read,
  };
}
