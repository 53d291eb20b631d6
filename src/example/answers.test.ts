import assert from "node:assert/strict";
import { test } from "node:test";
import { perspectives, type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import { mean } from "#stats/moments.ts";
import { seededRandom } from "#stats/random.ts";
import { type AnswerRow, exampleAnswers } from "./answers.ts";
import { examplePeople } from "./people.ts";
import { profileShape, shortShape } from "./questionnaire.fixture.ts";

const people = examplePeople(seededRandom(1));
const personOf = new Map(people.map((person) => [person.id, person]));
const shapes = [
  ["the profile", profileShape],
  ["another questionnaire", shortShape],
] as const;

function draw(questionnaire: Questionnaire) {
  const rows = [...exampleAnswers(people, questionnaire, seededRandom(1))];
  const own = Map.groupBy(
    rows.filter((row) => row.raterId === row.personId),
    ({ personId }) => personId,
  );
  const byColleagues = rows.filter((row) => row.raterId !== row.personId);
  return { rows, own, byColleagues };
}

function ratings(rows: readonly AnswerRow[]): number[] {
  return rows.map(({ rating }) => rating).filter((rating) => rating !== null);
}

/** Of the statements with both ratings, how many there are and how many are flagged. */
function flagged(rows: readonly AnswerRow[], { flagPairSumBelow }: Questionnaire) {
  const pairs = [...Map.groupBy(rows, ({ statement }) => statement).values()]
    .map(ratings)
    .filter(({ length }) => length === 2);
  return {
    pairs: pairs.length,
    flags: pairs.filter(([a = 0, b = 0]) => a + b < flagPairSumBelow).length,
  };
}

for (const [name, questionnaire] of shapes) {
  const { rows, own, byColleagues } = draw(questionnaire);
  const statements = statementsOf(questionnaire).map(({ code }) => code);
  const { minimum, maximum } = questionnaire.scale;

  test(`${name}: every row names known people and a statement, with a rating on the scale or none`, () => {
    const known = new Set(statements);
    for (const { personId, raterId, statement, rating } of rows) {
      assert.ok(personOf.has(personId) && personOf.has(raterId) && known.has(statement));
      assert.ok(rating === null || (Number.isInteger(rating) && rating >= minimum && rating <= maximum));
    }
    assert.equal(new Set(ratings(rows)).size, maximum - minimum + 1, "all values of the scale occur");
  });

  test(`${name}: nobody rates a statement twice`, () => {
    const keys = rows.map((row) => [row.personId, row.raterId, row.statement, row.perspective].join());
    assert.equal(new Set(keys).size, rows.length);
  });

  test(`${name}: 82 % answer, but hardly anybody in Facilities`, () => {
    assert.equal(own.size, 205);
    const answering = [...own.keys()].filter((id) => personOf.get(id)?.department.startsWith("Facilities"));
    assert.equal(answering.length, 2);
  });

  test(`${name}: the top is kinder to the organisation, the front line kinder to itself`, () => {
    const all = [...own.values()].flat();
    const meanOf = (perspective: string, ...levels: string[]) =>
      mean(
        ratings(
          all.filter((row) => {
            const level = personOf.get(row.personId)?.level ?? "";
            return row.perspective === perspective && levels.includes(level);
          }),
        ),
      );
    const step = (maximum - minimum) / 20;
    const frontLine = meanOf("organisation", "front line");
    assert.ok(meanOf("organisation", "executive") > frontLine + step);
    assert.ok(meanOf("organisation", "manager") > frontLine + step);
    assert.ok(meanOf("self", "front line") > frontLine + step);
  });

  test(`${name}: some are careless, some stop half way, some leave blanks`, () => {
    const sheets = [...own.values()];
    const careless = sheets.filter((sheet) => sheet.every(({ rating }) => rating === sheet[0]?.rating));
    assert.ok(careless.length >= 3 && careless.length <= 8, `${careless.length} careless`);
    const stopped = sheets.filter(({ length }) => length < 2 * statements.length);
    assert.equal(stopped.length, 8);
    for (const { length } of stopped) assert.ok(length > 0.5 * statements.length);
    const blanks = sheets.flat().filter(({ rating }) => rating === null).length / sheets.flat().length;
    assert.ok(blanks > 0.01 && blanks < 0.04, `${blanks} blank`);
  });

  test(`${name}: some have nothing flagged, one or two nearly everything`, () => {
    const found = [...own.values()].map((sheet) => flagged(sheet, questionnaire));
    assert.ok(found.filter(({ flags }) => flags === 0).length >= 4);
    const nearlyAll = found.filter(({ pairs, flags }) => flags > 0.8 * pairs).length;
    assert.ok(nearlyAll >= 1 && nearlyAll <= 2, `${nearlyAll} with nearly everything flagged`);
  });

  test(`${name}: thirty people are rated by two, three or four colleagues each`, () => {
    const raters = [...Map.groupBy(byColleagues, ({ personId }) => personId).values()].map(
      (views) => new Set(views.map(({ raterId }) => raterId)).size,
    );
    assert.deepEqual(
      [2, 3, 4].map((count) => raters.filter((raters) => raters === count).length),
      [10, 10, 10],
    );
    const sittings = Map.groupBy(byColleagues, (row) => `${row.personId} ${row.raterId}`);
    const covered = [...sittings.values()].map((views) => new Set(views.map((row) => row.perspective)));
    assert.ok(covered.every((seen) => seen.has("organisation")));
    const both = covered.filter((seen) => seen.size === perspectives.length).length;
    assert.ok(both > 0.7 * covered.length && both < covered.length, `${both} rate the person too`);
  });
}

test("the seed decides what they answer", () => {
  const { rows } = draw(shortShape);
  assert.deepEqual(draw(shortShape).rows, rows);
  assert.notDeepEqual([...exampleAnswers(people, shortShape, seededRandom(2))], rows);
});
