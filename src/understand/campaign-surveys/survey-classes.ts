import { fewestForSpread } from "../surveys/released-cells.ts";
import { rowsPerChunk } from "./answer-columns.ts";
import { suppressInTurns } from "./local-suppression.ts";
import type { SurveyAnswers } from "./survey-answers.ts";
import type { TakeTurns } from "./take-turns.ts";

/** How groups of a campaign's answers are protected. */
export interface SurveyRules {
  /** Fewest people whose figures are shown. */
  minimum: number;
  /** False in named campaigns: who reads figures may see single answers anyway. */
  isProtected: boolean;
}

/** Everybody who answered, in classes of people who have the same part in all figures of groups. */
export interface SurveyClasses {
  /** By class and breakdown the value that is used; 0 where it is not known or left out. */
  used: number[][];
  /** People by class. */
  sizes: number[];
  /** By row its class. */
  classOf: Int32Array;
  /** By breakdown and value the people who have it, used or not. */
  whole: number[][];
  /** Fewest people of a class. */
  minimum: number;
}

/** More classes would take memory, and more time than what they tell is worth. */
const mostClasses = 20_000;

/** Fewest people whose figures of groups are shown: with a spread, and of people who aren't the only ones of their kind. */
export const groupMinimum = ({ minimum, isProtected }: SurveyRules): number =>
  isProtected ? Math.max(minimum, fewestForSpread) : minimum;

/** Makes the classes: in named campaigns those that occur, else by local suppression. */
export async function surveyClasses(
  { groups, rows }: SurveyAnswers,
  rules: SurveyRules,
  turn: TakeTurns,
): Promise<SurveyClasses> {
  const places = new Map<number, number>();
  const cells: { values: number[]; n: number }[] = [];
  const cellOf = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (row % rowsPerChunk === 0) await turn();
    let key = 0;
    for (const column of groups) key = key * 128 + (column[row] ?? 0);
    let place = places.get(key);
    if (place === undefined) {
      place = cells.length;
      places.set(key, place);
      cells.push({ values: groups.map((column) => column[row] ?? 0), n: 0 });
    }
    const cell = cells[place];
    if (cell) cell.n++;
    cellOf[row] = place;
  }
  const fewest = Math.ceil(rows / mostClasses);
  const minimum = rules.isProtected
    ? Math.max(groupMinimum(rules), fewest)
    : cells.length > mostClasses
      ? fewest
      : 1;
  const usedByCell =
    minimum > 1 ? await suppressInTurns(cells, minimum, turn) : cells.map(({ values }) => values);
  const classes = new Map<string, number>();
  const used: number[][] = [];
  const sizes: number[] = [];
  const classOfCell = usedByCell.map((values, at) => {
    const key = values.join();
    const place = classes.get(key) ?? used.length;
    if (place === used.length) {
      classes.set(key, place);
      used.push(values);
      sizes.push(0);
    }
    sizes[place] = (sizes[place] ?? 0) + (cells[at]?.n ?? 0);
    return place;
  });
  const whole = groups.map(() => new Array<number>(128).fill(0));
  for (const { values, n } of cells)
    values.forEach((value, breakdown) => {
      const counts = whole[breakdown];
      if (counts) counts[value] = (counts[value] ?? 0) + n;
    });
  return { used, sizes, classOf: cellOf.map((cell) => classOfCell[cell] ?? 0), whole, minimum };
}

/** People by value of a breakdown, those without a used one under 0. */
export function sizesBy({ used, sizes }: SurveyClasses, breakdown: number, values: number): number[] {
  const counts = new Array<number>(values + 1).fill(0);
  used.forEach((values, place) => {
    const value = values[breakdown] ?? 0;
    counts[value] = (counts[value] ?? 0) + (sizes[place] ?? 0);
  });
  return counts;
}
