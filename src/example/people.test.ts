import assert from "node:assert/strict";
import { test } from "node:test";
import { levels, type Person } from "#people/person.ts";
import { seededRandom } from "#stats/random.ts";
import { examplePeople } from "./people.ts";

const people = examplePeople(seededRandom(1));
const byId = new Map(people.map((person) => [person.id, person]));

function managerOf(person: Person): Person | null {
  return person.managerId === null ? null : (byId.get(person.managerId) ?? null);
}

test("there are 250 people in 8 departments, with ids and e-mail addresses of their own", () => {
  assert.equal(people.length, 250);
  assert.equal(byId.size, 250);
  assert.equal(new Set(people.map(({ email }) => email)).size, 250);
  assert.equal(new Set(people.map(({ department }) => department.split("/")[0])).size, 8);
});

test("every address is of plain letters at the reserved domain", () => {
  for (const { email } of people) assert.match(email ?? "", /^[a-z]+\.[a-z]+[2-9]?@example\.org$/);
});

test("everybody reports, without circles, to the one person at the top", () => {
  for (const person of people) {
    const seen = new Set<Person>();
    let top = person;
    for (let above: Person | null = person; above !== null; above = managerOf(above)) {
      assert.ok(!seen.has(above), `${person.id} is in a circle`);
      seen.add(above);
      top = above;
    }
    assert.equal(top.job, "Managing Director");
  }
  assert.equal(people.filter(({ managerId }) => managerId === null).length, 1);
});

test("nobody reports to a lower level, and the front line to nobody of the front line", () => {
  for (const person of people) {
    const manager = managerOf(person);
    if (manager === null || manager.level === null || person.level === null) continue;
    assert.ok(levels.indexOf(manager.level) <= levels.indexOf(person.level), person.id);
    assert.notEqual(manager.level, "front line", person.id);
  }
});

test("the levels are a pyramid", () => {
  const counts = levels.map((level) => people.filter((person) => person.level === level).length);
  assert.deepEqual(counts, [6, 18, 24, 202]);
});

test("units are hard on disclosure control", () => {
  const units = Map.groupBy(people, ({ department }) => department);
  const small = [...units.values()].filter(({ length }) => length >= 2 && length <= 4);
  assert.ok(small.length >= 6, `${small.length} small units`);

  const below = (path: string) => [...units.keys()].filter((other) => other.startsWith(`${path}/`));
  const departments = [...units.keys()].filter((path) => !path.includes("/"));
  assert.equal(departments.filter((path) => below(path).length > 1).length, 5);
  assert.deepEqual(below("Finance and People"), ["Finance and People/Payroll"]);
  assert.equal(units.get("Finance and People/Payroll")?.length, 3);
});

test("names come in five scripts, and one name twice", () => {
  for (const script of ["Latin", "Greek", "Cyrillic", "Arabic", "Hebrew"]) {
    const pattern = new RegExp(`^[\\p{Script=${script}}\\p{Script=Common} ]+$`, "u");
    assert.ok(people.filter(({ name }) => pattern.test(name)).length >= 5, script);
  }
  assert.ok(people.some(({ name }) => /^(Nguyễn|Trần|Phạm) /.test(name)));
  assert.equal(new Set(people.map(({ name }) => name)).size, 249);
});

test("the seed decides who there is", () => {
  assert.deepEqual(examplePeople(seededRandom(1)), people);
  assert.notDeepEqual(examplePeople(seededRandom(2)), people);
});
