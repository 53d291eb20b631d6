import { fitTogether } from "#document/pptx/chart-places.ts";
import type { DeckChart, Slide, SlideChart } from "#document/pptx/deck.ts";
import { textHeight } from "#document/pptx/fit.ts";
import { oneLine, whole } from "../survey-report/figures.ts";
import type { StoryChapter, StoryChart, StoryPart, StoryPlot } from "../survey-report/story.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { deckCharts } from "./deck-charts.ts";
import { facilitationOf } from "./facilitation.ts";
import { beginning, longestTitle, sentencesOf } from "./sentences.ts";

/** Slides with charts of one chapter; a workshop has no time for more. */
const mostSlides = 4;
/** Slides over which one long chart goes on. */
const mostParts = 2;
/** Inches for charts and what is said above them, and how wide that is. */
const room = { height: 5.3, width: 12.1, points: 16 };

/** A chart with where it stands in its chapter. */
interface Drawn extends SlideChart {
  order: number;
  /** Its place among the charts below the same heading: the first are the most important. */
  place: number;
  /** What the text right before it says, where it says something. */
  finding: string;
}

/** A chapter's charts: the most important ones, those with few bars together on a slide. */
export function chapterSlides(chapter: StoryChapter, results: SurveyResults): Slide[] {
  const { id, title, answer } = chapter;
  const all = drawnOf(chapter, results);
  const kept: Drawn[] = [];
  for (const one of all.toSorted((one, other) => one.place - other.place || one.order - other.order)) {
    const more = [...kept, one].toSorted((one, other) => one.order - other.order);
    if (slidesOf(more, chapter).length <= mostSlides) kept.splice(0, kept.length, ...more);
  }
  const left = all.length - kept.length;
  return slidesOf(kept, chapter).map((charts, index): Slide => {
    const [first] = charts;
    const said = index === 0 ? answer : (first?.finding ?? "");
    // A single chart's caption is the title where nothing else is said; several charts keep theirs.
    const topic = index === 0 || charts.length > 1 ? title : (first?.caption ?? title);
    const { head, lead } = told(said, topic);
    const spoken = [
      index === 0
        ? facilitationOf(id)
        : `More on “${title}”: how to lead it stands in the notes of its first slide.`,
      said === "" ? "" : `In short: ${said}`,
      ...charts.slice(1).map(({ finding }) => finding),
      ...charts.map(({ caption, alt }) => `The chart in words (${caption}): ${alt}`),
      index === 0 && left > 0
        ? `${left === 1 ? "One more chart" : `${whole(left)} more charts`} of this part stand${left === 1 ? "s" : ""} in the report.`
        : "",
    ];
    return {
      kind: "chart",
      kicker: head === title ? "" : title,
      title: head,
      lead,
      charts: charts.map(({ caption, chart, note, alt }) => ({
        caption: caption === head ? "" : caption,
        chart,
        note,
        alt,
      })),
      notes: spoken.filter((text) => text !== "").join("\n\n"),
    };
  });
}

/** The finding as the title where it is short enough to be one, and what else is said. */
function told(said: string, topic: string): { head: string; lead: string } {
  const [first = "", ...more] = sentencesOf(said);
  if (first === "" || first.length > longestTitle) return { head: topic, lead: beginning(said, 260) };
  return { head: first, lead: beginning(more.join(" "), 240) };
}

function drawnOf({ parts }: StoryChapter, results: SurveyResults): Drawn[] {
  const drawn: Drawn[] = [];
  let place = 0;
  parts.forEach((part, at) => {
    if (part.kind === "heading") place = 0;
    if (part.kind !== "chart" && part.kind !== "plot") return;
    const charts = deckCharts(part, results);
    const count = Math.min(charts.length, mostParts);
    charts.slice(0, mostParts).forEach((chart, index) => {
      const isLast = index === count - 1;
      drawn.push({
        order: drawn.length,
        place: place + index,
        finding: index === 0 ? findingOf(parts, at) : "",
        caption: `${topicOf(part.title)}${count > 1 ? ` (${index + 1} of ${count})` : ""}`,
        chart,
        note: [
          slideNote(part, results),
          isLast && charts.length > count ? "The report has the rows that are not shown here." : "",
        ]
          .filter((text) => text !== "")
          .join(" "),
        alt: part.alt,
      });
    });
    if (charts.length > 0) place++;
  });
  return drawn;
}

/** What a paragraph says that leads to a chart: the first below a heading, or one that the chart is named after. */
function findingOf(parts: readonly StoryPart[], at: number): string {
  const before = parts[at - 1];
  if (before?.kind !== "paragraph" || before.style !== "body") return "";
  const opens = parts[at - 2]?.kind === "heading" || /^delight/i.test(before.text);
  return opens ? before.text : "";
}

/** Charts in their order on as few slides as they can be read on. */
function slidesOf(charts: readonly Drawn[], { title, answer }: StoryChapter): Drawn[][] {
  const slides: Drawn[][] = [];
  for (const one of charts) {
    const last = slides.at(-1);
    const { lead } = told(slides.length <= 1 ? answer : (last?.[0]?.finding ?? ""), title);
    const high = room.height - (lead === "" ? 0 : textHeight(lead, room.points, room.width) + 0.1);
    // What has a finding of its own has a title of its own, but for a single bar that would stand alone.
    const joins = one.finding === "" || last?.every(({ chart }) => isOneBar(chart));
    if (last && joins && fitTogether([...last, one], high)) last.push(one);
    else slides.push([one]);
  }
  return slides;
}

/** What holds a name from right to left already keeps it together. */
const topicOf = (title: string) => (title.includes("\u2068") ? title : oneLine(title, 140));

const isOneBar = (chart: DeckChart) => chart.kind === "bars" && chart.categories.length === 1;

/** Slides draw drivers and items in a way of their own. */
function slideNote(part: StoryChart | StoryPlot, { outcome }: SurveyResults): string {
  if (part.kind === "chart" && part.chart === "drivers")
    return `Part of the differences in the outcome (LMG), with 95 % bootstrap intervals. n = ${whole(outcome?.n ?? 0)} complete answers.`;
  if (part.kind === "chart" && part.chart === "items")
    return "Means with 95 % intervals, and how many answered.";
  const isMuted =
    part.kind === "plot" &&
    part.figures.plot === "rows" &&
    part.figures.series.length === 1 &&
    part.figures.rows.some(({ look }) => look === "before");
  const kept = sentencesOf(part.note ?? "").filter((sentence) => !elsewhere.test(sentence));
  return [...kept, ...(isMuted ? ["Grey bars are no evidence of a difference."] : [])].join(" ");
}

/** What notes say of marks and tables that slides don't have. */
const elsewhere = /hollow|filled marks?|vertical line|in the table/i;
