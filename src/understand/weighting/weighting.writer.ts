import { csvCell } from "#platform/csv-cell.ts";
import { type SheetCell, writeSheets } from "#platform/spreadsheet/sheets.writer.ts";
import type { Estimate } from "../surveys/survey-results.ts";
import type { WeightedSurvey } from "./weighted-survey.ts";

const header = [
  "Item",
  "Label",
  "Figure",
  "n",
  "Effective n",
  "Not weighted",
  "Low (95 %)",
  "High (95 %)",
  "Weighted",
  "Low (95 %)",
  "High (95 %)",
];

const cells = (estimate: Estimate | null): SheetCell[] => [
  estimate?.estimate ?? null,
  estimate?.low ?? null,
  estimate?.high ?? null,
];

/** A line for each mean, share of an answer, and the net promoter score. */
function* lines({ items, nps }: WeightedSurvey): Generator<SheetCell[]> {
  for (const { name, label, kind, n, effective: own, unweighted, weighted, answers } of items) {
    const figure = kind === "multiple" ? "Share" : "Mean";
    if (weighted) yield [name, label, figure, n, own, ...cells(unweighted), ...cells(weighted)];
    for (const answer of answers ?? [])
      yield [
        name,
        label,
        `Share: ${answer.label}`,
        n,
        own,
        ...cells(answer.unweighted),
        ...cells(answer.weighted),
      ];
  }
  if (nps)
    yield [
      nps.item,
      "",
      "Net promoter score",
      nps.n,
      items.find(({ name }) => name === nps.item)?.effective ?? null,
      ...cells(nps.unweighted),
      ...cells(nps.weighted),
    ];
}

const marginHeader = [
  "Margin",
  "Group",
  "People",
  "Share of answers",
  "Target",
  "Weighted share",
  "Targets are",
];

function* marginLines({ margins }: WeightedSurvey): Generator<SheetCell[]> {
  for (const { label, source, groups, elsewhere } of margins) {
    const from = source === "invited" ? "shares of those invited" : "typed";
    for (const { label: name, n, answered, target, weighted } of groups)
      yield [label, name, n, answered, target, weighted, from];
    if (elsewhere.n > 0)
      yield [
        label,
        "(none of these groups)",
        elsewhere.n,
        elsewhere.share,
        elsewhere.share,
        elsewhere.share,
        "keep their share",
      ];
  }
}

/** Weighted and other figures as CSV, a line each. */
export function* weightingCsv(record: WeightedSurvey): Generator<string> {
  const line = (row: readonly SheetCell[]) =>
    `${row.map((cell) => (typeof cell === "number" ? String(cell) : csvCell(String(cell ?? "")))).join(",")}\r\n`;
  yield `\uFEFF${line(header)}`;
  for (const row of lines(record)) yield line(row);
}

async function* all(rows: Iterable<SheetCell[]>): AsyncGenerator<SheetCell[][]> {
  yield [...rows];
}

/** The same as a workbook, with the margins and how the weights were made. */
export function weightingWorkbook(
  campaign: string,
  record: WeightedSurvey,
): AsyncGenerator<Uint8Array, void, void> {
  const { n, effective, designEffect, weights, methods } = record;
  const about: SheetCell[][] = [
    ["Campaign", campaign],
    ["People who answered", n],
    ["Effective number of people", effective],
    ["Design effect", designEffect],
    ["Least weight", weights.least],
    ["Largest weight", weights.most],
    ["Cap", weights.cap ?? "none"],
    ["People whose weight was held down", weights.trimmed],
    ["Largest difference of a share from its target", weights.largestDifference],
    ...methods.map(({ figure, text }): SheetCell[] => [`Method: ${figure}`, text]),
  ];
  return writeSheets([
    { name: "About", header: ["What", "Said"], widths: [44, 120], rows: all(about) },
    {
      name: "Margins",
      header: marginHeader,
      widths: [22, 30, 10, 16, 12, 16, 24],
      rows: all(marginLines(record)),
    },
    {
      name: "Figures",
      header,
      widths: [18, 50, 28, 8, 12, 14, 12, 12, 12, 12, 12],
      rows: all(lines(record)),
    },
  ]);
}
