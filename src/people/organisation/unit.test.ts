import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openOrganisation } from "./organisation.fixture.ts";
import { markAsLeft } from "./person.contract.ts";
import { addUnit, changeUnit, deleteUnit, listUnits, mergeUnit } from "./unit.contract.ts";

describe("departments", () => {
  test("are a tree with counts, in order of their names", async () => {
    const { director, params, unit, units, person } = await openOrganisation();
    const sales = await unit("Sales");
    const east = await unit("Team 10", sales);
    await unit("Team 9", sales);
    await unit("Accounts");
    await person("Ann", { unitId: east });
    await person("Bo", { unitId: sales });
    await person("Cy");
    const gone = await person("Di", { unitId: sales });
    await director(markAsLeft, { params: { ...params, person: gone } });
    assert.deepEqual(await units(), ["Accounts 0", "Sales 1", "Sales/Team 9 0", "Sales/Team 10 1"]);
    const all = await director(listUnits, { params });
    assert.deepEqual([all.organisation, all.people, all.peopleBelow, all.left], ["Example Rail", 1, 3, 0]);
    const shown = all.units.find(({ id }) => id === sales);
    assert.deepEqual([shown?.peopleBelow, shown?.left, shown?.depth], [2, 1, 1]);
  });

  test("names are cleaned, and unique at their place", async () => {
    const { director, params, unit, units } = await openOrganisation();
    const sales = await unit(" Sales\u202E ");
    await unit("Sales", sales);
    await assert.rejects(director(addUnit, { params, body: { name: "Sales", parentId: null } }), {
      code: "unit.name-taken",
      status: 409,
    });
    for (const name of ["A/B", " \u202E "])
      await assert.rejects(director(addUnit, { params, body: { name, parentId: null } }), {
        code: "request.invalid",
      });
    assert.deepEqual(await units(), ["Sales 0", "Sales/Sales 0"]);
  });

  test("are renamed and moved, never into themselves", async () => {
    const { director, params, unit, units, actions } = await openOrganisation();
    const sales = await unit("Sales");
    const east = await unit("East", sales);
    const service = await unit("Service");
    const change = (id: string, body: { name?: string; parentId?: string | null }) =>
      director(changeUnit, { params: { ...params, unit: id }, body });
    await change(sales, { name: "Trade" });
    await change(east, { parentId: service });
    assert.deepEqual(await units(), ["Service 0", "Service/East 0", "Trade 0"]);
    for (const parentId of [service, east])
      await assert.rejects(change(service, { parentId }), { code: "unit.circle" });
    await change(east, { parentId: null });
    await assert.rejects(change(east, { name: "Trade" }), { code: "unit.name-taken" });
    assert.deepEqual((await actions()).slice(0, 3), ["unit.moved", "unit.moved", "unit.renamed"]);
  });

  test("two moves at once that would make a circle: one wins", async () => {
    const { director, params, unit } = await openOrganisation();
    const [a, b] = [await unit("A"), await unit("B")];
    const move = (id: string, parentId: string) =>
      director(changeUnit, { params: { ...params, unit: id }, body: { parentId } });
    const outcomes = await Promise.allSettled([move(a, b), move(b, a)]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  });

  test("are nested 20 deep at most", async () => {
    const { director, params, unit } = await openOrganisation();
    let deepest: string | null = null;
    for (let depth = 1; depth <= 20; depth++) deepest = await unit(`Level ${depth}`, deepest);
    await assert.rejects(director(addUnit, { params, body: { name: "Too deep", parentId: deepest } }), {
      code: "unit.too-deep",
    });
    const other = await unit("Other");
    await assert.rejects(
      director(changeUnit, { params: { ...params, unit: other }, body: { parentId: deepest } }),
      { code: "unit.too-deep" },
    );
  });

  test("are deleted when empty only; else it says who is in there", async () => {
    const { director, params, unit, units, person } = await openOrganisation();
    const sales = await unit("Sales");
    for (const name of ["Ann", "Bo", "Cy", "Di"]) await person(name, { unitId: sales });
    const remove = (id: string) => director(deleteUnit, { params: { ...params, unit: id } });
    await assert.rejects(remove(sales), {
      code: "unit.not-empty",
      message: /^Sales is not empty: it holds Ann, Bo, Cy and others\./,
    });
    const empty = await unit("Empty");
    await remove(empty);
    await assert.rejects(remove(empty), { code: "unit.not-found", status: 404 });
    assert.deepEqual(await units(), ["Sales 4"]);
  });

  test("are merged into another, with people and departments below", async () => {
    const { director, params, unit, units, person, people } = await openOrganisation();
    const sales = await unit("Sales");
    const east = await unit("East", sales);
    const service = await unit("Service");
    await unit("East", service);
    await person("Ann", { unitId: sales });
    const merge = (id: string, into: string | null) =>
      director(mergeUnit, { params: { ...params, unit: id }, body: { into } });
    await assert.rejects(merge(sales, service), { code: "unit.name-taken", message: /called East/ });
    await assert.rejects(merge(sales, east), { code: "unit.circle" });
    await merge(sales, null);
    assert.deepEqual(await units(), ["East 0", "Service 0", "Service/East 0"]);
    assert.deepEqual(await people({ unit: "organisation" }), ["Ann"]);
  });

  test("of another workspace are not there", async () => {
    const { unit } = await openOrganisation();
    const foreign = await unit("Sales");
    const { director, params, unit: own } = await openOrganisation();
    const sales = await own("Sales");
    const [there, here] = [
      { ...params, unit: foreign },
      { ...params, unit: sales },
    ];
    const refused = { code: "unit.not-found", status: 404 };
    await assert.rejects(director(changeUnit, { params: there, body: { name: "X" } }), refused);
    await assert.rejects(director(deleteUnit, { params: there }), refused);
    await assert.rejects(director(mergeUnit, { params: there, body: { into: null } }), refused);
    await assert.rejects(director(mergeUnit, { params: here, body: { into: foreign } }), refused);
    await assert.rejects(director(addUnit, { params, body: { name: "X", parentId: foreign } }), refused);
  });
});
