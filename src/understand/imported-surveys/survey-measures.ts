import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import type { DefinedMeasure } from "../measures/measure.ts";
import type { Observation } from "../measures/observation.ts";
import type { SurveyMeasureDefinition } from "../measures/survey-measure.ts";
import type { GapResult, GroupResult, NpsResult, SurveyResults } from "../surveys/survey-results.ts";
import { meaningsOf } from "./item-meaning.ts";

const npsCode = "survey.nps";
const codeOf = (item: string) => `survey.item.${item}`;

/** The measures of a wave: one for each rating, number and option, and the net promoter score. Pure. */
export function surveyMeasures(
  results: SurveyResults,
  columns: readonly UnderstoodColumn[],
): DefinedMeasure<SurveyMeasureDefinition>[] {
  const meanings = new Map(meaningsOf(columns).map((one) => [one.name, one]));
  const measures = results.items.flatMap(({ name }): DefinedMeasure<SurveyMeasureDefinition>[] => {
    const meaning = meanings.get(name);
    if (!meaning) return [];
    const { label, kind, ends, reversed, answers } = meaning;
    const definition = {
      source: "survey",
      item: name,
      label,
      answer: kind,
      ends,
      reversed,
      answers,
    } as const;
    return [{ code: codeOf(name), name: label, definition }];
  });
  const scored = results.nps && meanings.get(results.nps.item);
  if (!scored) return measures;
  const { name: item, label, ends, reversed, answers } = scored;
  const score = { source: "survey", item, label, answer: "nps", ends, reversed, answers } as const;
  return [...measures, { code: npsCode, name: "Net promoter score", definition: score }];
}

/** The units of a wave: everyone, and its groups. A group's name is no path. */
export const surveyUnits = ({ n, groups }: SurveyResults) => [
  { unit: 0, parent: null, last_below: groups.length, path: "", n, staff: null, withheld: null },
  ...groups.map((group, index) => ({
    unit: index + 1,
    parent: 0,
    last_below: index + 1,
    path: group.name.replaceAll("/", "∕"),
    n: group.suppressed ? null : group.n,
    staff: null,
    withheld: group.suppressed ? whyOf(group) : null,
  })),
];

const whyOf = ({ why }: GroupResult) =>
  why === "too few" ? ("too few answers" as const) : ("protects individuals" as const);

/** What a wave says of each of its measures, from nothing but its results. Pure. */
export function* surveyObservations(
  results: SurveyResults,
  measures: readonly DefinedMeasure<SurveyMeasureDefinition>[],
): Generator<Observation> {
  const weighted = results.weights ? ", weighted, with Kish's effective number of answers" : "";
  const items = new Map(results.items.map((item) => [item.name, item]));
  for (const { code, definition } of measures) {
    if (definition.answer === "nps") {
      if (results.nps) yield { unit: 0, code, ...scoreOf(results.nps, weighted) };
      continue;
    }
    const item = items.get(definition.item);
    if (!item) continue;
    const method = `${
      definition.answer === "multiple" ? "share with Wilson's 95 % interval" : "mean with its 95 % t interval"
    }${weighted}`;
    const withheld = item.withheld === "too few" ? "too few answers" : "protects individuals";
    yield { unit: 0, code, ...observed(item, method, withheld), comparison: null };
    for (const [index, group] of results.groups.entries()) {
      if (group.suppressed) continue;
      const own = group.items.find(({ name }) => name === definition.item);
      const comparison = comparisonOf(results.gaps, definition.item, group.name);
      if (own) yield { unit: index + 1, code, ...observed(own, method, "protects individuals"), comparison };
    }
  }
}

function observed(
  item: { n: number | null; mean: number | null; low: number | null; high: number | null },
  method: string,
  withheld: "too few answers" | "protects individuals",
) {
  return item.mean === null
    ? { n: null, figure: null, method: "", withheld }
    : {
        n: item.n,
        figure: { estimate: item.mean, low: item.low, high: item.high },
        method,
        withheld: null,
      };
}

const scoreOf = ({ estimate, low, high, n }: NpsResult, weighted: string) => ({
  n,
  figure: { estimate, low, high },
  method: `net promoter score, 95 % interval from the multinomial variance${weighted}`,
  withheld: null,
  comparison: null,
});

/** A group less everyone else. */
function comparisonOf(gaps: readonly GapResult[], item: string, group: string) {
  const gap = gaps.find((one) => one.item === item && one.between.includes(group));
  if (!gap) return null;
  return { difference: gap.between[0] === group ? gap.difference : -gap.difference, q: gap.q };
}
