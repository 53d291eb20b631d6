import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { addPerson } from "../organisation/person.contract.ts";
import {
  applyCustomerImport,
  cancelCustomerImport,
  chooseLeavingCustomers,
  discardCustomerImport,
  listCustomerImportProblems,
  planCustomerImport,
} from "./customer-imports.contract.ts";
import { changeCustomer, readCustomer } from "./customers.contract.ts";
import { openCustomers } from "./customers.fixture.ts";

const csv = (...lines: string[]) => `${lines.join("\n")}\n`;
const header =
  "Customer number,Name,E-mail,Role,Account number,Account,Segment,Region,Account manager,Contract type";
const rows = [
  "C1,Amina Okafor,amina@example.com,Buyer; User,A1,Okafor Foods,Wholesale,North,7,Gold",
  "C2,Jonas Berg,jonas@example.com,user,A1,Okafor Foods,Wholesale,North,7,Silver",
  "C3,Lea Stein,lea@example.com,,A2,Stein AG,Retail,South,,Gold",
  "C4,Per Lund,per@example.com,,A2,Stein AG,Retail,South,,Silver",
];

describe("importing customers", () => {
  let world: Awaited<ReturnType<typeof openCustomers>>;
  before(async () => {
    world = await openCustomers();
    await world.person("Kim Keller", { staffNumber: "7", email: "kim@example.org" });
  });
  const of = (id: string) => ({ ...world.params, import: id });

  test("columns are recognised, and a plain segment is the account's where accounts have one", async () => {
    const sent = await world.send(csv(header, ...rows));
    assert.equal(sent.state, "mapping");
    assert.equal(sent.rows, 4);
    assert.deepEqual(
      sent.columns.map(({ field }) => field),
      [
        ...["customer-number", "name", "email", "roles", "account-number", "account-name", "account-segment"],
        ...["account-region", "account-manager", "attribute"],
      ],
    );
    assert.deepEqual(sent.columns[9]?.examples, ["Gold", "Silver"]);
    assert.deepEqual(await world.customers(), []);
  });

  test("what would change is shown before it is done, and done as shown", async () => {
    const { id } = await world.send(csv(header, ...rows));
    const planned = await world.check(id);
    assert.equal(planned.problem, null);
    assert.deepEqual(planned.counts, {
      account: 2,
      new: 4,
      changed: 0,
      unchanged: 0,
      missing: 0,
      problem: 0,
    });
    assert.deepEqual(await world.customers(), []);
    const [first] = await world.customerLines(id, "account");
    assert.equal(first?.title, "Okafor Foods");
    assert.deepEqual(first?.changes.at(-1), { field: "Account manager", from: null, to: "Kim Keller" });

    const applied = await world.applyCustomers(id);
    assert.equal(applied.state, "applied");
    assert.equal(applied.appliedBy, "Dora Director");
    const [amina, jonas] = await world.customers();
    assert.deepEqual(
      [amina?.name, amina?.roles, amina?.segment, amina?.region, amina?.manager],
      ["Amina Okafor", ["Buyer", "User"], "Wholesale", "North", "Kim Keller"],
    );
    // "user" is the role that the row before calls "User".
    assert.deepEqual(jonas?.roles, ["User"]);
    assert.ok((await world.actions()).includes("customers.imported"));
  });

  test("who asked to be left alone is recognised, however the column says it", async () => {
    for (const name of [
      "Nicht befragen",
      "HasOptedOutOfEmail",
      "Do not e-mail (marketing)",
      "Werbesperre 2025",
    ]) {
      const sent = await world.send(
        csv(`Customer number,Name,${name}`, "X1,Ada Abel,ja", "X2,Ben Baum,nein"),
      );
      assert.equal(sent.columns[2]?.field, "no-contact", name);
    }
    const sent = await world.send(csv("Customer number,Name,Not paid", "X1,Ada Abel,120", "X2,Ben Baum,0"));
    assert.notEqual(sent.columns[2]?.field, "no-contact");
  });

  test("the same file again changes nothing", async () => {
    const { id } = await world.send(csv(header, ...rows));
    const planned = await world.check(id);
    assert.deepEqual(planned.counts, {
      account: 0,
      new: 0,
      changed: 0,
      unchanged: 4,
      missing: 0,
      problem: 0,
    });
  });

  test("an export that comes back changes nothing", async () => {
    const file = await world.director.fetch(`/api/workspaces/${world.workspaceId}/customers/export.csv`);
    const planned = await world.check((await world.send(await file.text())).id);
    assert.deepEqual(planned.counts, {
      account: 0,
      new: 0,
      changed: 0,
      unchanged: 4,
      missing: 0,
      problem: 0,
    });
    const sheet = await world.director.fetch(`/api/workspaces/${world.workspaceId}/customers/export.xlsx`);
    const again = await world.check((await world.send(Buffer.from(await sheet.arrayBuffer()), "c.xlsx")).id);
    assert.deepEqual(again.counts, { account: 0, new: 0, changed: 0, unchanged: 4, missing: 0, problem: 0 });
  });

  test("the same problem is told once with its rows, unused rows first; the list keeps every row", async () => {
    const { id } = await world.send(
      csv(
        "Customer number,Name,Language",
        "P1,Ada Abel,gibberish words",
        "P2,Ben Baum,gibberish words",
        "P3,Cem Celik,other nonsense",
        "P1,Ada Again,en",
      ),
    );
    await world.check(id);
    const params = { workspace: world.workspaceId, import: id };
    const { total, problems } = await world.director(listCustomerImportProblems, {
      params,
      query: {},
    });
    assert.equal(total, 3);
    assert.deepEqual(
      problems.map(({ refuses, count, rows: where }) => [refuses, count, where]),
      [
        [true, 1, [5]],
        [false, 2, [2, 3]],
        [false, 1, [4]],
      ],
    );
    const file = await world.director.fetch(
      `/api/workspaces/${world.workspaceId}/customer-imports/${id}/problems.csv`,
    );
    assert.equal((await file.text()).trim().split("\n").length, 1 + 4);
  });

  test("changes are listed; who is missing stays unless chosen", async () => {
    const { id } = await world.send(
      csv(header, rows[0]?.replace("Gold", "Platinum") ?? "", ...rows.slice(1, 3)),
    );
    const planned = await world.check(id);
    assert.deepEqual(planned.counts, {
      account: 0,
      new: 0,
      changed: 1,
      unchanged: 2,
      missing: 1,
      problem: 0,
    });
    const [changed] = await world.customerLines(id, "changed");
    assert.deepEqual(changed?.changes, [{ field: "Contract type", from: "Gold", to: "Platinum" }]);
    const [missing] = await world.customerLines(id, "missing");
    assert.equal(missing?.title, "Per Lund");
    const chosen = await world.director(chooseLeavingCustomers, {
      params: of(id),
      body: { leaving: true, customers: [missing?.customerId ?? ""] },
    });
    assert.equal(chosen.leaving, 1);
    const applied = await world.applyCustomers(id);
    assert.equal(applied.leaving, 1);
    assert.deepEqual(
      (await world.customers({ state: "left" })).map(({ name }) => name),
      ["Per Lund"],
    );
    const back = await world.bring(csv(header, ...rows));
    assert.equal(back.state, "applied");
    assert.deepEqual(await world.customers({ state: "left" }), []);
  });

  test("everybody who is missing can be chosen, and some of them left out again", async () => {
    const { id } = await world.send(csv(header, rows[0] ?? ""));
    await world.check(id);
    const choose = (leaving: boolean, customers: string[] | null) =>
      world.director(chooseLeavingCustomers, { params: of(id), body: { leaving, customers } });
    assert.equal((await choose(true, null)).leaving, 3);
    const [one] = await world.customerLines(id, "missing");
    assert.equal(one?.leaving, true);
    const fewer = await choose(false, [one?.customerId ?? ""]);
    assert.deepEqual([fewer.leaving, fewer.allLeaving], [2, false]);
    await world.director(discardCustomerImport, { params: of(id) });
  });

  test("what changed meanwhile is planned again, and nothing done", async () => {
    const { id } = await world.send(csv(header, ...rows).replace("amina@", "a.okafor@"));
    await world.check(id);
    const [amina] = await world.customers();
    await world.director(changeCustomer, {
      params: { ...world.params, customer: amina?.id ?? "" },
      body: { email: "amina.new@example.com" },
    });
    const again = await world.applyCustomers(id);
    assert.equal(again.state, "planned");
    assert.match(again.problem ?? "", /changed since the file was checked/);
    assert.equal((await world.customers())[0]?.email, "amina.new@example.com");
    await world.director(discardCustomerImport, { params: of(id) });
    await world.bring(csv(header, ...rows));
  });

  test("a choice of columns is checked, kept and remembered", async () => {
    const { id } = await world.send(
      csv("Wer,Post,Stufe", "Ida Holm,ida@example.com,A", "Bo Ek,bo@example.com,B"),
    );
    await assert.rejects(
      world.director(planCustomerImport, {
        params: of(id),
        body: { columns: ["attribute", "ignored", "ignored"] },
      }),
      { code: "customer-import.columns", message: /No column tells who the customers are/ },
    );
    await assert.rejects(
      world.director(planCustomerImport, { params: of(id), body: { columns: ["name", "email", "email"] } }),
      { code: "customer-import.columns", message: /“Post” and “Stufe” are both/ },
    );
    const planned = await world.check(id, { columns: ["name", "email", "attribute"] });
    assert.equal(planned.counts?.new, 2);
    const next = await world.send(csv("Wer;Post;Stufe", "Ida Holm;ida@example.com;A"));
    assert.deepEqual(
      next.columns.map(({ field }) => field),
      ["name", "email", "attribute"],
    );
    await world.director(discardCustomerImport, { params: of(id) });
  });

  test("empty cells clear what is known only where that is asked for", async () => {
    const cleared = csv(header, rows[0]?.replace("Buyer; User", "") ?? "", ...rows.slice(1));
    const { id } = await world.send(cleared);
    assert.equal((await world.check(id)).counts?.changed, 0);
    assert.equal((await world.check(id, { clearEmpty: true })).counts?.changed, 1);
    assert.deepEqual((await world.customerLines(id, "changed"))[0]?.changes, [
      { field: "Roles", from: "Buyer; User", to: null },
    ]);
    await world.director(discardCustomerImport, { params: of(id) });
  });

  test("work that goes on can be stopped, and is not begun twice", async () => {
    const { id } = await world.send(csv(header, ...rows));
    await world.director(planCustomerImport, { params: of(id), body: {} });
    const stopped = await world.director(cancelCustomerImport, { params: of(id) });
    assert.ok(["mapping", "planned"].includes(stopped.state));
    await assert.rejects(
      world.director(applyCustomerImport, { params: of((await world.send(csv(header, ...rows))).id) }),
      { code: "customer-import.not-checked" },
    );
  });

  test("an account that is gone comes back with its customers in the file", async () => {
    await world.director(addPerson, {
      params: world.params,
      body: { name: "Max Muster", email: "max@example.org" },
    });
    const named = csv("Name,E-mail,Company,Account owner", "Uma Ray,uma@example.com,Ray Ltd,MAX@example.org");
    assert.equal((await world.bring(named)).state, "applied");
    const [uma] = await world.customers({ search: "uma" });
    assert.deepEqual([uma?.account, uma?.manager], ["Ray Ltd", "Max Muster"]);
    const read = await world.director(readCustomer, { params: { ...world.params, customer: uma?.id ?? "" } });
    assert.equal(read.number, null);
  });
});
