import type { CampaignSurveyGroup } from "../campaign-surveys/campaign-survey.ts";
import { gapsTable, isClear } from "../survey-report/differs.ts";
import {
  oneLine,
  percent,
  percentFigure,
  quoted,
  shortest,
  whole,
  withInterval,
  withSign,
} from "../survey-report/figures.ts";
import { itemRows, itemsByScale, optionRows } from "../survey-report/html/item-charts.ts";
import { mattersChapter } from "../survey-report/matters.ts";
import { asPercent } from "../survey-report/plot.ts";
import { map, npsPart } from "../survey-report/short.ts";
import { itemOf, onItsScale, printerOf, ratedItems } from "../survey-report/source.ts";
import type { StoryChapter, StoryPart, StoryPlot, SurveyStory } from "../survey-report/story.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { type CampaignSource, storySourceOf, unitOf } from "./campaign-source.ts";

/** One group's figures in the shape that stories of everybody have; everyone else is no group of it. */
export function groupResults(
  { survey: { overall, campaign } }: CampaignSource,
  group: CampaignSurveyGroup,
): SurveyResults {
  const { items, nps, outcome, gaps, n, label } = group;
  return {
    ...overall,
    n,
    minimum: campaign.minimum,
    weights: null,
    items,
    nps,
    outcome,
    grouping: { name: group.breakdown, label: group.breakdownLabel },
    groups: [
      {
        name: label,
        n,
        suppressed: false,
        why: null,
        items: items.map(({ name, n: own, mean, low, high }) => ({ name, n: own, mean, low, high })),
      },
    ],
    gaps,
    groupTests: [],
    reliability: [],
    careless: null,
    notes: [],
  };
}

const how: StoryPlot["how"] = {
  definition: "The group's mean of each item beside everyone's, the group itself included.",
  method: "Means with Student's t interval; below ten answers the spread is everybody's.",
};

/** The group beside everyone, a chart for each answer scale. */
function besideEveryone(
  { survey: { overall } }: CampaignSource,
  { label, items }: CampaignSurveyGroup,
): StoryPlot[] {
  const everybody: SurveyResults = {
    ...overall,
    groups: [{ name: label, n: null, suppressed: false, why: null, items }],
  };
  const known = ratedItems(overall).map(({ name }) => name);
  const rated = itemsByScale(everybody, known).map(({ scale, names }): StoryPlot => {
    const rows = itemRows(everybody, names, label);
    const item = itemOf(overall, names[0] ?? "");
    const isPercent = rows.label !== "Question";
    const ends = item?.ends ?? { low: 0, high: 100 };
    return {
      kind: "plot",
      title: `${quoted(label, 60)} beside everyone: ${scale}`,
      alt: `Chart of ${quoted(label, 60)} beside everyone. ${rows.rows.map(({ label: name, values: [own, all] }) => `${quoted(name, 60)}: ${own ? withInterval(own.estimate, own.low, own.high, rows.print) : "withheld"}, everyone ${all ? rows.print(all.estimate) : "withheld"}.`).join(" ")}`,
      note: "Means with 95 % intervals, the lowest level of everybody first.",
      how,
      figures: {
        plot: "rows",
        label: rows.label,
        unit: isPercent ? { factor: 1, decimals: 1, isSigned: false, suffix: "" } : unitOf(item),
        scale: isPercent ? { kind: "percents" } : { kind: "scale", low: ends.low, high: ends.high },
        series: [...rows.series],
        headers: [...(rows.headers ?? [])],
        rows: [...rows.rows],
        reference: null,
      },
    };
  });
  const ticked = items
    .filter(({ kind, mean }) => kind === "multiple" && mean !== null)
    .map(({ name }) => name);
  if (ticked.length === 0) return rated;
  const own = new Map(items.map((item) => [item.name, item]));
  const rows = optionRows(overall, ticked).rows.map((row) => {
    const found = own.get(row.key);
    return {
      ...row,
      values: [
        found && found.mean !== null ? { estimate: found.mean, low: found.low, high: found.high } : null,
        row.values[0] ?? null,
      ],
      cells: [found ? whole(found.n) : ""],
    };
  });
  return [
    ...rated,
    {
      kind: "plot",
      title: `What ${quoted(label, 60)} ticked, beside everyone`,
      alt: `Chart of shares. ${rows.map(({ label: name, values: [one, all] }) => `${quoted(name, 60)}: ${one ? percent(one.estimate, 0) : "withheld"}, everyone ${all ? percent(all.estimate, 0) : "withheld"}.`).join(" ")}`,
      note: "Share of those who answered the question, with Wilson's 95 % interval.",
      how: { ...how, definition: "The share that ticked each option, in the group and of everyone." },
      figures: {
        plot: "rows",
        label: "Option",
        unit: asPercent,
        scale: { kind: "shares" },
        series: [
          { name: oneLine(label, 40), look: "single" },
          { name: "Everyone", look: "others" },
        ],
        headers: ["n"],
        rows,
        reference: null,
      },
    },
  ];
}

/** What sets the group apart, in a sentence. */
function apart({ gaps, label }: CampaignSurveyGroup): string {
  if (gaps.length === 0)
    return `Nothing about ${quoted(label, 60)} can be set beside everyone else without giving individuals away.`;
  const clear = gaps.filter(isClear).toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect));
  if (clear.length === 0)
    return `${quoted(label, 60)} differs from everyone else in nothing by more than chance explains, over ${whole(gaps.length)} items. That doesn't prove that it is the same.`;
  const named = clear
    .slice(0, 3)
    .map((gap) => `${gap.word} on ${quoted(gap.label, 80)} (${withSign(gap.difference)})`);
  return `${quoted(label, 60)} differs from everyone else in ${whole(clear.length)} of ${whole(gaps.length)} items: ${named.join("; ")}${clear.length > named.length ? "; and more" : ""}.`;
}

function levels(source: CampaignSource, group: CampaignSurveyGroup, results: SurveyResults): StoryChapter {
  const { response, delight, label, n } = group;
  const outcome = source.survey.overall.outcome?.name;
  const item = outcome === undefined ? undefined : itemOf(results, outcome);
  const said = [
    item && item.mean !== null
      ? `${quoted(label, 60)} puts ${quoted(item.label)} at ${withInterval(item.mean, item.low, item.high, printerOf(item))}${onItsScale(item)}.`
      : null,
    response?.answered != null && response.invited !== null
      ? `${whole(response.answered)} of ${whole(response.invited)} invited answered.`
      : `${whole(n)} answered.`,
    delight
      ? `${withInterval(delight.above.estimate, delight.above.low, delight.above.high, (share) => percentFigure(share, 0))} % found more than they expected.`
      : null,
  ].filter((text) => text !== null);
  const parts: StoryPart[] = [
    ...(results.nps ? npsPart(results.nps, { results }) : []),
    ...besideEveryone(source, group),
  ];
  return { id: "do", title: "How they see us", isAppendix: false, answer: said.join(" "), parts };
}

function gapsPlot(group: CampaignSurveyGroup): StoryPlot[] {
  if (group.gaps.length === 0) return [];
  const shown = group.gaps
    .toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect))
    .slice(0, 20);
  return [
    {
      kind: "plot",
      title: `Where ${quoted(group.label, 60)} differs from everyone else, in standard deviations`,
      alt: `Chart of differences. ${shown.map((gap) => `${quoted(gap.label, 60)}: ${withInterval(gap.effect, gap.effectLow, gap.effectHigh, (value) => withSign(value))}.`).join(" ")}`,
      note: "Hedges' g: 0.2 is a small difference, 0.5 a medium, 0.8 a large one. Hollow marks may be chance.",
      how: {
        definition: "The group's mean less everyone else's, in standard deviations.",
        method: "Hedges' g with its 95 % interval; q after Benjamini and Hochberg.",
      },
      figures: {
        plot: "rows",
        label: "Item",
        unit: { factor: 1, decimals: 2, isSigned: true, suffix: "" },
        scale: { kind: "differences" },
        series: [{ name: "Effect (g)", look: "single" }],
        headers: ["n"],
        rows: shown.map((gap) => ({
          key: gap.item,
          label: gap.label,
          look: isClear(gap) ? ("single" as const) : ("before" as const),
          values: [{ estimate: gap.effect, low: gap.effectLow, high: gap.effectHigh }],
          cells: [gap.n.map(whole).join(" / ")],
          said: `difference ${withInterval(gap.difference, gap.low, gap.high, (value) => withSign(value))}, n ${gap.n.map(whole).join(" and ")}`,
        })),
        reference: null,
      },
    },
  ];
}

/** Tells what one group of a survey campaign says, beside everyone. */
export function groupStory(source: CampaignSource, group: CampaignSurveyGroup): SurveyStory {
  const results = groupResults(source, group);
  const { label, breakdownLabel, n, nps } = group;
  const chapters: StoryChapter[] = [
    levels(source, group, results),
    {
      id: "differs",
      title: "What sets them apart",
      isAppendix: false,
      answer: apart(group),
      parts: [...gapsPlot(group), ...gapsTable(results)],
    },
    ...(group.outcome
      ? [
          {
            ...mattersChapter({ ...storySourceOf(source), results }),
            title: "What matters most to them",
          },
        ].map((chapter) => ({ ...chapter, parts: [...chapter.parts, ...map({ results })] }))
      : []),
  ];
  const outcome = source.survey.overall.outcome?.name;
  const item = outcome === undefined ? undefined : itemOf(results, outcome);
  return {
    title: `${source.survey.campaign.name}: ${label}`,
    date: source.date,
    headline: [
      { label: "Answers", value: whole(n), note: `${breakdownLabel}: ${shortest(label)}` },
      ...(item && item.mean !== null
        ? [
            {
              label: "The outcome",
              value: printerOf(item)(item.mean),
              note: `${shortest(item.label)}${onItsScale(item)}`,
            },
          ]
        : []),
      ...(nps
        ? [{ label: "Net promoter score", value: withSign(nps.estimate, 0), note: `n = ${whole(nps.n)}` }]
        : []),
    ],
    summary: chapters.map(({ answer }) => answer),
    chapters,
  };
}
