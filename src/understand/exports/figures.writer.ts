import { csvCell } from "#platform/csv-cell.ts";
import { type SheetCell, writeSheets } from "#platform/spreadsheet/sheets.writer.ts";
import type { CampaignSurvey } from "../campaign-surveys/campaign-survey.ts";
import type { FigureRow } from "./figure-row.ts";
import { figureRows, type ReleasedFigures } from "./figure-rows.ts";

const header = [
  "Section",
  "Breakdown",
  "Group",
  "Item",
  "Label",
  "Figure",
  "Estimate",
  "Low (95 %)",
  "High (95 %)",
  "n",
  "p",
  "q",
  "Remark",
];
const widths = [16, 18, 22, 22, 50, 38, 12, 12, 12, 10, 10, 10, 34];

const cellsOf = (row: FigureRow): (string | number | null)[] => [
  row.section,
  row.breakdown,
  row.group,
  row.item,
  row.label,
  row.figure,
  row.estimate,
  row.low,
  row.high,
  row.n,
  row.p,
  row.q,
  row.remark,
];

/** All released figures as CSV, one a line. */
export function* figuresCsv(figures: ReleasedFigures): Generator<string> {
  yield `\uFEFF${header.map(csvCell).join(",")}\r\n`;
  for (const row of figureRows(figures)) {
    const cells = cellsOf(row).map((cell) => (typeof cell === "number" ? String(cell) : csvCell(cell ?? "")));
    yield `${cells.join(",")}\r\n`;
  }
}

async function* all<Each>(rows: Each[]): AsyncGenerator<Each[]> {
  yield rows;
}

/** All released figures as a workbook: a sheet for each kind, and what they are made of. */
export function figuresWorkbook(figures: ReleasedFigures): AsyncGenerator<Uint8Array, void, void> {
  const sections = Map.groupBy(figureRows(figures), ({ section }) => section);
  return writeSheets([
    { name: "About", header: ["What", "Said"], widths: [26, 120], rows: all(aboutRows(figures.survey)) },
    ...Array.from(sections, ([name, rows]) => ({
      name,
      header: header.slice(1),
      widths: widths.slice(1),
      rows: all(rows.map((row): SheetCell[] => cellsOf(row).slice(1))),
    })),
  ]);
}

function aboutRows({ campaign, overall, notes, methods }: CampaignSurvey): string[][] {
  return [
    ["Campaign", campaign.name],
    ["Questionnaire", campaign.questionnaire],
    ["Who was asked", campaign.audience === "customers" ? "Customers" : "Staff"],
    ["Answers are", campaign.anonymity],
    ["Opened", campaign.openedAt.slice(0, 10)],
    ["Closed", campaign.closedAt?.slice(0, 10) ?? "still open: a snapshot"],
    ["Smallest group shown", String(campaign.minimum)],
    ...[...notes, ...overall.notes].map(({ text }) => ["Note", text]),
    ...[...overall.methods, ...methods].map(({ figure, text }) => [`Method: ${figure}`, text]),
  ];
}
