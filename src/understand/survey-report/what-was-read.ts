import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { counted } from "../profile/wording.ts";
import { bounded, textColumn } from "./bounded-table.ts";
import { between, fixed, oneLine, sentence, whole } from "./figures.ts";
import { formatName } from "./formats.ts";
import type { StoryChapter, StoryPart, StorySource } from "./story.ts";

/** Rows of a table; fidelity.json holds all. */
const mostLines = 100;

function missingCells({ missing }: UnderstoodColumn): string {
  return missing
    .slice(0, 6)
    .map(({ cell, reason }) => `${oneLine(cell, 30)}: ${reason}`)
    .join("; ");
}

function scaleOf({ kind, ends, reversed }: UnderstoodColumn): string {
  const range = between(ends?.low ?? null, ends?.high ?? null, (value) => fixed(value, 0));
  return `${kind}${range === null ? "" : `, ${range}`}${reversed ? ", reversed" : ""}`;
}

/** What the file was taken for, and what was changed or lost. */
export function readChapter({ fidelity }: StorySource): StoryChapter {
  const { file, definition, layout, counts, rows, rejected } = fidelity;
  const facts = [
    `${file.name} was read as ${formatName(file.format)}: ${whole(rows)} ${rows === 1 ? "answer" : "answers"}${fidelity.columns.length === 0 ? "" : `, ${counted(fidelity.columns.length, "column")}`}.`,
    layout.encoding === null
      ? null
      : `Its encoding is ${layout.encoding}, cells are separated by ${layout.separator === "\t" ? "tabs" : `“${layout.separator}”`}.`,
    layout.sheet === null ? null : `The sheet is “${layout.sheet}”.`,
    layout.headerRows === 0
      ? "It has no header."
      : `${sentence(counted(layout.headerRows, "row"))} at the top ${layout.headerRows === 1 ? "is its header" : "are its header"}.`,
    definition === null
      ? null
      : `The survey is described by ${definition.name}, ${formatName(definition.format)} of ${counted(definition.questions, "question")}.`,
    rejected.count === 0 ? null : `${sentence(counted(rejected.count, "row"))} could not be read.`,
  ].filter((fact) => fact !== null);
  const changed = fidelity.lines.filter(({ verdict }) => verdict !== "kept");
  const parts: StoryPart[] = [
    ...facts.slice(1).map((fact): StoryPart => ({ kind: "paragraph", style: "body", text: fact })),
    ...bounded(
      {
        kind: "table",
        title: "Changed or lost",
        columns: [textColumn("Where"), textColumn("What"), textColumn("Became"), textColumn("How")],
        rows: changed.map((line) => [
          oneLine(line.where, 60),
          line.what,
          line.verdict,
          oneLine(line.text, 400),
        ]),
        note: null,
      },
      "fidelity.json",
      mostLines,
    ),
    ...bounded(
      {
        kind: "table",
        title: "How columns were used",
        columns: [
          textColumn("Column"),
          textColumn("Used as"),
          textColumn("Because"),
          textColumn("No answer"),
        ],
        rows: fidelity.columns.map((column) => [
          oneLine(column.name, 60),
          scaleOf(column),
          oneLine(column.because, 120),
          missingCells(column),
        ]),
        note: "Blank cells are never an answer.",
      },
      "fidelity.json",
      mostLines,
    ),
  ];
  return {
    id: "read",
    title: "What was read",
    isAppendix: true,
    answer: `${facts[0]} ${sentence(counted(counts.kept, "thing"))} kept, ${counts.changed} changed, ${counts.lost} lost.`,
    parts,
  };
}
