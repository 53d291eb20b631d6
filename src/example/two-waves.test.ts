import assert from "node:assert/strict";
import { test } from "node:test";
import type { Perspective } from "#listen/profile/questionnaire.ts";
import { mean } from "#stats/moments.ts";
import { castMembers, castOf } from "./programme/cast.ts";
import { profileShape } from "./questionnaire.fixture.ts";
import { departmentChanges } from "./reorganisation.ts";
import { departmentOf } from "./respondents.ts";
import { drawTwoWaves, plantedChange, type Sheet } from "./two-waves.ts";

const draw = (seed: number) =>
  drawTwoWaves(profileShape, seed, (people, first) => castMembers(castOf(people, first)));
const drawn = draw(1);

/** Totals of 24 by person, of those who rated all eight statements. */
function totals(sheets: readonly Sheet[], competency: string, perspective: Perspective): Map<string, number> {
  return new Map(
    sheets.flatMap(({ person, rows }): [string, number][] => {
      const ratings = rows
        .filter((row) => row.perspective === perspective && row.statement.startsWith(`${competency}-`))
        .map(({ rating }) => rating)
        .filter((rating) => rating !== null);
      return ratings.length === 8 ? [[person.id, 8 * mean(ratings)]] : [];
    }),
  );
}

/** The mean change of the same people, of all or of one department as it is later. */
function meanChange(competency: string, perspective: Perspective, department?: string): number {
  const before = totals(drawn.first, competency, perspective);
  const placed = new Map(drawn.second.map(({ person }) => [person.id, departmentOf(person)]));
  const changes = [...totals(drawn.second, competency, perspective)].flatMap(([id, after]) => {
    const earlier = before.get(id);
    const isAsked = department === undefined || placed.get(id) === department;
    return earlier === undefined || !isAsked ? [] : [after - earlier];
  });
  assert.ok(changes.length > 15, `${changes.length} pairs`);
  return mean(changes);
}

test("the seed decides people, answers and changes", () => {
  const again = draw(1);
  assert.deepEqual([again.later, again.first, again.second], [drawn.later, drawn.first, drawn.second]);
  const other = draw(2);
  assert.notDeepEqual(other.first, drawn.first);
  assert.notDeepEqual(other.later, drawn.later);
});

test("what was planted is in the answers: standards better, rewards the same, one department worse", () => {
  const { better, same, worse } = plantedChange;
  assert.ok(meanChange(better.competency, "organisation") > 1.2);
  assert.ok(Math.abs(meanChange(same.competency, "organisation")) < 0.5);
  assert.ok(meanChange(worse.competency, "organisation", worse.department) < -2);
  assert.ok(Math.abs(meanChange(worse.competency, "organisation", "Telemarketing")) < 1);
});

test("whoever was low at first comes nearer to the others by chance alone", () => {
  const before = totals(drawn.first, plantedChange.same.competency, "organisation");
  const after = totals(drawn.second, plantedChange.same.competency, "organisation");
  const both = [...before.keys()].filter((id) => after.has(id));
  const low = both.toSorted((a, b) => (before.get(a) ?? 0) - (before.get(b) ?? 0)).slice(0, 30);
  assert.ok(mean(low.map((id) => (after.get(id) ?? 0) - (before.get(id) ?? 0))) > 1);
});

test("people leave, join, move, take another name, and departments change with them", () => {
  const { people, left, moved, renamed } = drawn.later;
  const before = new Map(drawn.people.map((person) => [person.id, person]));
  const after = new Map(people.map((person) => [person.id, person]));
  assert.equal(left.size, 14);
  for (const id of left) assert.ok(!after.has(id));
  assert.equal(people.filter(({ id }) => !before.has(id)).length, 9);
  assert.equal(moved.size, 5);
  for (const id of moved)
    assert.notEqual(departmentOf(after.get(id) ?? fail()), departmentOf(before.get(id) ?? fail()));
  assert.notEqual(after.get(renamed)?.name, before.get(renamed)?.name);
  assert.equal(after.get(renamed)?.email, before.get(renamed)?.email);
  const units = new Set(people.map(({ department }) => department));
  assert.ok(units.has(departmentChanges.split.into) && units.has(departmentChanges.split.from));
  assert.ok(!units.has(departmentChanges.merged.from) && !units.has(departmentChanges.renamed.from));
  assert.equal(new Set(people.map(({ email }) => email)).size, people.length);
});

test("everybody later has a manager who is there, but one", () => {
  const ids = new Set(drawn.later.people.map(({ id }) => id));
  const without = drawn.later.people.filter(({ managerId }) => managerId === null || !ids.has(managerId));
  assert.equal(without.length, 1);
});

test("nothing happens to those by whom the story is told, and they answer both times", () => {
  const cast = castMembers(castOf(drawn.people, drawn.first));
  const later = new Map(drawn.later.people.map((person) => [person.id, person]));
  const second = new Set(drawn.second.map(({ person }) => person.id));
  assert.ok(cast.length > 20);
  for (const { id, name } of cast) {
    assert.equal(later.get(id)?.name, name);
    assert.ok(second.has(id), id);
  }
});

test("colleagues rate somebody with every statement from both sides", () => {
  const [subject, rater] = drawn.second.map(({ person }) => person);
  const rows = subject && rater ? drawn.rowsOfColleague(subject, rater) : [];
  assert.equal(rows.length, 2 * profileShape.competencies.flatMap(({ statements }) => statements).length);
});

const fail = (): never => assert.fail("somebody is missing");
