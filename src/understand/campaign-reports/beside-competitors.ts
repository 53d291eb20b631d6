import type { PairWithheld, ProvidersResult } from "../campaign-surveys/campaign-survey.ts";
import { listed } from "../profile/wording.ts";
import {
  fixed,
  oneLine,
  percent,
  probability,
  quoted,
  whole,
  withInterval,
  withSign,
} from "../survey-report/figures.ts";
import { inOwnUnits, signed } from "../survey-report/plot.ts";
import type { StoryChapter, StoryPart } from "../survey-report/story.ts";
import type { CampaignSource } from "./campaign-source.ts";

type Rated = ProvidersResult["competitors"][number] & {
  paired: NonNullable<ProvidersResult["competitors"][number]["paired"]>;
};

const reasons: Record<PairWithheld, string> = {
  "too few": "too few people rated both",
  "protects individuals": "withheld to protect individuals",
  "all the same": "all who rated both see the same difference",
};

/** Why nothing is compared: one reason for all, or each competitor's own. */
function whyNone(competitors: ProvidersResult["competitors"]): string {
  const why = competitors.map(({ why: own }) => reasons[own ?? "too few"]);
  const own = competitors.map(({ label }, at) => `${quoted(label, 60)} (${why[at]})`);
  return new Set(why).size === 1
    ? `With no competitor can we be compared: ${why[0]}.`
    : `With no competitor can we be compared: ${listed(own)}.`;
}

const isClear = ({ paired: { q } }: Rated) => q <= 0.05;

function answerOf(rated: readonly Rated[], competitors: ProvidersResult["competitors"]): string {
  if (competitors.length === 0) return "No competitor was asked about.";
  if (rated.length === 0) return whyNone(competitors);
  const ahead = rated.filter((one) => isClear(one) && one.paired.difference > 0);
  const behind = rated.filter((one) => isClear(one) && one.paired.difference < 0);
  const named = (some: readonly Rated[]) =>
    some
      .map(
        ({ label, paired }) =>
          `${quoted(label, 60)} by ${withInterval(Math.abs(paired.difference), Math.min(Math.abs(paired.low), Math.abs(paired.high)), Math.max(Math.abs(paired.low), Math.abs(paired.high)), (value) => fixed(value))}`,
      )
      .join(", ");
  if (ahead.length === 0 && behind.length === 0)
    return `People who know both see no difference between us and ${rated.length === 1 ? "the competitor" : `any of ${rated.length} competitors`} that is more than chance. That doesn't prove that we are level.`;
  return [
    ...(ahead.length > 0 ? [`We are ahead of ${named(ahead)}.`] : []),
    ...(behind.length > 0 ? [`We are behind ${named(behind)}.`] : []),
  ].join(" ");
}

/** Us beside the competitors that were named, by people who rated both; null where none was asked about. */
export function competitorsChapter({ survey: { providers } }: CampaignSource): StoryChapter | null {
  if (!providers) return null;
  const { label, us, competitors } = providers;
  const rated = competitors
    .filter((one): one is Rated => one.paired !== null)
    .toSorted((one, other) => one.paired.difference - other.paired.difference);
  const spread = rated.filter(
    ({ paired: { higher, equal, lower } }) => higher !== null && equal !== null && lower !== null,
  );
  const compared: StoryPart[] = [
    {
      kind: "plot",
      title: "Us less each competitor, as the same people rate both",
      alt: `Chart of paired differences. ${rated.map(({ label: name, paired }) => `${quoted(name, 60)}: ${withInterval(paired.difference, paired.low, paired.high, (value) => withSign(value))}, n ${whole(paired.n)}.`).join(" ")}`,
      note: `Question: ${quoted(label)}. Right of zero people rate us higher. Hollow marks may be chance. Everybody's own two ratings are compared, so that it doesn't matter who knows which competitor.`,
      how: {
        definition: "The mean of people's own rating of us less their rating of the competitor.",
        method:
          "Paired differences with Student's t interval; q after Benjamini and Hochberg over the competitors.",
      },
      figures: {
        plot: "rows",
        label: "Competitor",
        unit: signed(inOwnUnits(2)),
        scale: { kind: "differences" },
        series: [{ name: "Us less them", look: "single" }],
        headers: ["n", "q"],
        rows: [
          ...rated.map((one) => ({
            key: one.name,
            label: one.label,
            look: isClear(one) ? ("single" as const) : ("before" as const),
            values: [{ estimate: one.paired.difference, low: one.paired.low, high: one.paired.high }],
            cells: [whole(one.paired.n), probability(one.paired.q)],
            said: `n ${whole(one.paired.n)}, q ${probability(one.paired.q)}`,
          })),
          ...competitors
            .filter(({ paired }) => paired === null)
            .map(({ name, label: competitor, why }) => ({
              key: name,
              label: competitor,
              values: [null],
              cells: ["", ""],
              withheld: reasons[why ?? "too few"],
            })),
        ],
        reference: null,
      },
    },
  ];
  const parts = rated.length === 0 ? [] : compared;
  if (spread.length > 0) {
    parts.push({
      kind: "plot",
      title: "Who rates us lower, the same, higher",
      alt: `Bars of shares. ${spread.map(({ label: name, paired }) => `${oneLine(name, 60)}: lower ${percent(paired.lower ?? 0, 0)}, the same ${percent(paired.equal ?? 0, 0)}, higher ${percent(paired.higher ?? 0, 0)}, net lead ${withSign((paired.netLead ?? 0) * 100, 0)}.`).join(" ")}`,
      note: "Shares of those who rated both. Net lead is higher less lower.",
      how: {
        definition: "How many rate us below, like and above the competitor.",
        method: "Shares of people who rated both.",
      },
      figures: {
        plot: "shares",
        label: "Competitor",
        categories: ["Us lower", "The same", "Us higher"],
        below: 1,
        rows: spread.map(({ name, label: competitor, paired }) => ({
          key: name,
          label: competitor,
          detail: `net lead ${withSign((paired.netLead ?? 0) * 100, 0)}`,
          shares: [paired.lower ?? 0, paired.equal ?? 0, paired.higher ?? 0],
          n: paired.n,
        })),
      },
    });
  }
  parts.push({
    kind: "table",
    title: "Means of all who rated each",
    columns: [
      { title: "Who", align: "start" },
      { title: "Mean", align: "end" },
    ],
    rows: [us, ...competitors].map(({ label: name, mean }) => [
      name,
      mean === null ? "withheld" : fixed(mean),
    ]),
    note: `n = ${whole(us.n)} rated us. Others know other competitors, so compare by the differences above.`,
  });
  return {
    id: "competitors",
    title: "Beside competitors",
    isAppendix: false,
    answer: answerOf(rated, competitors),
    parts,
  };
}
