import type { Block } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import type { ReleasedUnit, UnitResult } from "../profile/organisation-results.ts";
import { counted, printedMean, shortened, signedMean } from "../profile/wording.ts";
import { type OrganisationReportSource, unitName, unitsBelow } from "./source.ts";

/** Longest tables that are still read; below that, units are found in their own reports. */
const mostRows = 150;
/** Difference from the reference, in points, at which the shading is full. */
const fullShade = 4;
const significant = 0.05;

/** The upper levels of the tree, as many as fit a table. */
function upperLevels(units: UnitResult[]): { shown: UnitResult[]; omitted: number } {
  const depthOf = ({ path }: UnitResult) => path.split("/").length;
  let deepest = Math.max(0, ...units.map(depthOf));
  let shown = units;
  while (shown.length > mostRows && deepest > 1) {
    deepest--;
    shown = units.filter((unit) => depthOf(unit) <= deepest);
  }
  shown = shown.slice(0, mostRows);
  return { shown, omitted: units.length - shown.length };
}

function omittedNote(omitted: number): string {
  return omitted === 0
    ? ""
    : ` ${counted(omitted, "unit")} further down have reports of their own and are left out here.`;
}

/** One figure of every unit beside the report's unit. */
function heatmap(
  source: OrganisationReportSource,
  figure: "organisation" | "gap",
  shown: UnitResult[],
  omitted: number,
): Block {
  const { questionnaire, unit, organisation } = source;
  const row = (label: string, released: ReleasedUnit, isReference: boolean) => ({
    cells: [
      { text: label },
      ...questionnaire.competencies.map(({ code }) => {
        const value = released.competencies[code]?.[figure].estimate;
        const reference = unit.competencies[code]?.[figure].estimate;
        if (value === undefined) return { text: "–" };
        const text = figure === "gap" ? signedMean(value) : printedMean(value);
        if (isReference || reference === undefined) return { text };
        return { text, shade: Math.max(-1, Math.min(1, (value - reference) / fullShade)) };
      }),
    ],
  });
  const label = (path: string) => shortened(unitName(path, organisation), 60);
  return {
    kind: "table",
    title:
      figure === "gap"
        ? "Gap between people and organisation: means by unit"
        : `${questionnaire.perspectives.organisation.name}: mean totals by unit`,
    columns: [
      textColumn("Unit"),
      ...questionnaire.competencies.map(({ code }) => figureColumn(code, "narrow")),
    ],
    rows: [
      row(label(unit.path), unit, true),
      ...shown.map((below) =>
        below.suppressed
          ? { cells: [{ text: label(below.path) }, ...questionnaire.competencies.map(() => ({ text: "–" }))] }
          : row(label(below.path), below, false),
      ),
    ],
    note: `Shading shows how far a unit lies above (blue) or below (brown) the first row; the figures say it too. A dash is withheld.${omittedNote(omitted)}`,
  };
}

/** Differences between units that survive the control of the false discovery rate. */
function comparisons(source: OrganisationReportSource): Block[] {
  const { questionnaire, results, unit, organisation } = source;
  const inside = results.comparisons.filter(({ path }) =>
    unit.path === "" ? true : path === unit.path || path.startsWith(`${unit.path}/`),
  );
  const clear = inside
    .filter(({ q }) => q <= significant)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const heading: Block = { kind: "heading", title: "Units that stand apart" };
  if (clear.length === 0) {
    return [
      heading,
      {
        kind: "paragraph",
        text: `None of the ${inside.length} comparisons of a unit with everyone outside it holds once chance among so many comparisons is allowed for. Differences in the table above may well be accidents of who answered.`,
      },
    ];
  }
  const nameOf = new Map(questionnaire.competencies.map(({ code, name }) => [code, name]));
  return [
    heading,
    {
      kind: "table",
      title: `Differences from everyone outside the unit that hold (false discovery rate 5 %, ${inside.length} comparisons)`,
      columns: [
        textColumn("Unit"),
        textColumn("Competency"),
        textColumn("Rating of", "auto"),
        figureColumn("Difference"),
        figureColumn("q"),
      ],
      rows: clear.slice(0, 25).map(({ path, competency, perspective, difference, q }) => ({
        cells: [
          { text: shortened(unitName(path, organisation), 60) },
          { text: nameOf.get(competency) ?? competency },
          { text: questionnaire.perspectives[perspective].name },
          { text: signedMean(difference) },
          { text: q < 0.001 ? "<0.001" : q.toFixed(3) },
        ],
      })),
      note: `${clear.length > 25 ? `The 25 largest of ${clear.length}. ` : ""}A unit picked because it came out lowest will, as a rule, come out somewhat better next time without anything having been done: part of an extreme result is chance.`,
    },
  ];
}

/** The units below the report's unit against it and against each other. */
export function unitsChapter(source: OrganisationReportSource): Block[] {
  const below = unitsBelow(source);
  if (below.length === 0) return [];
  const { shown, omitted } = upperLevels(below);
  return [
    { kind: "chapter", title: "Units compared" },
    heatmap(source, "organisation", shown, omitted),
    heatmap(source, "gap", shown, omitted),
    ...comparisons(source),
  ];
}

/** Who is in the figures and who is not. */
export function responseChapter(source: OrganisationReportSource): Block[] {
  const { unit, organisation, results } = source;
  const { shown, omitted } = upperLevels(unitsBelow(source));
  const share = (n: number, staff: number) => `${Math.round((100 * n) / staff)} %`;
  const row = (one: UnitResult) => {
    const label = { text: shortened(unitName(one.path, organisation), 70) };
    return one.suppressed
      ? { cells: [label, { text: "–" }, { text: "–" }, { text: one.reason }] }
      : {
          cells: [
            label,
            { text: String(one.staff) },
            { text: String(one.n) },
            { text: share(one.n, one.staff) },
          ],
        };
  };
  return [
    { kind: "chapter", title: "Who answered" },
    {
      kind: "paragraph",
      text: "The share counts people whose answers are part of at least one figure. Where it is low, the figures speak for those who answered, and the silence itself is worth a question: people who expect nothing of a survey leave it out.",
    },
    {
      kind: "table",
      title: "People and answers by unit",
      columns: [
        textColumn("Unit"),
        figureColumn("People"),
        figureColumn("In the figures"),
        figureColumn("Share"),
      ],
      rows: [unit, ...shown].map(row),
      note: `Units with fewer than ${results.minimum} answers are withheld, and now and then a larger one beside them, where a small group could otherwise be worked out by subtraction.${omittedNote(omitted)}`,
    },
  ];
}
