import type { IntervalRow } from "#document/chart/interval-rows.ts";
import type { DelightResult, SurveyTrend } from "../campaign-surveys/campaign-survey.ts";
import { counted } from "../profile/wording.ts";
import {
  fixed,
  oneLine,
  percent,
  percentFigure,
  probability,
  quoted,
  sentence,
  whole,
  withInterval,
  withSign,
} from "../survey-report/figures.ts";
import { asPercent, inOwnUnits, type PlotUnit, signed } from "../survey-report/plot.ts";
import { itemsChart, npsPart, sharesChart } from "../survey-report/short.ts";
import { itemOf, onItsScale, printerOf, ratedItems } from "../survey-report/source.ts";
import type { StoryChapter, StoryPart, StoryPlot } from "../survey-report/story.ts";
import type { CampaignSource } from "./campaign-source.ts";
import { biasSentence, responseWords } from "./who-answered.ts";

/** The outcome and the net promoter score in a sentence; null where neither may be shown. */
function level({ survey: { overall } }: CampaignSource): string | null {
  const outcome = overall.outcome && itemOf(overall, overall.outcome.name);
  const said = [];
  if (outcome && outcome.mean !== null) {
    said.push(
      `${quoted(outcome.label)} stands at ${withInterval(outcome.mean, outcome.low, outcome.high, printerOf(outcome))}${onItsScale(outcome)}`,
    );
  }
  const { nps } = overall;
  if (nps && nps.item !== outcome?.name)
    said.push(
      `the net promoter score is ${withInterval(nps.estimate, nps.low, nps.high, (value) => withSign(value, 0))}`,
    );
  return said.length === 0 ? null : `${sentence(said.join("; "))}.`;
}

function delightPlot({ item, label, byBreakdown, ...all }: DelightResult): StoryPart[] {
  const shares = ({ below, as, above }: Pick<DelightResult, "below" | "as" | "above">) => [
    below.estimate,
    as.estimate,
    above.estimate,
  ];
  const rows = [
    { key: item, label: "Everyone", shares: shares(all), n: all.n },
    ...byBreakdown.flatMap(({ breakdown, label: by, groups }) =>
      groups.map((group) => ({
        key: `${breakdown} ${group.value}`,
        label: group.label,
        detail: by,
        shares: shares(group),
        n: group.n,
      })),
    ),
  ];
  const said = withInterval(all.above.estimate, all.above.low, all.above.high, (share) =>
    percentFigure(share, 0),
  );
  return [
    {
      kind: "paragraph",
      style: "body",
      text: `Delight is more than was expected: ${said} % say so of ${quoted(label)}, and ${withInterval(all.below.estimate, all.below.low, all.below.high, (share) => percentFigure(share, 0))} % found less than they expected (n = ${whole(all.n)}).`,
    },
    {
      kind: "plot",
      title: "Below, as and above what was expected",
      alt: `Bars of shares below, as and above expectation. ${rows.map((row) => `${oneLine(row.label, 60)}: ${row.shares.map((share) => percent(share, 0)).join(", ")}, n ${whole(row.n)}.`).join(" ")}`,
      note: "Shares of those who answered the question. Groups overlap between breakdowns: everybody is in one group of each.",
      how: {
        definition:
          "Delight is the share of answers above the middle of the scale, which reads “as expected”.",
        method: "Shares with Wilson's 95 % interval.",
      },
      figures: {
        plot: "shares",
        label: "Group",
        categories: ["Below expectation", "As expected", "Above expectation"],
        below: 1,
        rows,
      },
    },
  ];
}

const trendUnits: Record<SurveyTrend["items"][number]["kind"], PlotUnit> = {
  mean: inOwnUnits(2),
  share: asPercent,
  score: inOwnUnits(0),
};
const trendTitles: Record<SurveyTrend["items"][number]["kind"], string> = {
  mean: "Ratings: now less then",
  share: "Shares: now less then",
  score: "Net promoter score: now less then",
};

function trendPlots({ waves, items }: SurveyTrend): StoryPlot[] {
  const compared = items.filter(({ change }) => change !== null);
  const kinds = Map.groupBy(compared, ({ kind }) => kind);
  return [...kinds].map(([kind, members]): StoryPlot => {
    const unit = kind === "share" ? { ...asPercent, suffix: " points" } : trendUnits[kind];
    const level = (value: number) => (kind === "share" ? percent(value, 0) : fixed(value, unit.decimals));
    const sorted = members.toSorted(
      (one, other) => Math.abs(other.change?.difference ?? 0) - Math.abs(one.change?.difference ?? 0),
    );
    const rows = sorted.map((item): IntervalRow => {
      const { change, points } = item;
      const [then, now] = [points[change?.since ?? 0], points.at(-1)];
      return {
        key: item.item,
        label: item.label,
        detail: `since ${waves[change?.since ?? 0]?.name ?? ""}`,
        look: change?.word === "no evidence" ? "before" : "single",
        values: [change && { estimate: change.difference, low: change.low, high: change.high }],
        cells: [
          then ? level(then.estimate) : "–",
          now ? level(now.estimate) : "–",
          change ? probability(change.q) : "–",
        ],
        said: `${change?.word === "no evidence" ? "no evidence of change" : (change?.word ?? "")}, n ${then?.n ?? 0} then and ${now?.n ?? 0} now`,
      };
    });
    return {
      kind: "plot",
      title: trendTitles[kind],
      alt: `Chart of changes. ${sorted.map(({ label, change }) => `${quoted(label, 60)}: ${change ? withSign(change.difference * unit.factor, kind === "mean" ? 2 : 0) : ""}, ${change?.word === "no evidence" ? "no evidence of change" : (change?.word ?? "")}.`).join(" ")}`,
      note: "Each row compares with the last campaign that asked the same; hollow marks are no evidence of change. q allows for all items at once.",
      how: {
        definition:
          "The figure of this campaign less that of the earlier one; other people may have answered.",
        method:
          "Difference of two independent samples with its 95 % interval; q after Benjamini and Hochberg over all items.",
      },
      figures: {
        plot: "rows",
        label: "Item",
        unit: signed(unit),
        scale: { kind: "differences" },
        series: [{ name: "Change", look: "single" }],
        headers: ["Then", "Now", "q"],
        rows,
        reference: null,
      },
    };
  });
}

/** What changed for certain since the last time, in a sentence; null where there was none. */
function trendWords(trend: SurveyTrend | null): string | null {
  const compared = trend?.items.filter(({ change }) => change !== null) ?? [];
  if (compared.length === 0) return null;
  const clear = compared.filter(({ change }) => change?.word !== "no evidence");
  if (clear.length === 0)
    return `Since the last time nothing changed by more than chance explains, over ${counted(compared.length, "item")}.`;
  const [up, down] = [
    clear.filter(({ change }) => change?.word === "higher"),
    clear.filter(({ change }) => change?.word === "lower"),
  ];
  const part = (some: typeof clear, word: string) =>
    some.length === 0
      ? []
      : [
          `${whole(some.length)} ${word}${some.length <= 2 ? ` (${some.map(({ label }) => quoted(label, 60)).join(" and ")})` : ""}`,
        ];
  return `Since the last time ${[...part(up, "went up"), ...part(down, "went down")].join(" and ")}, of ${counted(compared.length, "item")} that can be compared.`;
}

/** Ratings of how well we do; what was expected, how much parts matter and others' ratings have places of their own. */
const isLevel =
  ({ meanings }: CampaignSource["survey"]) =>
  ({ name }: { name: string }): boolean =>
    !["importance", "expectation", "providers"].includes(meanings[name] ?? "");

/** How many chose the two highest answers to the outcome. */
function topTwo({ survey: { overall } }: CampaignSource): StoryPart[] {
  const item = overall.outcome && itemOf(overall, overall.outcome.name);
  if (item?.kind !== "rating" || item.topTwo === null) return [];
  const { estimate, low, high } = item.topTwo;
  return [
    {
      kind: "paragraph",
      style: "body",
      text: `${withInterval(estimate, low, high, (value) => percentFigure(value, 0))} % of ${whole(item.n)} chose one of the two highest answers to ${quoted(item.label)}.`,
    },
  ];
}

/** How we do: who answered, the outcome, recommendation, delight, what changed, all levels. */
export function howWeDoChapter(source: CampaignSource): StoryChapter {
  const { survey, trend } = source;
  const { overall, delight } = survey;
  const results = { results: overall };
  const changed = trendWords(trend);
  const answer = [level(source) ?? "No outcome may be shown.", changed];
  const bias = biasSentence(survey.response);
  return {
    id: "do",
    title: "How we do",
    isAppendix: false,
    answer: answer.filter((text) => text !== null).join(" "),
    parts: [
      {
        kind: "paragraph",
        style: "body",
        text: [responseWords(source), bias].filter((text) => text !== null).join(" "),
      },
      ...topTwo(source),
      ...(overall.nps ? npsPart(overall.nps, results) : []),
      ...(delight ? delightPlot(delight) : []),
      ...(trend ? trendPlots(trend) : []),
      ...itemsChart(overall, ratedItems(overall).filter(isLevel(survey))),
      ...sharesChart(overall.items).map((part) =>
        part.kind === "chart"
          ? { ...part, note: "Share of those who answered the question, with its 95 % interval." }
          : part,
      ),
    ],
  };
}
