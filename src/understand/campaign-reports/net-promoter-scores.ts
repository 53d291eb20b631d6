import type { BreakdownResult, CampaignSurvey } from "../campaign-surveys/campaign-survey.ts";
import { oneLine, quoted, whole, withInterval, withSign } from "../survey-report/figures.ts";
import { inOwnUnits, signed } from "../survey-report/plot.ts";
import { itemOf } from "../survey-report/source.ts";
import type { StoryPlot } from "../survey-report/story.ts";

const print = (value: number) => withSign(value, 0);

/** The net promoter score of each group that may be shown, side by side; none where fewer than two have one. */
export function netPromoterScores(
  { overall }: CampaignSurvey,
  { label, groups }: BreakdownResult,
): StoryPlot[] {
  const shown = groups.flatMap(({ value, label: group, nps }) =>
    nps ? [{ key: value, label: group, nps }] : [],
  );
  if (shown.length < 2) return [];
  const { nps: everyone } = overall;
  const asked = everyone && itemOf(overall, everyone.item);
  return [
    {
      kind: "plot",
      title: `Net promoter score by ${label.toLowerCase()}`,
      alt: `Chart of the net promoter score in each group, from −100 to 100. ${shown
        .map(
          ({ label: group, nps }) =>
            `${oneLine(group, 60)}: ${withInterval(nps.estimate, nps.low, nps.high, print)}, n ${whole(nps.n)}.`,
        )
        .join(" ")}`,
      note: `${asked ? `${quoted(asked.label, 120)}. ` : ""}Percent who answered 9 or 10 less percent who answered 0 to 6, with 95 % intervals.${everyone ? ` The line is everyone's, ${print(everyone.estimate)}.` : ""} Groups whose intervals overlap widely may not differ at all.`,
      how: {
        definition:
          "Each group's share of promoters (9 and 10) less its share of detractors (0 to 6), times 100.",
        method: "95 % interval from the multinomial variance, (p + d − (p − d)²) / (n − 1).",
      },
      figures: {
        plot: "rows",
        label: "Group",
        unit: signed(inOwnUnits(0)),
        scale: { kind: "scale", low: -100, high: 100 },
        series: [{ name: "Net promoter score", look: "single" }],
        headers: ["n"],
        rows: shown.map(({ key, label: group, nps }) => ({
          key,
          label: group,
          values: [{ estimate: nps.estimate, low: nps.low, high: nps.high }],
          cells: [whole(nps.n)],
          said: `n ${whole(nps.n)}`,
        })),
        reference: everyone?.estimate ?? null,
      },
    },
  ];
}
