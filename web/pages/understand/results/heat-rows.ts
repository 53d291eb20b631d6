import type { HeatCell, HeatRow } from "#document/chart/heat-cells.ts";
import type { Heatmap } from "#understand/results/result-pages.contract.ts";
import type { Kind } from "./how-of.ts";
import { type Withheld, withheldWords } from "./result-words.ts";

type Row = Heatmap["rows"][number];

/** Share of false findings that is accepted among all that are shown. */
export const significant = 0.05;

/** Differences from which a cell is shaded, and shaded fully, as shares of the highest total: 0.75 and 2 points of 24. */
const steps = [0.031, 0.083] as const;

/** How far a value lies from what it is compared with, from −2 to 2; for gaps, above is nearer to zero. */
export function levelOf(value: number, reference: number, highest: number, kind: Kind): number {
  const better = kind === "gap" ? Math.abs(reference) - Math.abs(value) : value - reference;
  const size = Math.abs(better) / highest;
  const level = size >= steps[1] ? 2 : size >= steps[0] ? 1 : 0;
  return better < 0 && level > 0 ? -level : level;
}

interface Addresses {
  /** Of a unit's page. */
  page: (path: string) => string;
  /** Of the heatmap of the units below a unit. */
  below: (path: string) => string;
}

const unitsWords = (count: number) => `${count.toLocaleString()} ${count === 1 ? "unit" : "units"}`;

/** A heatmap's rows: the unit that the others are compared with comes first. */
export function heatRows({ unit, rows, what }: Heatmap, highest: number, to: Addresses): HeatRow[] {
  const references = new Map(unit.cells.map(({ code, figure }) => [code, figure?.estimate]));
  return [
    { ...rowOf(unit, []), isReference: true },
    ...rows.map((row) => {
      const cells = row.cells.map(({ code, figure, withheld, comparison }): HeatCell => {
        const reference = references.get(code);
        const value = figure?.estimate ?? null;
        const isApart = comparison !== null && comparison.q <= significant;
        const way = isApart && comparison.difference > 0 ? "above" : "below";
        return {
          value,
          level: value === null || reference === undefined ? 0 : levelOf(value, reference, highest, what),
          ...(isApart && { sign: way === "above" ? "▲" : "▼" }),
          ...(isApart
            ? { said: `clearly ${way} everybody else` }
            : value === null && withheld
              ? { said: withheldWords[withheld] }
              : {}),
        };
      });
      return {
        ...rowOf(row, cells),
        ...(row.depth > 1 && { detail: above(row.path, unit.path) }),
        href: to.page(row.path),
        ...(row.below > 0 && { below: { words: `${unitsWords(row.below)} →`, href: to.below(row.path) } }),
      };
    }),
  ];
}

/** The units between a unit and the one that is looked at. */
const above = (path: string, from: string) =>
  path
    .slice(from === "" ? 0 : from.length + 1)
    .split("/")
    .slice(0, -1)
    .join(" › ");

function rowOf({ path, name, n, staff, withheld, cells: own }: Row, cells: HeatCell[]): HeatRow {
  return {
    key: path === "" ? "organisation" : path,
    label: name,
    n: n === null ? "" : `${n.toLocaleString()} of ${(staff ?? n).toLocaleString()}`,
    cells:
      cells.length > 0 ? cells : own.map(({ figure }) => ({ value: figure?.estimate ?? null, level: 0 })),
    ...(withheld && { withheld: withheldWords[withheld as Withheld] }),
  };
}
