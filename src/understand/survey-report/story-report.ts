import type { Block, Report, Table } from "#document/report.ts";
import { breakable, shortened } from "../profile/wording.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { oneLine } from "./figures.ts";
import { chartBlocks } from "./print-charts.ts";
import { plotBlocks } from "./print-plots.ts";
import type { StoryChapter, StoryPart, StoryTable, SurveyStory } from "./story.ts";

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

function partBlocks(results: SurveyResults, part: StoryPart): Block[] {
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
      return chartBlocks({ results }, part);
    case "plot":
      return plotBlocks(part);
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
  results: SurveyResults,
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
    ...chapter.parts.flatMap((part) => partBlocks(results, part)),
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

export interface ReportFrame {
  /** What the report is, over the name of what it is about: "What matters most". */
  title: string;
  kicker: string;
  /** On the cover; those without a value are left out. */
  facts: { label: string; value: string }[];
  /** Who may read this and what is withheld. */
  notice: string;
}

/** A story as a printed report, chapter by chapter with every chart. Pure. */
export function storyReport(
  results: SurveyResults,
  story: SurveyStory,
  { title, kicker, facts, notice }: ReportFrame,
): Report {
  return {
    language: "en",
    title,
    subject: breakable(story.title),
    shortSubject: shortened(oneLine(story.title), 60),
    date: story.date,
    labels: { contents: "Contents", page: "Page", logo: "Logo" },
    cover: {
      kicker,
      facts: facts
        .filter(({ value }) => value !== "")
        .map(({ label, value }) => ({ label, value: breakable(value) })),
      notice,
    },
    blocks: [
      ...inShort(story),
      ...story.chapters.flatMap((chapter, index) =>
        chapterBlocks(results, chapter, story.chapters[index - 1]),
      ),
    ],
  };
}
