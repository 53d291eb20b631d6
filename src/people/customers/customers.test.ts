import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { erasePerson } from "../data-protection/data-protection.contract.ts";
import { addMember } from "../members/members.service.ts";
import { markAsLeft } from "../organisation/person.contract.ts";
import { changeAccount, listAccounts, readAccount, setAccountState } from "./accounts.contract.ts";
import { audienceTable, countAudience, noteBounced, noteInvited } from "./audience.service.ts";
import { allCustomers } from "./customer-audience.ts";
import * as contract from "./customers.contract.ts";
import { openCustomers } from "./customers.fixture.ts";
import * as panels from "./panels.contract.ts";

type World = Awaited<ReturnType<typeof openCustomers>>;

const refused = (code: string) => (error: { code?: string }) => error.code === code;
const names = (customers: readonly { name: string }[]) => customers.map(({ name }) => name);

describe("customers and accounts by hand", () => {
  let world: World;
  before(async () => {
    world = await openCustomers();
  });
  const of = (customer: string) => ({ ...world.params, customer });

  test("what is entered is tidied, checked and found", async () => {
    const { director, params } = world;
    const account = await world.account("Okafor  Foods", {
      number: " A1 ",
      segment: "Wholesale",
      region: "North",
    });
    const id = await world.customer(" Amina  Okafor ", {
      accountId: account,
      number: "C1",
      email: "amina@example.com",
      roles: ["Buyer", " buyer", "User"],
      language: "de_AT",
      attributes: { " Contract ": " Gold " },
    });
    const read = await director(contract.readCustomer, { params: of(id) });
    assert.deepEqual(
      [read.name, read.roles, read.segment, read.ownSegment, read.language, read.attributes],
      ["Amina Okafor", ["Buyer", "User"], "Wholesale", null, "de-at", { Contract: "Gold" }],
    );
    for (const query of [
      { search: "okafor amina" },
      { segment: "Wholesale" },
      { region: "North" },
      { role: "User" },
      { account },
      { attribute: "Contract", value: "Gold" },
    ])
      assert.deepEqual(names(await world.customers(query)), ["Amina Okafor"], JSON.stringify(query));
    for (const query of [
      { segment: "Retail" },
      { role: "Payer" },
      { attribute: "Contract", value: "Silver" },
    ])
      assert.deepEqual(await world.customers(query), []);
    const values = await director(contract.listCustomerValues, { params });
    assert.deepEqual(
      [values.segments, values.regions, values.roles, values.attributes],
      [["Wholesale"], ["North"], ["Buyer", "User"], ["Contract"]],
    );
    const { values: contracts } = await director(contract.listAttributeValues, {
      params,
      query: { name: "Contract" },
    });
    assert.deepEqual(contracts, [{ value: "Gold", customers: 1 }]);
    await assert.rejects(world.customer("Ben", { number: "C1" }), refused("customer.number-taken"));
    await assert.rejects(world.account("Other", { number: "A1" }), refused("account.number-taken"));
    await assert.rejects(world.customer("Ben", { email: "ben" }), refused("request.invalid"));
    await assert.rejects(
      world.account("Other", { managerId: "00000000-0000-4000-8000-000000000000" }),
      refused("account.manager-not-found"),
    );
  });

  test("an account leaves with its customers, and comes back with them alone", async () => {
    const { director, params } = world;
    const account = await world.account("Leaving Ltd");
    const gone = await world.customer("Gone Before", { accountId: account });
    await director(contract.setCustomerState, { params: of(gone), body: { left: true } });
    await world.customer("Still There", { accountId: account });
    const state = (left: boolean) =>
      director(setAccountState, { params: { ...params, account }, body: { left } });
    await state(true);
    assert.equal((await world.customers({ account })).length, 0);
    await assert.rejects(world.customer("Late", { accountId: account }), refused("account.left"));
    await assert.rejects(
      director(contract.setCustomerState, { params: of(gone), body: { left: false } }),
      refused("account.left"),
    );
    await state(false);
    assert.deepEqual(names(await world.customers({ account })), ["Still There"]);
  });

  test("coverage names every role in use, and who answered is nowhere in it", async () => {
    const account = await world.account("Covered AG");
    const first = await world.customer("Bo", {
      accountId: account,
      roles: ["Buyer"],
      email: "bo@example.com",
    });
    await world.customer("Cy", { accountId: account });
    const at = new Date("2026-03-01T10:00:00Z");
    await world.transaction((tx) =>
      noteInvited(tx, world.workspaceId, { customers: [first], panels: [], at }),
    );
    const read = await world.readAccount(account);
    assert.deepEqual(read.coverage, [
      { role: "Buyer", customers: 1, askable: 1, lastInvitedAt: at.toISOString() },
      { role: "User", customers: 0, askable: 0, lastInvitedAt: null },
    ]);
    assert.deepEqual([read.withoutRole, read.customers, read.lastInvitedAt], [1, 2, at.toISOString()]);
    assert.doesNotMatch(JSON.stringify(read), /answer/i);
  });

  test("a customer is exported and erased, and the log keeps no name", async () => {
    const id = await world.customer("Erika Erased", { email: "erika@example.com", number: "E1" });
    const file = await world.director.fetch(`/api/workspaces/${world.workspaceId}/customers/${id}/data.json`);
    assert.match(await file.text(), /"email": "erika@example.com"/);
    await world.director(contract.eraseCustomer, { params: of(id), body: { asked: true } });
    await assert.rejects(
      world.director(contract.readCustomer, { params: of(id) }),
      refused("customer.not-found"),
    );
    const { rows } = await world.application.database.owner.query(
      `SELECT 1 FROM people.audit_entry WHERE workspace_id = $1 AND action = 'customer.erased' AND subject LIKE '%Erika%'`,
      [world.workspaceId],
    );
    assert.equal(rows.length, 0);
  });

  test("erasing a person takes the account from them", async () => {
    const manager = await world.person("Mona Manager", { email: "mona@example.org" });
    const account = await world.account("Managed GmbH", { managerId: manager });
    const { director, params } = world;
    await director(markAsLeft, {
      params: { ...params, person: manager },
    });
    await director(erasePerson, {
      params: { ...params, person: manager },
    });
    assert.equal((await world.readAccount(account)).managerId, null);
    const fresh = await world.person("Neu Neumann");
    const changed = await director(changeAccount, {
      params: { ...params, account },
      body: { managerId: fresh },
    });
    assert.equal(changed.manager, "Neu Neumann");
  });
});

describe("account managers", () => {
  test("see their own accounts and customers, and nothing else", async () => {
    const world = await openCustomers();
    const { params, workspaceId } = world;
    const { personId, email } = await world.accountManager();
    const own = await world.account("Own Ltd", { managerId: personId });
    const other = await world.account("Other Ltd");
    const mine = await world.customer("Mine", { accountId: own, roles: ["Buyer"] });
    const theirs = await world.customer("Theirs", { accountId: other });
    await world.customer("Private");
    const anke = await world.staff(email, "Anke Amt");
    await assert.rejects(anke(contract.listCustomers, { params }), { status: 403 });
    await world.transaction((tx) =>
      addMember(tx, workspaceId, { user: anke.user, roles: ["account manager"] }),
    );

    const { total, customers } = await anke(contract.listCustomers, { params });
    assert.deepEqual([total, names(customers)], [1, ["Mine"]]);
    assert.deepEqual(
      names(
        (await anke(contract.listCustomers, { params, query: { state: "all", account: other } })).customers,
      ),
      [],
    );
    assert.deepEqual(names((await anke(listAccounts, { params })).accounts), ["Own Ltd"]);
    assert.equal((await anke(readAccount, { params: { ...params, account: own } })).name, "Own Ltd");
    assert.equal((await anke(contract.readCustomer, { params: { ...params, customer: mine } })).name, "Mine");
    await assert.rejects(
      anke(readAccount, { params: { ...params, account: other } }),
      refused("account.not-found"),
    );
    await assert.rejects(
      anke(contract.readCustomer, { params: { ...params, customer: theirs } }),
      refused("customer.not-found"),
    );
    const file = await (await anke.fetch(`/api/workspaces/${workspaceId}/customers/export.csv`)).text();
    assert.match(file, /Mine/);
    assert.doesNotMatch(file, /Theirs|Private/);
    const values = await anke(contract.listCustomerValues, { params });
    assert.deepEqual(names(values.managers), ["Anke Amt"]);
    for (const call of [
      () => anke(contract.addCustomer, { params, body: { name: "X" } }),
      () => anke(contract.changeCustomer, { params: { ...params, customer: mine }, body: { name: "X" } }),
      () => anke(contract.eraseCustomer, { params: { ...params, customer: mine }, body: { asked: true } }),
      () => anke(panels.listPanels, { params }),
    ])
      await assert.rejects(call(), { status: 403 });
  });

  test("without a record of their own see nobody", async () => {
    const world = await openCustomers();
    await world.customer("Somebody");
    const manager = await world.member(["account manager"]);
    const { total } = await manager(contract.listCustomers, { params: world.params });
    assert.equal(total, 0);
  });
});

describe("panels and audiences", () => {
  let world: World;
  before(async () => {
    world = await openCustomers();
    const north = await world.account("North AG", { region: "North", segment: "Big" });
    for (let number = 0; number < 25; number++)
      await world.customer(`Customer ${String(number).padStart(2, "0")}`, {
        accountId: number < 15 ? north : null,
        email: number % 5 === 0 ? null : `c${number}@example.com`,
        roles: number % 2 === 0 ? ["Buyer"] : ["User", "Payer"],
        ...(number >= 15 && { region: "South" }),
        attributes: { Contract: number < 5 ? "Gold" : "Silver" },
      });
  });

  test("a panel is made of a filter, without those who asked not to be surveyed", async () => {
    const { director, params } = world;
    const [first] = await world.customers({ region: "North" });
    await director(contract.setNoContact, {
      params: { ...params, customer: first?.id ?? "" },
      body: { refuses: true, reason: "Told Kim" },
    });
    const panel = await director(panels.addPanel, {
      params,
      body: { name: "Sounding board", note: "By phone" },
    });
    const of = { ...params, panel: panel.id };
    const body = { filter: { region: "North" } };
    const { added } = await director(panels.addPanelMembers, { params: of, body });
    assert.equal(added, 14);
    assert.equal((await director(panels.addPanelMembers, { params: of, body })).added, 0);
    assert.equal((await world.customers({ panel: panel.id, limit: 200 })).length, 14);
    const gone = await director(panels.removePanelMembers, {
      params: of,
      body: { filter: { role: "Buyer" } },
    });
    assert.deepEqual([gone.removed, gone.panel.members], [7, 7]);
    await assert.rejects(
      director(panels.addPanel, { params, body: { name: "sounding  board" } }),
      refused("panel.name-taken"),
    );
    await director(contract.setNoContact, {
      params: { ...params, customer: first?.id ?? "" },
      body: { refuses: false },
    });
  });

  test("audiences: lists combine, who can't be asked is counted, pages follow each other", async () => {
    const count = (audience: object) =>
      world.transaction((tx) => countAudience(tx, world.workspaceId, { ...allCustomers, ...audience }));
    assert.deepEqual(await count({}), { fitting: 25, refusing: 0, bounced: 0, askable: 25, withoutEmail: 5 });
    assert.equal((await count({ regions: ["North"], roles: ["Payer"] })).fitting, 7);
    assert.equal((await count({ regions: ["North", "South"], segments: ["Big"] })).fitting, 15);
    assert.equal((await count({ attributes: { Contract: ["Gold"] } })).fitting, 5);
    assert.equal((await count({ roles: ["Nobody"] })).fitting, 0);
    const [one] = await world.customers({ region: "South" });
    await world.transaction((tx) => noteBounced(tx, world.workspaceId, [one?.id ?? ""], new Date()));
    assert.deepEqual(await count({ regions: ["South"] }), {
      fitting: 10,
      refusing: 0,
      bounced: 1,
      askable: 9,
      withoutEmail: 1,
    });
    const asked = await world.transaction((tx) =>
      audienceTable(tx, world.workspaceId, { ...allCustomers, regions: ["South"] }).execute(),
    );
    assert.equal(asked.length, 9);
    assert.ok(asked.every(({ customerId, region }) => customerId !== one?.id && region === "South"));
    await world.director(contract.changeCustomer, {
      params: { ...world.params, customer: one?.id ?? "" },
      body: { email: "right@example.com" },
    });
    assert.equal((await count({})).bounced, 0);
  });
});
