import type { Deck, DeckTable, Slide, TextLine } from "#document/pptx/deck.ts";
import { paged, textHeight } from "#document/pptx/fit.ts";
import { longDate } from "../profile/wording.ts";
import type { StoryChapter, StoryPart, StoryTable, SurveyStory } from "../survey-report/story.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { methodSlide, sureSlide } from "./appendix-slides.ts";
import { chapterSlides } from "./chapter-slides.ts";
import { decisionNotes, facilitationOf, summaryNotes, titleNotes } from "./facilitation.ts";
import { beginning } from "./sentences.ts";

/** What the pack is made of: the same story and figures as the report's. */
export interface PackSource {
  story: SurveyStory;
  results: SurveyResults;
  brand: Pick<Deck, "publisher" | "primary" | "accent" | "logo">;
  language: string;
}

/** Inches that lines of a slide may take, at the size that they have at most. */
const room = 5.1;
const usualPoints = 18;
const textInches = 11.6;

/** A presentation for a workshop: what the figures say, chapter by chapter, and what is decided. */
export function workshopDeck({ story, results, brand, language }: PackSource): Deck {
  const told = story.chapters.filter(({ isAppendix, id }) => !isAppendix && id !== "sure");
  const sure = story.chapters.find(({ id }) => id === "sure");
  const method = story.chapters.find(({ id }) => id === "method");
  return {
    ...brand,
    title: story.title,
    date: story.date,
    language,
    slides: [
      {
        kind: "title",
        title: story.title,
        subtitle: `Workshop pack. Figures of ${longDate(story.date)}.`,
        notes: titleNotes,
      },
      {
        kind: "figures",
        title: "In short",
        figures: story.headline,
        lines: told.map(({ title, answer }) => `${title}: ${beginning(answer, 150)}`).slice(0, 7),
        notes: summaryNotes,
      },
      ...told.flatMap((chapter) => toldSlides(chapter, results)),
      ...withoutFigures(told.filter((chapter) => isBare(chapter, results))),
      decisionSlide,
      ...(sure ? [sureSlide(sure)] : []),
      ...(method ? [methodSlide(method, results)] : []),
    ],
  };
}

const decisionSlide: Slide = {
  kind: "table",
  title: "What we decide today",
  lead: "One line for each issue, one person for each line. The measure is a question of this survey, so that the next one shows what came of it.",
  table: {
    columns: (
      [
        ["Issue", 3],
        ["Objective: what people will notice", 3.4],
        ["Measure: now → then", 2.4],
        ["Who", 1.6],
        ["By when", 1.3],
      ] as const
    ).map(([title, width]) => ({ title, width, align: "start" as const })),
    rows: Array.from({ length: 6 }, () => ["", "", "", "", ""]),
    rowHeight: 0.62,
  },
  note: "",
  notes: decisionNotes,
};

/** A chapter's charts; where there are none its first table; quotations always. */
function toldSlides(chapter: StoryChapter, results: SurveyResults): Slide[] {
  if (isBare(chapter, results)) return [];
  const { id, title, answer, parts } = chapter;
  const slides = chapterSlides(chapter, results);
  const facilitation = facilitationOf(id);
  if (id === "voices")
    return [...slides, ...quotationSlides(title, parts, slides.length === 0 ? answer : "")];
  if (slides.length > 0) return slides;
  const [table] = parts.filter((part) => part.kind === "table");
  return [
    ...textSlides(title, [line(answer), ...parts.flatMap(bodyLines)], facilitation),
    ...(table ? tableSlides(table, facilitation) : []),
  ];
}

/** Whether a chapter has nothing that could be shown. */
const isBare = (chapter: StoryChapter, results: SurveyResults) =>
  chapter.parts.every(({ kind }) => kind !== "table" && kind !== "definitions") &&
  chapterSlides(chapter, results).length === 0;

/** What can't be told in figures, together. */
const withoutFigures = (chapters: readonly StoryChapter[]): Slide[] =>
  chapters.length === 0
    ? []
    : textSlides(
        "What has no figures",
        chapters.flatMap(({ title, answer, parts }) => [
          line(title, "heading"),
          line(answer),
          ...parts.flatMap(bodyLines),
        ]),
        "Say plainly what is missing and what it would take: more answers, or a question that wasn't asked.",
      );

const line = (text: string, look: TextLine["look"] = "body"): TextLine => ({ text, look });

const bodyLines = (part: StoryPart): TextLine[] =>
  part.kind === "paragraph" ? [line(part.text, part.style === "note" ? "small" : "body")] : [];

const quotationLines = (parts: readonly StoryPart[]): TextLine[] =>
  parts.flatMap((part) =>
    part.kind === "definitions"
      ? part.items.flatMap(({ term, text }) => [
          line(term, "heading"),
          ...text.split("\n").map((words) => line(words, "quotation")),
        ])
      : [],
  );

/** Slides of quotations; the report has the others. */
const mostQuotationSlides = 2;

function quotationSlides(title: string, parts: readonly StoryPart[], answer: string): Slide[] {
  const quotations = quotationLines(parts);
  if (quotations.length === 0 && answer === "") return [];
  const lines = [...(answer === "" ? [] : [line(answer)]), ...quotations];
  const pages = textPages(lines);
  const shown = pages.slice(0, mostQuotationSlides);
  const notes = `${facilitationOf("voices")}${pages.length > shown.length ? "\n\nThe report has more quotations." : ""}`;
  return shown.map((page) => ({ kind: "text", title, lines: page, notes }));
}

const textPages = (lines: readonly TextLine[]) =>
  paged(lines, ({ text }) => textHeight(text, usualPoints, textInches) + 0.15, room);

function textSlides(title: string, lines: readonly TextLine[], notes: string): Slide[] {
  const pages = textPages(lines);
  return pages.map((page, index) => ({
    kind: "text",
    title: pages.length > 1 ? `${title} (${index + 1} of ${pages.length})` : title,
    lines: page,
    notes,
  }));
}

const rowInches = 0.42;

function tableSlides({ title, columns, rows, note }: StoryTable, notes: string): Slide[] {
  const most = Math.floor(4.6 / rowInches) - 1;
  const pages = Math.ceil(rows.length / most);
  const table = (page: number): DeckTable => ({
    columns: columns.map((column, index) => ({ ...column, width: index === 0 ? 3 : 1.4 })),
    rows: rows.slice(page * most, (page + 1) * most),
  });
  return Array.from({ length: pages }, (_, page) => ({
    kind: "table",
    title: pages > 1 ? `${title} (${page + 1} of ${pages})` : title,
    lead: "",
    table: table(page),
    note: note ?? "",
    notes,
  }));
}
