import assert from "node:assert/strict";
import { test } from "node:test";
import { type Perspective, perspectives } from "#listen/profile/questionnaire.ts";
import { cronbachAlpha } from "#stats/cronbach-alpha.ts";
import { mean } from "#stats/moments.ts";
import { seededRandom } from "#stats/random.ts";
import { exampleAnswers } from "./answers.ts";
import { examplePeople } from "./people.ts";
import { profileShape } from "./questionnaire.fixture.ts";

/** A row of eight ratings for each person who answered the whole competency. */
function completeRows(seed: number, competency: string, perspective: Perspective): number[][] {
  const random = seededRandom(seed);
  const rows = exampleAnswers(examplePeople(random), profileShape, random).filter(
    (row) =>
      row.personId === row.raterId &&
      row.perspective === perspective &&
      row.statement.startsWith(`${competency}-`),
  );
  return [...Map.groupBy(rows, ({ personId }) => personId).values()]
    .map((sheet) => sheet.map(({ rating }) => rating).filter((rating) => rating !== null))
    .filter(({ length }) => length === 8);
}

/** From the lowest to the highest mean total of 24 that is plausible. */
const plausible: Record<Perspective, [number, number]> = { self: [14.5, 18], organisation: [11, 15.9] };

for (const seed of [1, 2, 3]) {
  for (const perspective of perspectives) {
    const competencies = profileShape.competencies.map(({ code }) => {
      const rows = completeRows(seed, code, perspective);
      const total = 8 * mean(rows.flat());
      return { code, total, alpha: cronbachAlpha(rows)?.estimate ?? Number.NaN };
    });

    test(`seed ${seed}: totals of ${perspective} are plausible; standards are best, rewards worst`, () => {
      const [low, high] = plausible[perspective];
      for (const { code, total } of competencies)
        assert.ok(total >= low && total <= high, `${code} ${total}`);
      const ranked = competencies.toSorted((a, b) => b.total - a.total).map(({ code }) => code);
      assert.deepEqual([ranked[0], ranked[5]], ["SS", "RRS"]);
    });

    test(`seed ${seed}: competencies of ${perspective} are as reliable as good scales are`, () => {
      for (const { code, alpha } of competencies) assert.ok(alpha > 0.72 && alpha < 0.87, `${code} ${alpha}`);
    });
  }
}
