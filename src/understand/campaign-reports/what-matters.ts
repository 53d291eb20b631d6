import type { MapMark } from "#document/chart/importance-map.ts";
import type { StatedResult } from "../campaign-surveys/campaign-survey.ts";
import { listed } from "../profile/wording.ts";
import { fixed, quoted, whole, withInterval } from "../survey-report/figures.ts";
import { mattersChapter } from "../survey-report/matters.ts";
import { inOwnUnits } from "../survey-report/plot.ts";
import { actOn, against, map } from "../survey-report/short.ts";
import type { StoryChapter, StoryPart, StoryPlot } from "../survey-report/story.ts";
import { type CampaignSource, storySourceOf } from "./campaign-source.ts";

const asked = {
  rated: "rated part by part",
  ranked: "put in order",
  "shared out": "shared out between the parts",
} as const;

type Compared = StatedResult["items"][number] & { derived: number };

function statedSentence(stated: StatedResult, compared: readonly Compared[]): string {
  const unsaid = compared.filter(({ word }) => word === "matters unsaid");
  const only = compared.filter(({ word }) => word === "said to matter");
  const names = (items: readonly Compared[]) => {
    const shown = items.slice(0, 3).map(({ label }) => quoted(label, 60));
    return listed(items.length > shown.length ? [...shown, `${items.length - shown.length} more`] : shown);
  };
  const parts = [
    ...(unsaid.length > 0
      ? [
          `${names(unsaid)} ${unsaid.length === 1 ? "explains" : "explain"} more of the outcome than people say`,
        ]
      : []),
    ...(only.length > 0
      ? [`${names(only)} ${only.length === 1 ? "is" : "are"} said to matter more than the outcome bears out`]
      : []),
  ];
  const order = stated.spearman
    ? `The two orders agree with a rank correlation of ${withInterval(stated.spearman.estimate, stated.spearman.low, stated.spearman.high, (value) => fixed(value))}.`
    : "";
  if (parts.length === 0)
    return `What people say matters and what explains the outcome point to the same parts. ${order}`;
  return `${parts.join("; ")}. ${order}`;
}

/** What people say matters beside what explains the outcome. */
function statedParts(stated: StatedResult): StoryPart[] {
  const compared = stated.items.filter((item): item is Compared => item.derived !== null);
  const text = compared.length >= 2 ? statedSentence(stated, compared) : null;
  const spoken = compared.map(
    ({ label, stated: said, derived, word }) =>
      `${quoted(label, 60)}: stated ${fixed(said, 0)} of 100, derived ${fixed(derived, 1)} percent${word ? `, ${word}` : ""}.`,
  );
  const average = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const marks = compared
    .toSorted((one, other) => other.derived - one.derived)
    .map(
      (item): MapMark => ({
        key: item.name,
        label: item.label,
        importance: { estimate: item.derived, low: null, high: null },
        performance: { estimate: item.stated, low: null, high: null },
        isUrgent: item.word === "matters unsaid",
        ...(item.word && { said: item.word }),
      }),
    );
  const plot: StoryPlot[] =
    compared.length < 2
      ? []
      : [
          {
            kind: "plot",
            title: "Stated beside derived importance",
            alt: `Map of stated against derived importance. ${spoken.join(" ")}`,
            note: `Across: how much people say each part matters, ${asked[stated.method]}. Upwards: its part of what explains the outcome. The lines are the averages.`,
            how: {
              definition:
                "What people say matters is compared with what goes together with their overall judgement. Parts that matter unsaid are easily overlooked; parts that are only said to matter are often taken for granted.",
              method:
                "Stated: as percent of the way to the most important, or of the total that was shared out. Derived: LMG shares as percent of the explained differences.",
            },
            figures: {
              plot: "plane",
              marks,
              across: {
                name: "Stated importance",
                unit: inOwnUnits(0),
                scale: { kind: "percents" },
                middle: average(compared.map(({ stated: said }) => said)),
              },
              upward: {
                name: "Derived importance, percent",
                unit: inOwnUnits(1),
                scale: { kind: "percents" },
                middle: average(compared.map(({ derived }) => derived)),
              },
              fields: ["Matters unsaid", "Matters both ways", "Matters less", "Said to matter"],
            },
          },
        ];
  return [
    { kind: "heading", title: "What people say matters, and what does" },
    ...(text === null ? [] : [{ kind: "paragraph" as const, style: "body" as const, text: text.trim() }]),
    ...plot,
    {
      kind: "table",
      title: compared.length > 0 ? "Stated and derived importance by part" : "Stated importance by part",
      columns: [
        { title: "Part", align: "start" },
        { title: "Stated, of 100", align: "end" },
        ...(compared.length > 0
          ? [
              { title: "Derived, percent", align: "end" as const },
              { title: "Stated rank", align: "end" as const },
              { title: "Derived rank", align: "end" as const },
              { title: "In words", align: "start" as const },
            ]
          : []),
      ],
      rows: stated.items
        .toSorted((one, other) => one.rankStated - other.rankStated)
        .map((item) => [
          item.label,
          fixed(item.stated, 0),
          ...(compared.length > 0
            ? [
                item.derived === null ? "–" : fixed(item.derived, 1),
                whole(item.rankStated),
                item.rankDerived === null ? "–" : whole(item.rankDerived),
                item.word ?? "–",
              ]
            : []),
        ]),
      note: null,
    },
  ];
}

/** What matters most: drivers, where work pays first, and what people say of it themselves. */
export function whatMattersChapter(source: CampaignSource): StoryChapter {
  const { overall, stated } = source.survey;
  const told = mattersChapter(storySourceOf(source));
  const act = actOn({ results: overall });
  const withoutOutcome = overall.n >= overall.minimum && overall.outcome === null;
  return {
    ...told,
    answer: withoutOutcome
      ? "No question stands for the whole, so nothing can be ranked by how much it matters. In the questionnaire, give one question the meaning “satisfaction”; from the next campaign on, all parts are ranked by it."
      : told.answer,
    parts: [
      ...(withoutOutcome ? [] : told.parts),
      ...(act === null
        ? []
        : [
            { kind: "heading" as const, title: "Where to begin" },
            { kind: "paragraph" as const, style: "body" as const, text: act },
          ]),
      ...map({ results: overall }),
      ...against({ results: overall }),
      ...(stated ? statedParts(stated) : []),
    ],
  };
}
