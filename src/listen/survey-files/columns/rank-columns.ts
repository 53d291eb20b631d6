import { short } from "../definitions/fidelity-lines.ts";
import type { Note } from "../survey-file.ts";
import { type Detected, type FileColumn, note } from "./detected.ts";
import { asksForRanks } from "./item-scales.ts";

/**
 * Turns ranks round, so that the best has the highest number, and says so: columns of one question that asks for ranks, has
 * as many columns as places, and in which hardly anybody gave one place twice.
 *
 * @param sample the first rows with answers
 */
export function turnRanks(
  columns: readonly { column: FileColumn; detected: Detected }[],
  sample: readonly (readonly string[])[],
): Note[] {
  const questions = Map.groupBy(
    columns.filter(
      ({ column, detected }) =>
        detected.kind === "rating" &&
        detected.values.every(({ cell, value }) => Number(cell) === value) &&
        asksForRanks(column),
    ),
    ({ column }) => column.question,
  );
  return [...questions].flatMap(([question, ranked]) => {
    const isRanking = ranked.every(
      ({ detected: { ends } }) => ends?.low === 1 && ends.high === ranked.length,
    );
    if (question === null || ranked.length < 3 || !isRanking || hasTies(ranked, sample)) return [];
    for (const { detected } of ranked) {
      detected.reversed = true;
      detected.because = `ranks from 1 to ${ranked.length}`;
    }
    const text = `“${short(question, 120)}” holds ranks, of which 1 is the best. They are turned round, so that a high mean is a good one.`;
    return [note("ranks", null, "check", text)];
  });
}

/** Whether more than one in ten of those who gave two places or more gave one of them twice. */
function hasTies(
  ranked: readonly { column: FileColumn; detected: Detected }[],
  sample: readonly (readonly string[])[],
): boolean {
  let [rows, tied] = [0, 0];
  for (const cells of sample) {
    const places = ranked.flatMap(({ column, detected }) => {
      const cell = (cells[column.position] ?? "").trim();
      return cell === "" || detected.missing.some((none) => none.cell === cell) ? [] : [Number(cell)];
    });
    if (places.length < 2) continue;
    rows++;
    if (new Set(places).size < places.length) tied++;
  }
  return tied > rows * 0.1;
}
