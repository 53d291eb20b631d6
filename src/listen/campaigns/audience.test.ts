import assert from "node:assert/strict";
import { test } from "node:test";
import { audienceFilter, everybody, type StaffAudience } from "./audience.ts";

const units = [
  { id: "sales", parentId: null },
  { id: "north", parentId: "sales" },
  { id: "night", parentId: "north" },
  { id: "care", parentId: null },
];
const people = [
  { id: "head", unitId: null, level: "executive" },
  { id: "sally", unitId: "sales", level: "manager" },
  { id: "nora", unitId: "north", level: "front line" },
  { id: "nick", unitId: "night", level: "front line" },
  { id: "cara", unitId: "care", level: "front line" },
  { id: "carl", unitId: "care", level: null },
];
const invited = (changes: Partial<StaffAudience>) =>
  people.filter(audienceFilter({ ...everybody, ...changes }, units)).map(({ id }) => id);

test("everybody", () => assert.equal(invited({}).length, people.length));

test("departments with all below", () => {
  assert.deepEqual(invited({ who: "groups", units: ["sales"] }), ["sally", "nora", "nick"]);
  assert.deepEqual(invited({ who: "groups", units: ["north", "care"] }), ["nora", "nick", "cara", "carl"]);
});

test("levels, and levels of departments", () => {
  assert.deepEqual(invited({ who: "groups", levels: ["front line"] }), ["nora", "nick", "cara"]);
  assert.deepEqual(invited({ who: "groups", levels: ["front line"], units: ["care"] }), ["cara"]);
});

test("chosen people, alone or besides groups", () => {
  assert.deepEqual(invited({ who: "people", people: ["carl", "head"], units: ["sales"] }), ["head", "carl"]);
  assert.deepEqual(invited({ who: "groups", units: ["north"], people: ["head"] }), ["head", "nora", "nick"]);
  assert.deepEqual(invited({ who: "people" }), []);
});

test("exceptions win over everything", () => {
  assert.deepEqual(invited({ except: { units: ["sales"], people: ["head"] } }), ["cara", "carl"]);
  assert.deepEqual(
    invited({ who: "people", people: ["nick", "cara"], except: { units: ["north"], people: [] } }),
    ["cara"],
  );
});

test("a department that no longer exists brings nobody in, not everybody", () => {
  assert.deepEqual(invited({ who: "groups", units: ["gone"] }), []);
  assert.equal(invited({ except: { units: ["gone"], people: [] } }).length, people.length);
});
