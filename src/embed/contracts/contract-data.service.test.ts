import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import * as contract from "./contract.contract.ts";
import { openContracts, signed } from "./contract.fixture.ts";
import { contractData } from "./contract-data.service.ts";

async function supported() {
  const workspace = await openContracts();
  const { anna, omar, workspaceId, mails, anonymous } = workspace;
  const { id } = await signed(workspace, anna, { record: "A private record" });
  const params = { workspace: workspaceId, contract: id };
  await anna.client(contract.addSupporter, { params, body: { person: omar.person, shares: "whole" } });
  const [link = ""] = (await mails.to(omar.email)).links;
  const { pathname } = new URL(link);
  const body = new URLSearchParams({ answer: "accept", name: "Omar", version: "1" });
  await anonymous.fetch(pathname, { method: "POST", body });
  const subjectOf = ({ person, name, email }: typeof anna) => ({
    workspaceId,
    personId: person,
    name,
    email,
  });
  const work = { jobs: workspace.application.context.jobs, now: new Date() };
  return { ...workspace, subjectOf, work, pathname };
}

test("a person's export has their contracts and whom they support, and no one else's", async () => {
  const { anna, omar, transaction, subjectOf } = await supported();
  const [hers, his] = await transaction(async (tx) => [
    JSON.stringify(await contractData.read(tx, subjectOf(anna))),
    JSON.stringify(await contractData.read(tx, subjectOf(omar))),
  ]);
  assert.match(hers ?? "", /A private record/);
  assert.match(his ?? "", /accepted/);
  assert.doesNotMatch(his ?? "", /A private record/);
  const elsewhere = { ...subjectOf(anna), email: `${randomUUID()}@example.org` };
  assert.equal(await transaction((tx) => contractData.read(tx, elsewhere)), null);
});

test("erasing a supporter leaves the contract without their name; erasing its author leaves nothing", async () => {
  const { anna, omar, transaction, subjectOf, work, workspaceId, anonymous, pathname } = await supported();
  await transaction((tx) => contractData.erase(tx, subjectOf(omar), work));
  const { current } = await anna.client(contract.readMyContract, { params: { workspace: workspaceId } });
  assert.deepEqual(current?.supporters, []);
  assert.deepEqual(
    current?.versions[0]?.signatures.map(({ name }) => name),
    ["Anna Ångström"],
  );
  assert.equal((await anonymous.fetch(pathname)).status, 404);
  await transaction((tx) => contractData.erase(tx, subjectOf(anna), work));
  for (const table of [
    "contract",
    "contract_version",
    "contract_supporter",
    "contract_signature",
    "contract_check_in",
  ]) {
    const { rows } = await transaction((tx) =>
      sql`SELECT 1 FROM embed.${sql.raw(table)} WHERE workspace_id = ${workspaceId}`.execute(tx),
    );
    assert.equal(rows.length, 0, table);
  }
});
