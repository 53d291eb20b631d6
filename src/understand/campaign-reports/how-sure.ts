import type { IntervalRow } from "#document/chart/interval-rows.ts";
import type { ResponseResult } from "../campaign-surveys/campaign-survey.ts";
import { answersWithGaps } from "../survey-report/answers-with-gaps.ts";
import {
  fixed,
  oneLine,
  percent,
  percentFigure,
  probability,
  quoted,
  whole,
  withInterval,
  withSign,
} from "../survey-report/figures.ts";
import { asPercent } from "../survey-report/plot.ts";
import { itemOf } from "../survey-report/source.ts";
import type { StoryChapter, StoryPart, StoryPlot } from "../survey-report/story.ts";
import { careless, listOf, order, reliability, saidElsewhere } from "../survey-report/sure.ts";
import type { CampaignSource } from "./campaign-source.ts";
import { biasReach, biasSentence, responseWords, widestBias } from "./who-answered.ts";

/** Of groups in which enough were invited, how many answered is withheld where answers could be told from it. */
const whyNoRate = (invited: number | null, minimum: number) =>
  invited !== null && invited >= minimum ? "withheld to protect individuals" : "withheld: too few people";

function responsePlots({ byBreakdown }: ResponseResult, minimum: number): StoryPlot[] {
  return byBreakdown.flatMap(({ breakdown, label, groups }): StoryPlot[] => {
    const known = groups.filter(({ rate }) => rate !== null);
    if (known.length < 2) return [];
    const rows = groups.map(
      ({ value, label: group, invited, answered, rate }): IntervalRow => ({
        key: `${breakdown} ${value}`,
        label: group,
        values: [rate],
        cells: [answered === null || invited === null ? "" : `${whole(answered)} of ${whole(invited)}`],
        ...(rate === null && { withheld: whyNoRate(invited, minimum) }),
      }),
    );
    return [
      {
        kind: "plot",
        title: `Who answered, by ${label.toLowerCase()}`,
        alt: `Chart of response rates. ${known.map(({ label: group, rate }) => `${oneLine(group, 60)}: ${rate ? withInterval(rate.estimate, rate.low, rate.high, (share) => percentFigure(share, 0)) : ""} %.`).join(" ")}`,
        note: "Share of those invited who answered, with Wilson's 95 % interval.",
        how: {
          definition: "How many of those who were invited gave at least one answer.",
          method: "Shares with Wilson's 95 % interval, for people who would be asked again in the same way.",
        },
        figures: {
          plot: "rows",
          label: "Group",
          unit: asPercent,
          scale: { kind: "shares" },
          series: [{ name: "Answered", look: "share" }],
          headers: ["People"],
          rows,
          reference: null,
        },
      },
    ];
  });
}

function biasTable({ bias }: ResponseResult): StoryPart[] {
  if (bias.length === 0) return [];
  return [
    {
      kind: "table",
      title: "Those who answered beside those who were invited",
      columns: [
        { title: "By", align: "start" },
        { title: "Widest difference", align: "start" },
        { title: "Standardised", align: "end" },
        { title: "p", align: "end" },
        { title: "Cramér's V", align: "end" },
        { title: "In words", align: "start" },
      ],
      rows: bias.map((result) => {
        const group = widestBias(result);
        return [
          result.label,
          group
            ? `${oneLine(group.label, 60)}: ${percent(group.invitedShare, 0)} invited, ${percent(group.answeredShare, 0)} answered`
            : "–",
          group ? withSign(group.standardisedDifference) : "–",
          result.p === null ? "–" : probability(result.p),
          result.cramersV === null ? "–" : fixed(result.cramersV),
          result.word,
        ];
      }),
      note: "A standardised difference of 0.1 or more is worth a look, 0.2 or more may move figures. A small p alone doesn't: with many people it finds differences that change nothing.",
    },
  ];
}

/** What it would change were the groups as they were invited. */
function weighting({ bias }: ResponseResult, source: CampaignSource): StoryPart[] {
  const [most] = bias
    .filter(({ outcome }) => outcome !== null)
    .toSorted((one, other) => biasReach(other) - biasReach(one));
  if (!most?.outcome) return [];
  const { item, raw, weighted, difference } = most.outcome;
  const label = itemOf(source.survey.overall, item)?.label ?? item;
  return [
    {
      kind: "paragraph",
      style: "body",
      text: `Were the answers weighted so that every group by ${quoted(most.label, 40)} counted as much as it was invited, ${quoted(label)} would ${fixed(weighted) === fixed(raw) ? `stay at ${fixed(raw)}` : `stand at ${fixed(weighted)} in the place of ${fixed(raw)} (${withSign(difference)})`}. Figures elsewhere are not weighted.`,
    },
  ];
}

const paragraph = (text: string): StoryPart => ({ kind: "paragraph", style: "body", text });

/** How sure we are: who is missing, how firm the order is, what may be wrong. */
export function howSureChapter(source: CampaignSource): StoryChapter {
  const { campaign, overall, response, notes } = source.survey;
  const results = { results: overall };
  const bias = biasSentence(response);
  const model =
    overall.outcome && overall.outcome.problem === null
      ? [
          `What matters most rests on ${whole(overall.outcome.n)} answers with every question of the model; ${whole(overall.outcome.lost)} lack at least one.`,
        ]
      : [];
  return {
    id: "sure",
    title: "How sure we are",
    isAppendix: false,
    answer: [responseWords(source), bias].filter((text) => text !== null).join(" "),
    parts: [
      ...weighting(response, source),
      ...responsePlots(response, campaign.minimum),
      ...biasTable(response),
      ...[...model, ...answersWithGaps(overall), ...order(results)].map(paragraph),
      paragraph(
        "A 95 % interval says how far a figure may be off because these people answered and not others like them. It says nothing of those who were never asked, and only the tables above say something of those who chose not to answer.",
      ),
      ...listOf(
        "To keep in mind",
        [...notes, ...overall.notes.filter(({ code }) => !saidElsewhere.has(code))].map(({ text }) => text),
        "see the file with all figures",
      ),
      ...listOf("Do items measure one thing?", reliability(results), "see the file with all figures"),
      ...listOf("Careless answers", careless(results), ""),
    ],
  };
}
