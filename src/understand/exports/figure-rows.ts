import type { CampaignSurvey, Delight } from "../campaign-surveys/campaign-survey.ts";
import type { ReleasedThemes } from "../comments/released-themes.ts";
import type { Estimate, GapResult, ItemResult } from "../surveys/survey-results.ts";
import { type FigureRow, figureRow as row } from "./figure-row.ts";
import { themeRows } from "./theme-rows.ts";

const interval = ({ estimate, low, high }: Estimate) => ({ estimate, low, high });

/** All that was released of a survey campaign. */
export interface ReleasedFigures {
  survey: CampaignSurvey;
  /** Null where no themes were released. */
  themes: Pick<ReleasedThemes, "themes"> | null;
}

/** All released figures of a survey campaign, one a row. Persons are no groups here. */
export function figureRows({ survey, themes }: ReleasedFigures): FigureRow[] {
  return [
    ...responseRows(survey),
    ...survey.overall.items.flatMap((item) => itemRows(item)),
    ...outcomeRows(survey),
    ...survey.breakdowns.filter(({ arePersons }) => !arePersons).flatMap(breakdownRows),
    ...importanceRows(survey),
    ...providerRows(survey),
    ...delightRows(survey),
    ...expectationRows(survey),
    ...(themes ? themeRows(themes) : []),
  ];
}

function responseRows({ response }: CampaignSurvey): FigureRow[] {
  const section = "Response";
  const count = (figure: string, estimate: number) => row({ section, figure, estimate });
  return [
    count("invited", response.invited),
    count("reached", response.reached),
    count("answered", response.started),
    ...(response.uninvited === undefined ? [] : [count("of them without an invitation", response.uninvited)]),
    count("completed", response.completed),
    row({ section, figure: "answered of invited", ...interval(response.rate), n: response.invited }),
    ...response.byBreakdown.flatMap(({ label: breakdown, groups }) =>
      groups.map((group) =>
        row({
          section,
          breakdown,
          group: group.label,
          figure: "answered of invited",
          ...(group.rate ? interval(group.rate) : {}),
          n: group.invited,
          remark: group.rate ? "" : "withheld",
        }),
      ),
    ),
    ...response.bias.flatMap(({ label: breakdown, groups, p, cramersV, word }) => [
      row({
        section,
        breakdown,
        figure: "Cramér's V, answers against invited",
        estimate: cramersV,
        p,
        remark: word,
      }),
      ...groups.map((group) =>
        row({
          section,
          breakdown,
          group: group.label,
          figure: "standardised difference, answers against invited",
          estimate: group.standardisedDifference,
        }),
      ),
    ]),
  ];
}

function itemRows({ name: item, label, ...result }: ItemResult): FigureRow[] {
  const about = { section: "Items", item, label };
  if (result.withheld !== null && result.mean === null && result.distribution === null)
    return [row({ ...about, figure: "mean", n: result.n, remark: `withheld: ${result.withheld}` })];
  const figure = result.kind === "multiple" ? "share" : "mean";
  return [
    ...(result.mean === null
      ? []
      : [row({ ...about, figure, estimate: result.mean, low: result.low, high: result.high, n: result.n })]),
    ...(result.topTwo
      ? [
          row({
            ...about,
            figure: "share in the two highest answers",
            ...interval(result.topTwo),
            n: result.n,
          }),
        ]
      : []),
    ...(result.distribution ?? []).map((answer) =>
      row({
        ...about,
        figure: `share of “${answer.label || answer.value}”`,
        estimate: answer.share,
        n: result.n,
      }),
    ),
  ];
}

function outcomeRows({ overall: { nps, outcome, items } }: CampaignSurvey): FigureRow[] {
  const labelOf = (name: string) => items.find((item) => item.name === name)?.label ?? name;
  const score = nps
    ? [
        row({
          section: "Items",
          item: nps.item,
          label: labelOf(nps.item),
          figure: "net promoter score",
          ...interval(nps),
          n: nps.n,
        }),
      ]
    : [];
  if (!outcome) return score;
  const section = "Drivers";
  const { n } = outcome;
  return [
    ...score,
    row({
      section,
      item: outcome.name,
      label: outcome.label,
      figure: "explained by all drivers (R²)",
      estimate: outcome.r2,
      low: outcome.r2Low,
      high: outcome.r2High,
      n,
      p: outcome.p,
      remark: outcome.problem ?? "",
    }),
    ...outcome.drivers.flatMap((driver) => {
      const about = { section, item: driver.name, label: driver.label, n };
      return [
        row({
          ...about,
          figure: "part of the explained differences (LMG)",
          estimate: driver.lmg,
          low: driver.lmgLow,
          high: driver.lmgHigh,
          remark: driver.quadrant ?? "",
        }),
        row({ ...about, figure: "correlation with the outcome", estimate: driver.correlation }),
        row({ ...about, figure: "level, percent of the scale", estimate: driver.performancePercent }),
      ];
    }),
  ];
}

const gapRow = (breakdown: string, { item, label, between, ...gap }: GapResult): FigureRow =>
  row({
    section: "Differences",
    breakdown,
    group: between[0],
    item,
    label,
    figure: `difference from ${between[1]}`,
    estimate: gap.difference,
    low: gap.low,
    high: gap.high,
    n: gap.n[0],
    p: gap.p,
    q: gap.q,
    remark: gap.word,
  });

function breakdownRows(breakdown: CampaignSurvey["breakdowns"][number]): FigureRow[] {
  const { label, groups, gaps, crossTables, caseMix } = breakdown;
  const whole = groups.flatMap((group) => {
    const about = { section: "Groups", breakdown: label, group: group.label };
    if (group.suppressed)
      return [row({ ...about, figure: "mean", remark: `withheld: ${group.why ?? "too few"}` })];
    return group.items.map(({ name, n, mean, low, high }) =>
      row({
        ...about,
        item: name,
        figure: "mean",
        estimate: mean,
        low,
        high,
        n,
        remark: mean === null ? "withheld" : "",
      }),
    );
  });
  const crossed = crossTables.flatMap((table) =>
    table.rows.flatMap((line) =>
      table.answers.map((answer, index) =>
        row({
          section: "Cross-tables",
          breakdown: label,
          group: line.label,
          item: table.item,
          label: table.label,
          figure: `share of “${answer.label}”`,
          estimate: line.shares[index] ?? null,
          n: line.n,
          p: table.p,
          q: table.q,
        }),
      ),
    ),
  );
  const mixed = (caseMix?.groups ?? []).map((group) =>
    row({
      section: "Case mix",
      breakdown: label,
      group: group.label,
      item: caseMix?.item ?? "",
      label: caseMix?.itemLabel ?? "",
      figure: `mean, adjusted for ${caseMix?.byLabel ?? ""}`,
      ...interval(group.adjusted),
      n: group.n,
      remark: `${group.raw} as answered`,
    }),
  );
  return [...whole, ...gaps.map((gap) => gapRow(label, gap)), ...crossed, ...mixed];
}

function importanceRows({ stated }: CampaignSurvey): FigureRow[] {
  if (!stated) return [];
  const section = "Importance";
  return stated.items.flatMap(({ name: item, label, ...found }) => [
    row({
      section,
      item,
      label,
      figure: `importance as ${stated.method}`,
      estimate: found.stated,
      remark: found.word ?? "",
    }),
    row({ section, item, label, figure: "importance as derived, percent", estimate: found.derived }),
  ]);
}

function providerRows({ providers }: CampaignSurvey): FigureRow[] {
  if (!providers) return [];
  const section = "Competitors";
  const { us } = providers;
  return [
    row({
      section,
      group: us.label,
      item: us.name,
      label: providers.label,
      figure: "mean",
      estimate: us.mean,
      n: us.n,
    }),
    ...providers.competitors.flatMap(({ name: item, label: group, mean, paired, why }) => [
      row({
        section,
        group,
        item,
        label: providers.label,
        figure: "mean",
        estimate: mean,
        remark: mean === null ? "withheld" : "",
      }),
      row({
        section,
        group,
        item,
        label: providers.label,
        figure: `${us.label} less ${group}, rated by the same people`,
        estimate: paired?.difference ?? null,
        low: paired?.low ?? null,
        high: paired?.high ?? null,
        n: paired?.n ?? null,
        p: paired?.p ?? null,
        q: paired?.q ?? null,
        remark: paired ? "" : `withheld: ${why ?? "too few"}`,
      }),
    ]),
  ];
}

function delightRows({ delight }: CampaignSurvey): FigureRow[] {
  if (!delight) return [];
  const of = ({ n, above, as, below }: Delight, about: Partial<FigureRow>) =>
    [["above", above] as const, ["as", as] as const, ["below", below] as const].map(([figure, share]) =>
      row({
        section: "Against expectation",
        item: delight.item,
        label: delight.label,
        figure: figure === "as" ? "share as expected" : `share ${figure} what was expected`,
        ...interval(share),
        n,
        ...about,
      }),
    );
  return [
    ...of(delight, {}),
    ...delight.byBreakdown.flatMap(({ label: breakdown, groups }) =>
      groups.flatMap((group) => of(group, { breakdown, group: group.label })),
    ),
  ];
}

function expectationRows({ expectations }: CampaignSurvey): FigureRow[] {
  const section = "Expectations";
  return (expectations ?? []).flatMap(({ name: item, label, gap, why, ...found }) => [
    row({ section, item, label, figure: "expectation", estimate: found.expectation }),
    row({ section, item, label, figure: "perception", estimate: found.perception }),
    row({ section, item, label, figure: "importance, percent", estimate: found.importance }),
    row({
      section,
      item,
      label,
      figure: "perception less expectation",
      ...(gap
        ? { ...interval(gap), n: gap.n, p: gap.p, q: gap.q }
        : { remark: why ? `withheld: ${why}` : "withheld" }),
    }),
  ]);
}
