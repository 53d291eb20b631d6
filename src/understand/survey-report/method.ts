import { listed } from "../profile/wording.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { bounded, figureColumn, textColumn } from "./bounded-table.ts";
import { fixed, oneLine, percentFigure, probability, sentence, whole, withInterval } from "./figures.ts";
import { itemOf, printerOf } from "./source.ts";
import type { StoryChapter, StorySource, StoryTable } from "./story.ts";

function driverTables(results: SurveyResults): StoryTable[] {
  const { outcome } = results;
  if (!outcome || outcome.problem !== null) return [];
  const known = outcome.drivers.toSorted((one, other) => one.rank - other.rank);
  const share = (value: number | null, low: number | null, high: number | null) =>
    value === null ? "–" : withInterval(value, low, high, (part) => percentFigure(part));
  const plain = (value: number | null) => (value === null ? "–" : fixed(value));
  const print = printerOf(itemOf(results, outcome.name));
  const step = (value: number | null) =>
    value === null ? "–" : print(value) === print(0) && value !== 0 ? fixed(value, 4) : print(value);
  return [
    ...bounded(
      {
        kind: "table",
        title: "All drivers: parts of R², in percent, with 95 % intervals",
        columns: [textColumn("Driver"), figureColumn("LMG"), figureColumn("Relative weight")],
        rows: known.map((driver) => [
          oneLine(driver.label),
          share(driver.lmg, driver.lmgLow, driver.lmgHigh),
          share(driver.relativeWeight, driver.relativeWeightLow, driver.relativeWeightHigh),
        ]),
        note: `n = ${whole(outcome.n)}, R² = ${outcome.r2 === null ? "–" : fixed(outcome.r2, 4)}, adjusted ${outcome.adjustedR2 === null ? "–" : fixed(outcome.adjustedR2, 4)}. Percentile intervals from ${whole(outcome.draws)} bootstrap draws.`,
      },
      "results.json",
    ),
    ...bounded(
      {
        kind: "table",
        title: "All drivers: the linear model",
        columns: [
          textColumn("Driver"),
          figureColumn("r"),
          figureColumn("b"),
          figureColumn("beta"),
          figureColumn("Mean"),
          figureColumn("Of 100"),
        ],
        rows: known.map((driver) => [
          oneLine(driver.label),
          plain(driver.correlation),
          step(driver.coefficient),
          plain(driver.standardised),
          driver.performance === null ? "–" : printerOf(itemOf(results, driver.name))(driver.performance),
          driver.performancePercent === null ? "–" : fixed(driver.performancePercent, 0),
        ]),
        note: "r: correlation with the outcome. b: change of the outcome for one unit more, the others held; beta: the same in standard deviations.",
      },
      "results.json",
    ),
  ];
}

function testsTable(results: SurveyResults): StoryTable[] {
  return bounded(
    {
      kind: "table",
      title: "Over all groups at once (Kruskal–Wallis)",
      columns: [
        textColumn("Item"),
        figureColumn("H"),
        figureColumn("df"),
        figureColumn("p"),
        figureColumn("q"),
      ],
      rows: results.groupTests.map(({ item, h, df, p, q }) => [
        oneLine(itemOf(results, item)?.label ?? item),
        fixed(h),
        String(df),
        probability(p),
        probability(q),
      ]),
      note: null,
    },
    "results.json",
  );
}

/** How everything was computed, with all drivers and tests. */
export function methodChapter({ results, made }: StorySource): StoryChapter {
  const rules = results.careless?.rules ?? [];
  const definitions = [
    ...results.methods.map((method) => ({ term: sentence(method.figure), text: method.text })),
    ...(rules.length > 0
      ? [
          {
            term: "Rules for careless answers",
            text: `Flagged are those who ${listed(rules.map((rule) => `${rule.text} (${whole(rule.n)})`))}. Nobody is left out for it.`,
          },
        ]
      : []),
    {
      term: "To repeat it",
      text: `Computed by ${made.program}, random numbers from seed ${made.seed}. The same file, choices and seed give the same figures.`,
    },
  ];
  return {
    id: "method",
    title: "Method",
    isAppendix: true,
    answer: "How every figure was computed, for those who want to check.",
    parts: [{ kind: "definitions", items: definitions }, ...driverTables(results), ...testsTable(results)],
  };
}
