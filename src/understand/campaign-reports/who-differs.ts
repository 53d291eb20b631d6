import type {
  BreakdownResult,
  CampaignSurvey,
  CaseMix,
  CrossTable,
} from "../campaign-surveys/campaign-survey.ts";
import { counted, listed } from "../profile/wording.ts";
import { gapsChart, gapsTable, groupsChart, isClear, verdict, withheld } from "../survey-report/differs.ts";
import {
  fixed,
  oneLine,
  percent,
  probability,
  quoted,
  sentence,
  whole,
  withInterval,
} from "../survey-report/figures.ts";
import { gapRows, groupRows } from "../survey-report/html/item-charts.ts";
import { inOwnUnits, signed } from "../survey-report/plot.ts";
import { itemOf } from "../survey-report/source.ts";
import type { StoryChapter, StoryChart, StoryPart, StoryPlot, StoryTable } from "../survey-report/story.ts";
import type { GapResult, SurveyResults } from "../surveys/survey-results.ts";
import { type CampaignSource, resultsBy, unitOf } from "./campaign-source.ts";
import { netPromoterScores } from "./net-promoter-scores.ts";

/** Columns of a table of answers; the rest are put together. */
const mostAnswers = 7;

/** Breakdowns whose groups may be set beside each other. */
export const comparedBreakdowns = ({ breakdowns }: CampaignSurvey): BreakdownResult[] =>
  breakdowns.filter(({ arePersons }) => !arePersons);

const effects = (results: SurveyResults, chart: StoryChart): StoryPlot => {
  const { series, headers = [], rows, label } = gapRows(results, chart.names.map(Number));
  return {
    ...framed(chart),
    how: {
      definition:
        "How much the mean of a group differs from that of the other group, or of everyone else, in standard deviations.",
      method:
        "Hedges' g with its 95 % interval; q after Benjamini and Hochberg over all comparisons of the breakdown.",
    },
    figures: {
      plot: "rows",
      label,
      unit: signed(inOwnUnits(2)),
      scale: { kind: "differences" },
      series: [...series],
      headers: [...headers],
      rows: [...rows],
      reference: null,
    },
  };
};

function means(results: SurveyResults, chart: StoryChart): StoryPlot[] {
  const [name = ""] = chart.names;
  const item = itemOf(results, name);
  const drawn = groupRows(results, name);
  if (!drawn || !item) return [];
  const { ends } = item;
  return [
    {
      ...framed(chart),
      how: {
        definition: "One item's mean in each group that may be shown, beside everyone's.",
        method: "Means with Student's t interval; below ten answers the spread is everybody's.",
      },
      figures: {
        plot: "rows",
        label: drawn.label,
        unit: unitOf(item),
        scale:
          item.kind === "multiple"
            ? { kind: "shares" }
            : ends
              ? { kind: "scale", low: ends.low, high: ends.high }
              : { kind: "scale", low: drawn.axis.minimum, high: drawn.axis.maximum },
        series: [...drawn.series],
        headers: [...(drawn.headers ?? [])],
        rows: [...drawn.rows],
        reference: drawn.reference ?? null,
      },
    },
  ];
}

const framed = ({ title, alt, note }: StoryChart) => ({
  kind: "plot" as const,
  title,
  alt,
  note: note ?? "",
});

/** A choice by group: percent of each group by answer, with the test. */
function crossTable({
  label,
  answers,
  rows,
  chiSquare,
  df,
  p,
  q,
  cramersV,
  expectedBelowFive,
}: CrossTable): StoryTable {
  const total = (at: number) => rows.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0);
  const places = answers.map((_, at) => at);
  const shown =
    places.length <= mostAnswers + 1
      ? places
      : places
          .toSorted((one, other) => total(other) - total(one))
          .slice(0, mostAnswers)
          .toSorted((one, other) => one - other);
  const rest = places.filter((at) => !shown.includes(at));
  const test =
    chiSquare === null || df === null || p === null
      ? "Too few answers for a test."
      : `χ² = ${fixed(chiSquare)}, df ${df}, p = ${probability(p)}${q === null ? "" : `, q = ${probability(q)}`}; Cramér's V ${cramersV === null ? "–" : fixed(cramersV)} (0.1 small, 0.3 medium, 0.5 large).${expectedBelowFive ? ` In ${counted(expectedBelowFive, "cell")} fewer than five were to be expected, so the test is rough.` : ""}`;
  return {
    kind: "table",
    title: `${oneLine(label, 120)}: answers in percent of each group`,
    columns: [
      { title: "Group", align: "start" },
      { title: "n", align: "end" },
      ...shown.map((at) => ({ title: oneLine(answers[at]?.label ?? "", 40), align: "end" as const })),
      ...(rest.length > 0 ? [{ title: `${rest.length} others`, align: "end" as const }] : []),
    ],
    rows: rows.map(({ label: group, n, shares }) => [
      oneLine(group, 80),
      whole(n),
      ...shown.map((at) => percent(shares[at] ?? 0, 0)),
      ...(rest.length > 0
        ? [
            percent(
              rest.reduce((sum, at) => sum + (shares[at] ?? 0), 0),
              0,
            ),
          ]
        : []),
    ]),
    note: test,
  };
}

function caseMixParts(
  survey: CampaignSurvey,
  { by, byLabel, item, itemLabel, groups }: CaseMix,
  label: string,
): StoryPart[] {
  const unit = unitOf(itemOf(survey.overall, item));
  const ends = itemOf(survey.overall, item)?.ends;
  const rows = groups.map(({ value, label: group, n, raw, adjusted }) => ({
    key: value,
    label: group,
    values: [adjusted, { estimate: raw, low: null, high: null }],
    cells: [whole(n)],
    said: `n ${whole(n)}`,
  }));
  return [
    {
      kind: "plot",
      title: `Were all groups alike in ${byLabel.toLowerCase()}: ${quoted(itemLabel, 80)} by ${label.toLowerCase()}`,
      alt: `Chart of adjusted beside raw means. ${groups.map(({ label: group, raw, adjusted }) => `${oneLine(group, 60)}: raw ${fixed(raw)}, adjusted ${withInterval(adjusted.estimate, adjusted.low, adjusted.high, (value) => fixed(value))}.`).join(" ")}`,
      note: `Groups may look different only because they hold other people. The disc is the mean with everybody's mix of ${byLabel.toLowerCase()}, with its 95 % interval; the square is the same people's mean as it is. Only those count whose ${byLabel.toLowerCase()} all groups have.`,
      how: {
        definition: `Each group's mean as it would be had it the same mix of ${byLabel.toLowerCase()} (${by}) as everybody.`,
        method: "Direct standardisation: means within each stratum, weighted by everybody's mix.",
      },
      figures: {
        plot: "rows",
        label: "Group",
        unit,
        scale: ends ? { kind: "scale", low: ends.low, high: ends.high } : { kind: "percents" },
        series: [
          { name: "Adjusted", look: "single" },
          { name: "As it is", look: "others" },
        ],
        headers: ["n"],
        rows,
        reference: null,
      },
    },
  ];
}

/** Breakdowns divide people one after another, so a late one can have too few left in each part. */
const besideOthers = (names: string, isOne: boolean) =>
  `${names} ${isOne ? "is" : "are"} withheld: beside the breakdowns before this one, most of ${isOne ? "its" : "their"} answers would stand in parts too small to show. A survey that is looked at by fewer breakdowns shows more of each.`;

/** What one breakdown tells: groups, differences, choices with tests, and what remains with an equal mix. */
export function breakdownParts(survey: CampaignSurvey, breakdown: BreakdownResult): StoryPart[] {
  const results = resultsBy(survey, breakdown);
  const { label, leftOut, n, crossTables, caseMix } = breakdown;
  const shown = results.groups.filter(({ suppressed }) => !suppressed);
  const missing =
    leftOut > 0
      ? [
          `${sentence(counted(leftOut, "answer"))} of ${whole(n)} ${leftOut === 1 ? "is" : "are"} in no group shown here; ${leftOut === 1 ? "it is" : "they are"} in all other figures.`,
        ]
      : [];
  const told = [...withheld(results, besideOthers), ...missing];
  const paragraph = (text: string): StoryPart => ({ kind: "paragraph", style: "body", text });
  if (shown.length < 2) {
    const why =
      shown[0] === undefined
        ? `No group of ${quoted(label)} can be shown without giving individuals away.`
        : `Only one group of ${quoted(label)} can be shown, ${quoted(shown[0].name)}, so there is nothing to compare.`;
    return [why, ...told].map(paragraph);
  }
  return [
    paragraph(verdict(toldFirst(survey, results))),
    ...groupsChart(results).flatMap((chart) => means(results, chart)),
    ...netPromoterScores(survey, breakdown),
    ...told.map(paragraph),
    ...gapsChart(results).map((chart) => effects(results, chart)),
    ...gapsTable(results),
    ...(caseMix ? caseMixParts(survey, caseMix, label) : []),
    ...crossTables.map(crossTable),
  ];
}

const judging: ReadonlySet<string | undefined> = new Set([
  "satisfaction",
  "recommend",
  "effort",
  "performance",
  "against-expectation",
]);

/** Whether a difference is about how the service is judged, and not about others or what people do. */
const judges = ({ meanings, overall }: CampaignSurvey, { item }: GapResult): boolean =>
  item === overall.outcome?.name || judging.has(meanings[item]);

/** Differences that are named first come first; where chance explains all of them they stay in order of size. */
function toldFirst(survey: CampaignSurvey, results: SurveyResults): SurveyResults {
  if (!results.gaps.some(isClear)) return results;
  const [own, others] = [true, false].map((wanted) =>
    results.gaps.filter((gap) => judges(survey, gap) === wanted),
  );
  return { ...results, gaps: [...(own ?? []), ...(others ?? [])] };
}

/** Who differs, in a sentence or two over all breakdowns. */
function answer(survey: CampaignSurvey): string {
  const all = comparedBreakdowns(survey);
  const shown = all.filter(({ groups }) => groups.filter(({ suppressed }) => !suppressed).length > 1);
  if (all.length === 0)
    return "The campaign was opened without a breakdown, so nobody can be set beside anybody else. Choose breakdowns before the next one opens.";
  if (shown.length === 0) return "In no breakdown can two groups be shown without giving individuals away.";
  const counts = shown.map(({ label, gaps }) => ({
    label,
    all: gaps.length,
    clear: gaps.filter(isClear).length,
  }));
  const some = counts.filter(({ clear }) => clear > 0);
  if (some.length === 0)
    return `No group differs by more than chance explains, by ${listed(shown.map(({ label }) => quoted(label, 40)))}. That doesn't prove that groups agree.`;
  const [most] = some.toSorted((one, other) => other.clear / other.all - one.clear / one.all);
  const bySize = shown
    .flatMap(({ gaps }) => gaps)
    .filter(isClear)
    .toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect));
  const widest = bySize.find((gap) => judges(survey, gap)) ?? bySize[0];
  const first = widest
    ? ` ${widest === bySize[0] ? "The widest" : "In how the service is judged, the widest"} is ${quoted(widest.between[0], 60)} against ${widest.between[1] === "everyone else" ? "everyone else" : quoted(widest.between[1], 60)} on ${quoted(widest.label, 80)}: ${widest.word}, ${fixed(Math.abs(widest.effect))} standard deviations.`
    : "";
  return `People differ most by ${quoted(most?.label ?? "", 40)}: ${listed(some.map(({ label, clear, all: compared }) => `${whole(clear)} of ${whole(compared)} comparisons by ${quoted(label, 40)}`))} are larger than chance explains.${first}`;
}

/** Who sees it differently, breakdown by breakdown. */
export function whoDiffersChapter({ survey }: CampaignSource): StoryChapter {
  const all = comparedBreakdowns(survey);
  const few = survey.overall.n < survey.overall.minimum;
  return {
    id: "differs",
    title: "Who differs, and from whom",
    isAppendix: false,
    answer: few ? "Too few people have answered to say." : answer(survey),
    parts: few
      ? []
      : all.flatMap((breakdown) => [
          { kind: "heading" as const, title: `By ${breakdown.label.toLowerCase()}` },
          ...breakdownParts(survey, breakdown),
        ]),
  };
}
