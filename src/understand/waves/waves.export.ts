import { csvCell } from "#platform/csv-cell.ts";
import { profileKinds } from "../measures/measure.ts";
import type { LeaderResults } from "../profile/leader-results.ts";
import { isWithheld, type ProfileChange } from "./change.ts";

type Cell = string | number | null;

/** Numbers stay numbers: only text could be a formula to a spreadsheet. The byte order mark says that it is UTF-8. */
function csv(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) => (typeof value === "number" ? String(value) : csvCell(value ?? ""));
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** All changes of a release as a CSV file, one a line. */
export function changeCsv({ units }: ProfileChange, organisation: string): string {
  const head = [
    "unit",
    "competency",
    "about",
    "before",
    "after",
    "change",
    "low_95",
    "high_95",
    "n",
    "p",
    "q",
  ];
  const rows = units.flatMap(({ path, competencies }) =>
    Object.entries(competencies).flatMap(([code, result]): Cell[][] => {
      const unit = path === "" ? organisation : path;
      if (isWithheld(result)) return [[unit, code, ...Array(11).fill(""), result.withheld]];
      return profileKinds.map((kind) => {
        const { before, after, change, low, high, p, q, word } = result[kind];
        return [unit, code, kind, before, after, change, low, high, result.n, p, q, word, result.method, ""];
      });
    }),
  );
  return csv([[...head, "word", "method", "withheld"], ...rows]);
}

/** Leaders beside everyone else as a CSV file. */
export function leadersCsv(leaders: LeaderResults): string {
  const head = [
    "competency",
    "about",
    "leaders",
    "n_leaders",
    "others",
    "n_others",
    "difference",
    "q",
    "withheld",
  ];
  const rows = Object.entries(leaders).flatMap(([code, result]): Cell[][] => {
    if (!result) return [[code, ...Array(7).fill(""), "protects individuals"]];
    return profileKinds.map((kind) => {
      const { leaders: led, others, difference, q } = result[kind];
      return [code, kind, led.estimate, result.leaders, others.estimate, result.others, difference, q, ""];
    });
  });
  return csv([head, ...rows]);
}
