import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import type { Anonymity } from "../campaigns/anonymity.ts";
import { openCampaigns } from "../campaigns/campaign.fixture.ts";
import { addAccount, customersWhere, type NewCustomer, serve } from "../campaigns/customers.fixture.ts";
import { chooseRoles, readCoverage } from "./coverage.contract.ts";
import { saveQuotas } from "./quotas.contract.ts";

async function served(anonymity: Anonymity = "named") {
  const made = await openCampaigns();
  const { transaction, workspaceId } = made;
  const account = (name: string, region = "North") => addAccount(made, { name, region });
  const [alpha, beta, far] = [
    await account("Alpha, Ltd"),
    await account("Beta"),
    await account("Far", "South"),
  ];
  await account("Gamma");
  const customer = (name: string, account: string, roles: string[]): NewCustomer => ({
    name,
    account,
    roles,
    email: `${randomUUID()}@example.org`,
  });
  await serve(made, [
    customer("Ann", alpha, ["Buyer"]),
    customer("Abe", alpha, ["User", "decision maker"]),
    customer("Bea", beta, ["Buyer"]),
    customer("Bob", beta, ["User"]),
    customer("Far", far, ["Buyer"]),
  ]);
  await transaction((tx) =>
    sql`UPDATE people.customer SET no_contact_at = now() WHERE workspace_id = ${workspaceId} AND name = 'Bob'`.execute(
      tx,
    ),
  );
  const campaign = await made.prepare({
    audience: customersWhere({ regions: ["North"] }),
    breakdowns: ["region", "role"],
    anonymity,
  });
  const at = { params: { workspace: workspaceId, campaign } };
  const rows = async (query: { show?: "all" | "missing" | "nobody"; role?: string } = {}) => {
    const { accounts } = await made.director(readCoverage, { ...at, query });
    return accounts.map(({ name, roles }) => [name, ...roles]);
  };
  return { ...made, campaign, at, rows };
}

describe("coverage of accounts", () => {
  test("shows through which roles each account is reached, and who is missing", async () => {
    const { director, at, rows, open, campaign, answer } = await served();
    const found = await director(readCoverage, { ...at, query: {} });
    assert.deepEqual([found.roles, found.chosen], [["Buyer", "User", "decision maker"], false]);
    assert.deepEqual(found.known, [
      { role: "Buyer", accounts: 2, people: 2 },
      { role: "User", accounts: 2, people: 2 },
      { role: "decision maker", accounts: 1, people: 1 },
    ]);
    assert.deepEqual(await rows(), [
      ["Alpha, Ltd", "reachable", "reachable", "reachable"],
      ["Beta", "reachable", "unreachable", "missing"],
      ["Gamma", "missing", "missing", "missing"],
    ]);
    assert.deepEqual(found.summary, { accounts: 3, complete: 1, several: 1, none: 1, byRole: [2, 1, 1] });
    assert.equal(found.response, null);
    await director(chooseRoles, { ...at, body: { roles: ["Buyer", "Decision maker"] } });
    assert.deepEqual(await rows({ show: "missing" }), [
      ["Beta", "reachable", "missing"],
      ["Gamma", "missing", "missing"],
    ]);
    assert.deepEqual(await rows({ show: "missing", role: "Buyer" }), [["Gamma", "missing", "missing"]]);
    assert.deepEqual(await rows({ show: "nobody" }), [["Gamma", "missing", "missing"]]);
    await open(campaign);
    await answer(campaign, "Ann", true);
    assert.deepEqual(await rows(), [
      ["Alpha, Ltd", "answered", "invited"],
      ["Beta", "invited", "missing"],
      ["Gamma", "missing", "missing"],
    ]);
    const { response } = await director(readCoverage, { ...at, query: {} });
    assert.deepEqual(response, [
      { role: "Buyer", invited: 2, completed: 1 },
      { role: "User", invited: 1, completed: 0 },
    ]);
  });

  test("tells nobody who answered in a confidential campaign", async () => {
    const made = await served("confidential");
    await serve(
      made,
      Array.from({ length: 4 }, (_, at) => ({
        name: `Private ${at}`,
        email: `${randomUUID()}@example.org`,
        region: "North",
      })),
    );
    await made.open(made.campaign);
    await made.answer(made.campaign, "Ann", true);
    assert.deepEqual(await made.rows(), [
      ["Alpha, Ltd", "invited", "invited", "invited"],
      ["Beta", "invited", "unreachable", "missing"],
      ["Gamma", "missing", "missing", "missing"],
    ]);
    const { response } = await made.director(readCoverage, { ...made.at, query: {} });
    assert.ok(response?.every(({ completed }) => completed === null));
  });

  test("in a confidential campaign who finished by role is told where it is safe beside progress and quotas", async () => {
    const made = await openCampaigns();
    const { director, workspaceId } = made;
    const people = (count: number, region: string, role: string): NewCustomer[] =>
      Array.from({ length: count }, () => ({
        name: randomUUID(),
        email: `${randomUUID()}@example.org`,
        region,
        segment: role === "Buyer" ? "Trade" : "Retail",
        roles: [role],
      }));
    await serve(made, [
      ...people(20, "North", "Buyer"),
      ...people(20, "North", "User"),
      ...people(20, "South", "Buyer"),
      // Of the South two users only: beside “South” and “Buyer” they could be watched.
      ...people(2, "South", "User"),
      ...people(20, "West", "Payer"),
    ]);
    const campaign = await made.prepare({
      audience: customersWhere(),
      breakdowns: ["region", "segment", "role"],
      anonymity: "confidential",
    });
    const at = { params: { workspace: workspaceId, campaign } };
    await made.open(campaign);
    const told = async () => {
      const { response } = await director(readCoverage, { ...at, query: {} });
      return response?.map(({ role, completed }) => [role, completed]);
    };
    assert.deepEqual(await told(), [
      ["Buyer", null],
      ["User", null],
      ["Payer", 0],
    ]);
    const quota = {
      breakdowns: ["segment"],
      whenFull: "stop reminding" as const,
      targets: [{ values: ["Trade"], target: 5 }],
    };
    await director(saveQuotas, { ...at, body: quota });
    assert.deepEqual(await told(), [
      ["Buyer", null],
      ["User", null],
      ["Payer", 0],
    ]);
  });

  test("is taken along as CSV and as a workbook, of the accounts that the filter shows", async () => {
    const { director, workspaceId, campaign } = await served();
    const path = `/api/workspaces/${workspaceId}/campaigns/${campaign}/coverage/accounts`;
    const csv = await director.fetch(`${path}.csv?show=missing`);
    assert.equal(csv.status, 200);
    const lines = (await csv.text()).trim().split("\r\n");
    assert.equal(lines.length, 3);
    assert.ok(lines[0]?.endsWith("Account,Segment,Region,Customers,Buyer,User,decision maker,Roles covered"));
    assert.equal(lines[1], `Beta,,North,2,can be invited,"known, can't be asked",nobody known,1`);
    const whole = await director.fetch(`${path}.csv`);
    assert.ok((await whole.text()).includes('"Alpha, Ltd",,North,2,'));
    const workbook = await director.fetch(`${path}.xlsx`);
    assert.equal(workbook.status, 200);
    assert.equal(Buffer.from(await workbook.arrayBuffer()).toString("latin1", 0, 2), "PK");
    assert.equal((await director.fetch(`${path}.csv?show=some`)).status, 422);
  });

  test("is there for campaigns that ask customers", async () => {
    const { director, prepare, workspaceId } = await openCampaigns();
    const campaign = await prepare();
    await assert.rejects(
      director(readCoverage, { params: { workspace: workspaceId, campaign }, query: {} }),
      (error: { code?: string }) => error.code === "quota.not-of-customers",
    );
  });
});
