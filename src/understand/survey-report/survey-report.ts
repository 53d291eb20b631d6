import type { Block, Report, Table } from "#document/report.ts";
import { breakable, longDate, shortened } from "../profile/wording.ts";
import { oneLine, whole } from "./figures.ts";
import { chartBlocks } from "./print-charts.ts";
import type { StoryChapter, StoryPart, StorySource, StoryTable, SurveyStory } from "./story.ts";

/** Words longer than this make a column of words as wide as there is room, and a wider one than others. */
const wideFrom = 22;
const widestFrom = 90;

function columnWidth({ rows, columns }: StoryTable, index: number): Table["columns"][number]["width"] {
  const column = columns[index];
  if (!column) return "auto";
  const longestCell = Math.max(0, ...rows.map((row) => row[index]?.length ?? 0));
  if (column.align === "end") return column.title.length > 14 && longestCell <= 8 ? "medium" : "auto";
  const longest = Math.max(column.title.length, longestCell);
  if (longest > widestFrom && index > 0) return "widest";
  return index === 0 || longest > wideFrom ? "wide" : "auto";
}

function tableBlock(table: StoryTable): Table {
  return {
    kind: "table",
    title: table.title,
    columns: table.columns.map((column, index) => ({
      ...column,
      title: breakable(column.title),
      width: columnWidth(table, index),
    })),
    rows: table.rows.map((row) => ({ cells: row.map((text) => ({ text: breakable(text) })) })),
    ...(table.note === null ? {} : { note: table.note }),
  };
}

function partBlocks(source: StorySource, part: StoryPart): Block[] {
  switch (part.kind) {
    case "paragraph":
      return [
        part.style === "note"
          ? { kind: "paragraph", style: "note", text: breakable(part.text) }
          : { kind: "paragraph", text: breakable(part.text) },
      ];
    case "list":
      return [{ ...part, items: part.items.map(breakable) }];
    case "definitions":
      return [
        {
          kind: "definitions",
          items: part.items.map(({ term, text }) => ({ term: breakable(term), text: breakable(text) })),
        },
      ];
    case "table":
      return [tableBlock(part)];
    case "chart":
      return chartBlocks(source, part);
    case "heading":
      return [part];
  }
}

/** True of a chapter of a few lines. */
const isShort = ({ parts, isAppendix }: StoryChapter) =>
  !isAppendix &&
  parts.length <= 5 &&
  parts.every(({ kind }) => kind === "paragraph" || kind === "list" || kind === "heading");

function chapterBlocks(
  source: StorySource,
  chapter: StoryChapter,
  before: StoryChapter | undefined,
): Block[] {
  return [
    {
      kind: "chapter",
      title: chapter.title,
      ...(isShort(chapter) && before && isShort(before) ? { goesOn: true } : {}),
      ...(chapter.isAppendix ? { kicker: "Appendix" } : {}),
    },
    { kind: "paragraph", style: "lead", text: breakable(chapter.answer) },
    ...chapter.parts.flatMap((part) => partBlocks(source, part)),
  ];
}

/** The first page: figures and the four answers. */
function inShort(story: SurveyStory): Block[] {
  const questions = story.chapters.filter(({ isAppendix }) => !isAppendix);
  return [
    { kind: "chapter", title: "In short" },
    { kind: "totals", items: story.headline.map((item) => ({ ...item, note: breakable(item.note) })) },
    {
      kind: "definitions",
      items: questions.map(({ title }, index) => ({
        term: title,
        text: breakable(story.summary[index] ?? ""),
      })),
    },
  ];
}

/**
 * The printed report: the story in its order with every chart. Pure.
 *
 * @param consultant who publishes it; "" for nobody
 */
export function surveyReport(source: StorySource, story: SurveyStory, consultant: string): Report {
  const { results, fidelity } = source;
  const facts = [
    { label: "Answers", value: whole(results.n) },
    { label: "Outcome", value: results.outcome ? breakable(oneLine(results.outcome.label, 120)) : "" },
    { label: "Read from", value: breakable(oneLine(fidelity.file.name, 120)) },
    { label: "Date", value: longDate(source.date) },
    { label: "Prepared by", value: consultant },
  ].filter(({ value }) => value !== "");
  return {
    language: "en",
    title: "What matters most",
    subject: breakable(story.title),
    shortSubject: shortened(oneLine(story.title), 60),
    date: source.date,
    labels: { contents: "Contents", page: "Page", logo: "Logo" },
    cover: {
      kicker: "Survey report",
      facts,
      notice: `Figures of fewer than ${results.minimum} answers are withheld, and others where a withheld one could be worked out from them. The figures are for learning what to change.`,
    },
    blocks: [
      ...inShort(story),
      ...story.chapters.flatMap((chapter, index) =>
        chapterBlocks(source, chapter, story.chapters[index - 1]),
      ),
    ],
  };
}
