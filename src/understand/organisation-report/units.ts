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

interface Shown {
  /** The released units of the upper levels, as many as fit a table. */
  units: ReleasedUnit[];
  /** How many released units further down are left out. */
  omitted: number;
}

function shownUnits(source: OrganisationReportSource): Shown {
  const released = unitsBelow(source).filter((unit) => !unit.suppressed);
  const depthOf = ({ path }: UnitResult) => path.split("/").length;
  let deepest = Math.max(0, ...released.map(depthOf));
  let units = released;
  while (units.length > mostRows && deepest > 1) {
    deepest--;
    units = released.filter((unit) => depthOf(unit) <= deepest);
  }
  units = units.slice(0, mostRows);
  return { units, omitted: released.length - units.length };
}

function omittedNote({ omitted }: Shown): string {
  if (omitted === 0) return "";
  return ` ${counted(omitted, "unit")} further down ${omitted === 1 ? "is" : "are"} left out here; each has a report of its own.`;
}

/** One figure of every released unit beside the report's unit. Shaded towards the side that asks for attention. */
function heatmap(source: OrganisationReportSource, figure: "organisation" | "gap", shown: Shown): Block {
  const { questionnaire, unit, organisation } = source;
  const cell = (released: ReleasedUnit, code: string) => {
    const value = released.competencies[code]?.[figure].estimate;
    const reference = unit.competencies[code]?.[figure].estimate;
    if (value === undefined) return { text: "–" };
    const text = figure === "gap" ? signedMean(value) : printedMean(value);
    if (released === unit || reference === undefined) return { text };
    const better = figure === "gap" ? reference - value : value - reference;
    return { text, shade: Math.max(-1, Math.min(1, better / fullShade)) };
  };
  return {
    kind: "table",
    title:
      figure === "gap"
        ? "Gap between people and organisation: means by unit"
        : `${questionnaire.perspectives.organisation.name}: mean totals by unit`,
    columns: [
      textColumn("Unit"),
      figureColumn("n"),
      ...questionnaire.competencies.map(({ code }) => figureColumn(code, "narrow")),
    ],
    rows: [unit, ...shown.units].map((released) => ({
      cells: [
        { text: shortened(unitName(released.path, organisation), 60) },
        { text: String(released.n) },
        ...questionnaire.competencies.map(({ code }) => cell(released, code)),
      ],
    })),
    note: `The darker a cell, the further it lies from the first row; the figure says in which direction. A competency may rest on a few people less than n. A dash is withheld.${omittedNote(shown)}`,
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
  if (inside.length === 0) return [];
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
  const shown = shownUnits(source);
  if (shown.units.length === 0) return [];
  return [
    { kind: "chapter", title: "Units compared" },
    heatmap(source, "organisation", shown),
    heatmap(source, "gap", shown),
    ...comparisons(source),
  ];
}

const namedWithheld = 40;

/** Names the units below that can't be shown. */
function withheldUnits(source: OrganisationReportSource): Block[] {
  const withheld = unitsBelow(source).filter(({ suppressed }) => suppressed);
  if (withheld.length === 0) return [];
  const names = withheld.slice(0, namedWithheld).map(({ path }) => unitName(path, source.organisation));
  const more = withheld.length - names.length;
  return [
    { kind: "heading", title: `Withheld: ${counted(withheld.length, "unit")}` },
    {
      kind: "paragraph",
      text: `Units with fewer than ${source.results.minimum} answers are withheld, and now and then a larger one beside them, where individuals could otherwise be recognised. Their people are part of the figures of the units above.`,
    },
    { kind: "paragraph", style: "note", text: `${names.join("; ")}${more > 0 ? `; and ${more} more` : ""}.` },
  ];
}

/** Who is in the figures and who is not. */
export function responseChapter(source: OrganisationReportSource): Block[] {
  const { unit, organisation } = source;
  const shown = shownUnits(source);
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
      rows: [unit, ...shown.units].map(({ path, staff, n }) => ({
        cells: [
          { text: shortened(unitName(path, organisation), 70) },
          { text: String(staff) },
          { text: String(n) },
          { text: `${Math.round((100 * n) / staff)} %` },
        ],
      })),
      ...(shown.omitted > 0 ? { note: omittedNote(shown).trim() } : {}),
    },
    ...withheldUnits(source),
  ];
}
