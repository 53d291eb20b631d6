import { axisAroundZero, axisBetween } from "#document/axis.ts";
import type { Block, IntervalChart } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import { maximumTotal } from "#listen/profile/questionnaire.ts";
import type { Figure } from "../profile/figure.ts";
import type { CompetencyResult } from "../profile/organisation-results.ts";
import { printedMean, signedMean } from "../profile/wording.ts";
import { type OrganisationReportSource, rankedByGap, releasedCompetencies } from "./source.ts";

/** "13.58 (13.32 to 13.84)", or the bare mean where everyone answered. */
function withInterval({ estimate, low, high }: Figure, print: (value: number) => string): string {
  return low === null || high === null
    ? print(estimate)
    : `${print(estimate)} (${print(low)} to ${print(high)})`;
}

function highestTotal({ questionnaire }: OrganisationReportSource): number {
  return Math.max(...questionnaire.competencies.map((competency) => maximumTotal(questionnaire, competency)));
}

/** False where everyone answered, so that the figures are facts. */
function hasIntervals(source: OrganisationReportSource): boolean {
  return releasedCompetencies(source).some(({ result }) => result.gap.low !== null);
}

function scoresChart(source: OrganisationReportSource): IntervalChart {
  const { self, organisation } = source.questionnaire.perspectives;
  const series = [self.name, organisation.name];
  const rows = releasedCompetencies(source).map(({ competency, result }) => ({
    label: competency.name,
    values: [result.self, result.organisation].map((figure) => ({
      ...figure,
      text: printedMean(figure.estimate),
    })),
    spoken: `${competency.name}: ${self.name} ${withInterval(result.self, printedMean)}, ${organisation.name} ${withInterval(result.organisation, printedMean)}, n ${result.n}.`,
  }));
  const highest = highestTotal(source);
  return {
    kind: "intervals",
    title: `Mean totals${hasIntervals(source) ? " with 95 % intervals" : ""}, out of ${highest}`,
    alt: `Chart of mean totals with intervals. ${rows.map(({ spoken }) => spoken).join(" ")}`,
    axis: axisBetween(0, highest),
    series,
    rows: rows.map(({ label, values }) => ({ label, values })),
  };
}

/** Levels of both perspectives by competency; in a unit's report beside the organisation's. */
export function scoresChapter(source: OrganisationReportSource): Block[] {
  const { questionnaire, results, unit } = source;
  const { self, organisation } = questionnaire.perspectives;
  const [whole] = results.units;
  const compared = unit.path !== "" && whole && !whole.suppressed ? whole : null;
  const withheld = questionnaire.competencies.filter(({ code }) => !unit.competencies[code]);
  const rows = releasedCompetencies(source).map(({ competency, result }) => {
    const cells = [
      { text: competency.name },
      { text: String(result.n) },
      { text: withInterval(result.self, printedMean) },
      { text: withInterval(result.organisation, printedMean) },
      { text: withInterval(result.gap, signedMean) },
    ];
    const reference = compared?.competencies[competency.code];
    if (compared) cells.push({ text: reference ? printedMean(reference.organisation.estimate) : "–" });
    return { cells };
  });
  const note = [
    "Each row's three figures are about the same people: those with both totals.",
    ...(withheld.length > 0
      ? [`Withheld to protect individuals: ${withheld.map(({ name }) => name).join(", ")}.`]
      : []),
  ].join(" ");
  return [
    { kind: "chapter", title: "Scores" },
    scoresChart(source),
    {
      kind: "table",
      title: hasIntervals(source) ? "Means and 95 % intervals" : "Means of everyone",
      columns: [
        textColumn("Competency"),
        figureColumn("n"),
        figureColumn(self.name),
        figureColumn(organisation.name),
        figureColumn("Gap"),
        ...(compared ? [figureColumn("Whole organisation")] : []),
      ],
      rows,
      note: compared ? `${note} The last column is what everybody in the organisation gave it.` : note,
    },
  ];
}

/** "clear gap" where zero lies outside the interval; without an interval, what the gap is instead. */
export function gapVerdict({ gap: { estimate, low, high }, n }: CompetencyResult, staff: number): string {
  if (n === staff) return estimate === 0 ? "none" : "a fact: everyone answered";
  if (low === null || high === null) return "too few people to tell";
  return low > 0 || high < 0 ? "clear gap" : "no clear gap";
}

/** Gaps between what people say of themselves and of the organisation, the widest first. */
export function gapsChapter(source: OrganisationReportSource): Block[] {
  const ranked = rankedByGap(source);
  const ends = ranked.flatMap(({ result: { gap } }) => [gap.estimate, gap.low ?? 0, gap.high ?? 0]);
  return [
    { kind: "chapter", title: "Gaps, ranked" },
    {
      kind: "paragraph",
      text: "A gap is a person's rating of themselves less the same person's rating of the organisation, averaged. Above zero, people hold themselves to more than they find around them; the organisation then has willing hands and an obstacle to look for.",
    },
    {
      kind: "intervals",
      title: `Mean gap${hasIntervals(source) ? " with 95 % interval" : ""}, in points of the total`,
      alt: `Chart of mean gaps with intervals, widest first. ${ranked.map(({ competency, result }) => `${competency.name}: ${withInterval(result.gap, signedMean)}, ${gapVerdict(result, source.unit.staff)}.`).join(" ")}`,
      axis: axisAroundZero(ends),
      series: ["Gap"],
      rows: ranked.map(({ competency, result }) => ({
        label: competency.name,
        values: [{ ...result.gap, text: signedMean(result.gap.estimate) }],
      })),
    },
    {
      kind: "table",
      title: "Gaps in order of size",
      columns: [
        textColumn("Competency"),
        figureColumn("Gap"),
        figureColumn("n"),
        textColumn("Verdict", "auto"),
      ],
      rows: ranked.map(({ competency, result }) => ({
        cells: [
          { text: competency.name },
          { text: withInterval(result.gap, signedMean) },
          { text: String(result.n) },
          { text: gapVerdict(result, source.unit.staff) },
        ],
      })),
    },
  ];
}
