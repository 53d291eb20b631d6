import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openOrganisation } from "./organisation.fixture.ts";
import {
  addPerson,
  changePerson,
  listPeople,
  markAsLeft,
  markAsReturned,
  type PersonChange,
  readPerson,
} from "./person.contract.ts";

describe("people", () => {
  test("are added with all that is known, in clean form", async () => {
    const { director, params, unit, person } = await openOrganisation();
    const unitId = await unit("East", await unit("Sales"));
    const managerId = await person("Kim");
    const { id, ...added } = await director(addPerson, {
      params,
      body: {
        name: " Zoe\u0308 \u202EBell<script> ",
        staffNumber: " 007 ",
        email: "zoe@example.com",
        unitId,
        managerId,
        job: "=1+1",
        level: "front line",
      },
    });
    assert.deepEqual(added, {
      name: "Zoë Bell<script>",
      staffNumber: "007",
      email: "zoe@example.com",
      unitId,
      department: "Sales/East",
      managerId,
      manager: "Kim",
      job: "=1+1",
      level: "front line",
      location: null,
      leftAt: null,
      reports: 0,
      emailSharedWith: [],
    });
    assert.equal((await director(readPerson, { params: { ...params, person: managerId } })).reports, 1);
    assert.ok(id);
  });

  test("are refused with the field at fault", async () => {
    const { director, params, person } = await openOrganisation();
    await person("Ann", { staffNumber: "1" });
    const refused = async (body: PersonChange & { name: string }, pointer: string, status: number) => {
      const problem = await director(addPerson, { params, body }).then(
        () => assert.fail("it was taken"),
        (error) => error,
      );
      assert.deepEqual([problem.fields[0]?.pointer, problem.status], [pointer, status]);
    };
    await refused({ name: "\u202E" }, "/name", 422);
    await refused({ name: "Bo", email: "bo@example" }, "/email", 422);
    await refused({ name: "Bo", staffNumber: "1" }, "/staffNumber", 409);
    await refused({ name: "Bo", job: "x".repeat(501) }, "/job", 422);
    assert.equal((await director(listPeople, { params })).total, 1);
  });

  test("are changed in the fields that are given only", async () => {
    const { director, params, person, actions } = await openOrganisation();
    const id = await person("Ann", { staffNumber: "1", job: "Cook", level: "manager" });
    const change = (body: PersonChange) =>
      director(changePerson, { params: { ...params, person: id }, body });
    const changed = await change({ job: null, name: "Ann Bell", staffNumber: "1" });
    assert.deepEqual(
      [changed.name, changed.staffNumber, changed.job, changed.level],
      ["Ann Bell", "1", null, "manager"],
    );
    await change({ name: "Ann Bell" });
    assert.deepEqual(await actions().then((all) => all.filter((each) => each.startsWith("person."))), [
      "person.changed",
      "person.added",
    ]);
  });

  test("managers never go round in a circle", async () => {
    const { director, params, person } = await openOrganisation();
    const ann = await person("Ann");
    const bo = await person("Bo", { managerId: ann });
    const cy = await person("Cy", { managerId: bo });
    const change = (id: string, managerId: string) =>
      director(changePerson, { params: { ...params, person: id }, body: { managerId } });
    await assert.rejects(change(ann, cy), { code: "person.manager-circle", message: /Cy reports to Ann/ });
    await assert.rejects(change(ann, ann), { code: "request.invalid" });
    await change(cy, ann);
    const [di, ed] = [await person("Di"), await person("Ed")];
    const outcomes = await Promise.allSettled([change(di, ed), change(ed, di)]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  });

  test("an address that another active person has is taken, and told", async () => {
    const { director, params, person } = await openOrganisation();
    const ann = await person("Ann", { email: "Team@example.com" });
    const bo = await person("Bo", { email: "team@example.com" });
    const shared = async () =>
      (await director(readPerson, { params: { ...params, person: bo } })).emailSharedWith;
    assert.deepEqual(await shared(), [{ id: ann, name: "Ann" }]);
    await director(markAsLeft, { params: { ...params, person: ann } });
    assert.deepEqual(await shared(), []);
  });

  test("leave and return", async () => {
    const { director, params, person, people, actions } = await openOrganisation();
    const ann = await person("Ann");
    await person("Bo");
    const asked = { params: { ...params, person: ann } };
    await director(markAsLeft, asked);
    await director(markAsLeft, asked);
    assert.deepEqual(await people(), ["Bo"]);
    assert.deepEqual(await people({ state: "left" }), ["Ann"]);
    await director(markAsReturned, asked);
    assert.deepEqual(await people(), ["Ann", "Bo"]);
    assert.deepEqual((await actions()).slice(0, 2), ["person.returned", "person.left"]);
  });

  test("are found by words, department, level and state, sorted and paged", async () => {
    const { director, params, unit, person, people } = await openOrganisation();
    const sales = await unit("Sales");
    const east = await unit("East", sales);
    await person("ann Bell", { unitId: sales, level: "front line", staffNumber: "30", job: "Cook" });
    await person("Bo 50%", { unitId: east, level: "executive", staffNumber: "4", email: "b_o@example.com" });
    await person("Cy Bell", { staffNumber: "x1" });
    assert.deepEqual(await people({ search: "bell AN" }), ["ann Bell"]);
    assert.deepEqual(await people({ search: "%" }), ["Bo 50%"]);
    assert.deepEqual(await people({ search: "b_o@" }), ["Bo 50%"]);
    assert.deepEqual(await people({ search: "X1" }), ["Cy Bell"]);
    assert.deepEqual(await people({ unit: sales }), ["ann Bell", "Bo 50%"]);
    assert.deepEqual(await people({ unit: sales, below: false }), ["ann Bell"]);
    assert.deepEqual(await people({ unit: "organisation" }), ["Cy Bell"]);
    assert.deepEqual(await people({ level: "none" }), ["Cy Bell"]);
    assert.deepEqual(await people({ sort: "level" }), ["Bo 50%", "ann Bell", "Cy Bell"]);
    assert.deepEqual(await people({ sort: "department", order: "descending" }), [
      "Bo 50%",
      "ann Bell",
      "Cy Bell",
    ]);
    assert.deepEqual(await people({ sort: "job" }), ["ann Bell", "Bo 50%", "Cy Bell"]);
    assert.deepEqual(await people({ offset: 1, limit: 1 }), ["Bo 50%"]);
    assert.equal((await director(listPeople, { params, query: { search: "bell", limit: 1 } })).total, 2);
  });

  test("of another workspace are not there", async () => {
    const theirs = await openOrganisation();
    const [foreign, foreignUnit] = [await theirs.person("Ann"), await theirs.unit("Sales")];
    const { director, params, person } = await openOrganisation();
    const own = await person("Bo");
    const there = { ...params, person: foreign };
    const refused = { code: "person.not-found", status: 404 };
    await assert.rejects(director(readPerson, { params: there }), refused);
    await assert.rejects(director(changePerson, { params: there, body: { name: "X" } }), refused);
    await assert.rejects(director(markAsLeft, { params: there }), refused);
    await assert.rejects(director(markAsReturned, { params: there }), refused);
    const change = (body: PersonChange) =>
      director(changePerson, { params: { ...params, person: own }, body });
    await assert.rejects(change({ managerId: foreign }), refused);
    await assert.rejects(change({ unitId: foreignUnit }), { code: "unit.not-found" });
    await assert.rejects(director(listPeople, { params, query: { unit: foreignUnit } }), {
      code: "unit.not-found",
    });
  });
});
