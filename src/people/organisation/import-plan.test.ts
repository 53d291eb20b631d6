import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Person } from "../person.ts";
import type { StaffColumn, StaffRow } from "../staff-file.ts";
import { type PlanInput, planImport } from "./import-plan.ts";
import type { KnownPerson } from "./staff-records.ts";

const allColumns: StaffColumn[] = [
  "id",
  "name",
  "email",
  "department",
  "manager_id",
  "job",
  "level",
  "location",
];

const nothing = { email: null, department: "", managerId: null, job: null, level: null, location: null };
const known = (staffNumber: string | null, values: Partial<KnownPerson> = {}): KnownPerson => ({
  id: `p${staffNumber}`,
  staffNumber,
  name: `Person ${staffNumber}`,
  left: false,
  ...nothing,
  ...values,
});
const told = (
  id: string,
  values: Partial<Person> = {},
  leftOut: StaffColumn[] = [],
): Omit<StaffRow, "row"> => ({
  person: { id, name: `Person ${id}`, ...nothing, ...values },
  leftOut,
});
const plan = (
  rows: Omit<StaffRow, "row">[],
  people: KnownPerson[],
  options: Partial<Pick<PlanInput, "columns" | "departments" | "clearEmpty">> = {},
) =>
  planImport({
    columns: allColumns,
    departments: new Set(),
    clearEmpty: false,
    rows: rows.map((row, index) => ({ ...row, row: index + 2 })),
    people,
    ...options,
  });
const changes = (result: ReturnType<typeof plan>) =>
  result.changed.flatMap(({ staffNumber, changes }) =>
    changes.map(({ field, from, to }) => `${staffNumber} ${field}: ${from} → ${to}`),
  );

describe("import plan", () => {
  test("new, changed, unchanged and missing people", () => {
    const result = plan(
      [told("1"), told("2", { job: "Clerk", name: "Bo" }), told("3", { department: "Sales/East" })],
      [known("1"), known("2", { job: "Cook" }), known("4")],
      { departments: new Set(["Sales"]) },
    );
    assert.deepEqual(
      result.added.map(({ staffNumber }) => staffNumber),
      ["3"],
    );
    assert.deepEqual(changes(result), ["2 Name: Person 2 → Bo", "2 Job: Cook → Clerk"]);
    assert.equal(result.unchanged, 1);
    assert.deepEqual(
      result.missing.map(({ id }) => id),
      ["p4"],
    );
    assert.deepEqual(result.departments, ["Sales/East"]);
    assert.deepEqual(result.problems, []);
  });

  test("departments above new ones come first", () => {
    assert.deepEqual(
      plan([told("1", { department: "A/B/C" }), told("2", { department: "D" })], []).departments,
      ["A", "D", "A/B", "A/B/C"],
    );
  });

  test("people who have left are not missing, and come back when the file has them", () => {
    const result = plan([told("1")], [known("1", { left: true }), known("2", { left: true })]);
    assert.deepEqual(changes(result), ["1 State: left → active"]);
    assert.deepEqual(result.missing, []);
  });

  describe("empty cells", () => {
    const full = known("1", {
      email: "a@b.example",
      department: "Sales",
      job: "Cook",
      level: "manager",
      location: "Bonn",
      managerId: "p2",
    });
    const people = [full, known("2")];
    const rows = [told("1"), told("2")];

    test("keep what is known", () => assert.equal(plan(rows, people).changed.length, 0));
    test("clear it where that is asked", () => {
      assert.deepEqual(changes(plan(rows, people, { clearEmpty: true })), [
        "1 E-mail: a@b.example → null",
        "1 Department: Sales → null",
        "1 Job: Cook → null",
        "1 Level: manager → null",
        "1 Location: Bonn → null",
        "1 Manager: Person 2 → null",
      ]);
    });
    test("never clear columns that the file lacks, or values that could not be used", () => {
      const columns: StaffColumn[] = ["id", "name", "department", "level", "email"];
      const result = plan([told("1", {}, ["email", "level"]), told("2")], people, {
        clearEmpty: true,
        columns,
      });
      assert.deepEqual(changes(result), ["1 Department: Sales → null"]);
    });
    test("a missing name keeps the known one", () => {
      assert.deepEqual(changes(plan([told("1", { name: "1" }, ["name"]), told("2")], people)), []);
    });
  });

  describe("matching by e-mail", () => {
    const email = "ann@b.example";
    test("gives somebody without a number the file's", () => {
      const result = plan(
        [told("7", { email: "Ann@B.example", name: "Ann" })],
        [known(null, { email, name: "Ann" })],
      );
      assert.deepEqual(changes(result), [
        "7 Staff number: null → 7",
        "7 E-mail: ann@b.example → Ann@B.example",
      ]);
      assert.deepEqual(result.missing, []);
    });
    test("not where two have the address, here or in the file", () => {
      assert.equal(
        plan([told("7", { email })], [known(null, { email }), known("2", { email })]).added.length,
        1,
      );
      assert.equal(
        plan([told("7", { email }), told("8", { email })], [known(null, { email })]).added.length,
        2,
      );
    });
    test("not with somebody whose own number is in the file", () => {
      const result = plan(
        [told("7", { email }), told("1", { email: "new@b.example" })],
        [known("1", { email })],
      );
      assert.deepEqual(
        result.added.map(({ staffNumber }) => staffNumber),
        ["7"],
      );
    });
  });

  describe("managers", () => {
    const manager = (result: ReturnType<typeof plan>) => result.added.map((person) => person.manager);
    test("may be known, new, or matched by e-mail", () => {
      const result = plan(
        [
          told("1", { managerId: "9" }),
          told("2", { managerId: "1" }),
          told("3", { managerId: "4" }),
          told("4", { email: "x@b.example" }),
        ],
        [known("9"), known(null, { email: "x@b.example" })],
      );
      assert.deepEqual(manager(result), ["id:p9", "new:1", "id:pnull"]);
    });
    test("unknown ones are reported", () => {
      const result = plan([told("1", { managerId: "x" })], []);
      assert.deepEqual(manager(result), [null]);
      assert.match(result.problems[0]?.reason ?? "", /^Manager left out: nobody .* “x”/);
    });
    test("a circle with those known is undone, and only the file's part of it", () => {
      const people = [known("1"), known("2", { managerId: "p1" }), known("3", { managerId: "p2" })];
      const result = plan([told("1", { managerId: "3", job: "Cook" })], people);
      assert.deepEqual(changes(result), ["1 Job: null → Cook"]);
      assert.equal(result.problems[0]?.row, 2);
      assert.match(result.problems[0]?.reason ?? "", /circle/);
    });
    test("undoing one circle may close another, which is undone too", () => {
      const people = [known("1", { managerId: "p2" }), known("2"), known("3")];
      const rows = [
        told("1", { managerId: "3" }),
        told("2", { managerId: "1" }),
        told("3", { managerId: "1" }),
      ];
      const result = plan(rows, people);
      assert.deepEqual(changes(result), []);
      assert.equal(result.problems.length, 3);
    });
    test("swapping two people is no circle", () => {
      const people = [known("1"), known("2", { managerId: "p1" })];
      const rows = [told("1", { managerId: "2" }), told("2")];
      assert.deepEqual(changes(plan(rows, people, { clearEmpty: true })), [
        "1 Manager: null → Person 2",
        "2 Manager: Person 1 → null",
      ]);
    });
  });

  test("shared addresses are reported for the file's rows", () => {
    const email = "team@b.example";
    const result = plan(
      [told("1", { email }), told("2", { email }), told("3", { email: "own@b.example" })],
      [known("8", { email, name: "Kim" }), known("9", { email: "own@b.example", left: true })],
    );
    assert.deepEqual(
      result.problems.map(({ row }) => row),
      [2, 3],
    );
    assert.match(result.problems[0]?.reason ?? "", /also that of Person 2 and 1 more\./);
  });

  test("50,000 people against 50,000", () => {
    const count = 50_000;
    const people = Array.from({ length: count }, (_, index) =>
      known(String(index), { managerId: index === 0 ? null : `p${Math.floor(index / 10)}` }),
    );
    const rows = people.map((_, index) =>
      told(String(index), { managerId: String(count - 1 - index), job: "Cook" }),
    );
    assert.equal(plan(rows, people).changed.length, count);
  });
});
