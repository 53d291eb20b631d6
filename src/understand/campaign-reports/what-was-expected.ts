import type { ExpectationResult, PairWithheld } from "../campaign-surveys/campaign-survey.ts";
import { listed } from "../profile/wording.ts";
import { fixed, probability, quoted, whole, withInterval, withSign } from "../survey-report/figures.ts";
import { inOwnUnits, signed } from "../survey-report/plot.ts";
import type { StoryChapter } from "../survey-report/story.ts";
import type { CampaignSource } from "./campaign-source.ts";

type Judged = ExpectationResult & { gap: NonNullable<ExpectationResult["gap"]> };

const reasons: Record<PairWithheld, string> = {
  "too few": "too few gave both",
  "protects individuals": "withheld to protect individuals",
  "all the same": "all who gave both see the same gap",
};

/** By the gap times importance, the largest shortfall first. */
const urgency = ({ gap, weightedGap }: Judged) => weightedGap ?? gap.estimate;

/** What was expected of each part beside what was found; null where it was not asked. */
export function expectedChapter({ survey: { expectations } }: CampaignSource): StoryChapter | null {
  if (!expectations) return null;
  const judged = expectations
    .filter((part): part is Judged => part.gap !== null)
    .toSorted((one, other) => urgency(one) - urgency(other));
  const short = judged.filter(({ gap }) => gap.q <= 0.05 && gap.estimate < 0);
  const over = judged.filter(({ gap }) => gap.q <= 0.05 && gap.estimate > 0);
  const named = (some: readonly Judged[]) => {
    const shown = some
      .slice(0, 3)
      .map(({ label, gap }) => `${quoted(label, 60)} (${withSign(gap.estimate)})`);
    return listed(some.length > shown.length ? [...shown, `${some.length - shown.length} more`] : shown);
  };
  const answer =
    judged.length === 0
      ? "For no part may expectation and experience be compared."
      : short.length === 0 && over.length === 0
        ? "In no part does what people found differ from what they expected by more than chance explains."
        : [
            ...(short.length > 0 ? [`People found less than they expected in ${named(short)}.`] : []),
            ...(over.length > 0 ? [`They found more than they expected in ${named(over)}.`] : []),
          ].join(" ");
  const mean = (value: number | null) => (value === null ? "–" : fixed(value));
  return {
    id: "expected",
    title: "What was expected, and what was found",
    isAppendix: false,
    answer,
    parts: [
      {
        kind: "plot",
        title: "Found less expected, by part",
        alt: `Chart of gaps. ${judged.map(({ label, gap }) => `${quoted(label, 60)}: ${withInterval(gap.estimate, gap.low, gap.high, (value) => withSign(value))}, n ${whole(gap.n)}.`).join(" ")}`,
        note: "Left of zero people found less than they expected. Parts come by gap times importance, the largest shortfall first; hollow marks may be chance.",
        how: {
          definition: "The mean of people's own rating of a part less what they expected of it.",
          method:
            "Paired differences with Student's t interval; q after Benjamini and Hochberg over the parts.",
        },
        figures: {
          plot: "rows",
          label: "Part",
          unit: signed(inOwnUnits(2)),
          scale: { kind: "differences" },
          series: [{ name: "Found less expected", look: "single" }],
          headers: ["n", "q"],
          rows: [
            ...judged.map(({ name, label, expectation, perception, gap }) => ({
              key: name,
              label,
              look: gap.q <= 0.05 ? ("single" as const) : ("before" as const),
              values: [{ estimate: gap.estimate, low: gap.low, high: gap.high }],
              cells: [whole(gap.n), probability(gap.q)],
              said: `expected ${mean(expectation)}, found ${mean(perception)}, n ${whole(gap.n)}`,
            })),
            ...expectations
              .filter(({ gap }) => gap === null)
              .map(({ name, label, why }) => ({
                key: name,
                label,
                values: [null],
                cells: ["", ""],
                withheld: why ? reasons[why] : "withheld",
              })),
          ],
          reference: null,
        },
      },
      {
        kind: "table",
        title: "Expectation, experience and importance",
        columns: [
          { title: "Part", align: "start" },
          { title: "Expected", align: "end" },
          { title: "Found", align: "end" },
          { title: "Importance, of 100", align: "end" },
          { title: "Gap", align: "end" },
          { title: "Gap × importance", align: "end" },
        ],
        rows: [...judged, ...expectations.filter(({ gap }) => gap === null)].map((part) => [
          part.label,
          mean(part.expectation),
          mean(part.perception),
          part.importance === null ? "–" : fixed(part.importance, 0),
          part.gap
            ? withInterval(part.gap.estimate, part.gap.low, part.gap.high, (value) => withSign(value))
            : "–",
          part.weightedGap === null ? "–" : withSign(part.weightedGap),
        ]),
        note: "Importance is as percent of the way to the most important part, as people say it.",
      },
    ],
  };
}
