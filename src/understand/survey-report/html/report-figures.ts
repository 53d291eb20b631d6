import type { Fidelity } from "#listen/survey-files/survey-file.ts";
import type { ItemResult, SurveyResults } from "../../surveys/survey-results.ts";
import type { StoryChart, StoryPart, StoryPlot, SurveyStory } from "../story.ts";
import { itemSpreads, itemsByScale } from "./item-charts.ts";
import type { ReportChart } from "./report-chart.ts";

/** A chart in its place in the report. */
export interface PlacedChart extends ReportChart {
  title: string;
  alt: string;
  /** Of figures that a chart brings along: how they were computed. */
  how?: StoryPlot["how"];
}

/** What the page's script needs of the results, and the charts in their order. */
export interface PageFigures {
  results: SurveyResults;
  charts: Omit<PlacedChart, "alt" | "how">[];
  /** Printed below saved pictures. */
  source: string;
}

const spreadNote = "Each bar is all answers to one question.";

/**
 * The charts that stand for one of the story's: ratings are drawn a scale at a time, each followed by how its answers spread.
 */
function placedCharts(results: SurveyResults, part: StoryChart): PlacedChart[] {
  const { chart, title, alt, names } = part;
  const note = part.note ?? "";
  if (chart !== "items") return [{ chart, title, alt, note, names }];
  const scales = itemsByScale(results, names);
  return scales.flatMap(({ scale, names: members }): PlacedChart[] => {
    const own = scales.length > 1 ? `${title} (${scale})` : title;
    const spreads = itemSpreads(results, members);
    return [
      { chart: "items", title: own, alt: scales.length > 1 ? `${scale}. ${alt}` : alt, note, names: members },
      ...spreads.map(({ chart: { categories, rows } }): PlacedChart => {
        const ends = [categories[0], categories.at(-1)].filter(Boolean).join(" to ");
        return {
          chart: "spread",
          title: `How answers spread, from ${ends}`,
          alt: `Bars of ${rows.length === 1 ? "one question" : `${rows.length} questions`}; their figures are in the table below.`,
          note: spreadNote,
          names: rows.map(({ key }) => key),
        };
      }),
    ];
  });
}

/** Only the part of the results that these charts show. */
export function figuresOf(
  results: SurveyResults,
  charts: readonly PlacedChart[],
  source: string,
): PageFigures {
  const named = (kinds: readonly ReportChart["chart"][]) =>
    new Set(charts.flatMap(({ chart, names }) => (kinds.includes(chart) ? names : [])));
  const shown = named(["drivers", "map", "items", "spread", "shares", "groups"]);
  const spread = named(["spread"]);
  const inGroups = named(["items", "groups"]);
  const places = [...named(["gaps"])].map(Number).toSorted((one, other) => one - other);
  const driven = results.outcome && {
    ...results.outcome,
    drivers: named(["drivers", "map"]).size > 0 ? results.outcome.drivers : [],
  };
  return {
    source,
    charts: charts.map(({ chart, title, note, names, figures }) => ({
      chart,
      title,
      note,
      ...(figures && { figures }),
      names: chart === "gaps" ? names.map((place) => String(places.indexOf(Number(place)))) : names,
    })),
    results: {
      ...results,
      outcome: driven,
      items: results.items
        .filter(({ name }) => shown.has(name) || name === results.nps?.item)
        .map(
          (item): ItemResult => ({
            ...item,
            missing: {},
            distribution: spread.has(item.name) ? item.distribution : null,
          }),
        ),
      gaps: places.flatMap((place) => results.gaps[place] ?? []),
      groups: results.groups.map((group) => ({
        ...group,
        items: group.items.filter(({ name }) => inGroups.has(name)),
      })),
      groupTests: [],
      reliability: [],
      methods: [],
      notes: [],
      careless: null,
    },
  };
}

const placedPlot = ({ title, alt, note, how, figures }: StoryPlot): PlacedChart => ({
  chart: "plot",
  title,
  alt,
  note,
  names: [],
  how,
  figures,
});

/** The charts of a story by their part. */
export function chartsOf(results: SurveyResults, story: SurveyStory): Map<StoryPart, PlacedChart[]> {
  const parts = story.chapters.flatMap((chapter) => chapter.parts);
  return new Map(
    parts.flatMap((part): [StoryPart, PlacedChart[]][] =>
      part.kind === "chart"
        ? [[part, placedCharts(results, part)]]
        : part.kind === "plot"
          ? [[part, [placedPlot(part)]]]
          : [],
    ),
  );
}

/** "service-survey.csv, 412 answers, 1 March 2026" */
export function sourceWords(
  story: SurveyStory,
  fidelity: Pick<Fidelity, "file">,
  results: SurveyResults,
): string {
  return [
    story.title,
    fidelity.file.name,
    `${results.n.toLocaleString("en-GB")} answers`,
    printedDate(story.date),
  ].join(" · ");
}

/** "1 March 2026" */
export function printedDate(date: string): string {
  const day = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(day.getTime())
    ? date
    : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
