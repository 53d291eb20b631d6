import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace } from "../../application.fixture.ts";
import { changeWorkspace } from "../workspace/workspace.contract.ts";
import { listAudit, verifyAudit } from "./audit.contract.ts";
import { audit } from "./audit.service.ts";

/** A workspace whose log has entries 1 to `length`, and ways to look at it and to tamper with it as the owner. */
async function openLog(length: number) {
  const opened = await openWorkspace();
  const { transaction, director, workspaceId, application } = opened;
  const params = { workspace: workspaceId };
  for (let number = 2; number <= length; number++)
    await transaction((tx) => audit(tx, null, { action: `step.${number % 3}`, subject: `Step ${number}` }));
  return {
    ...opened,
    params,
    verify: () => director(verifyAudit, { params }),
    tamper: (sql: string) => application.database.owner.query(sql.replaceAll("$ws", `'${workspaceId}'`)),
  };
}

test("an untouched log is whole, whatever was written into it", async () => {
  const { director, transaction, verify, params, workspaceId } = await openLog(3);
  const member = { ...director.user, workspaceId, personId: null, roles: ["director" as const] };
  const odd = {
    z: 1,
    a: { ü: [1.5, -0, 1e21, 1e-7, null, true], b: undefined },
    "": "\0 NUL, half \ud800, \\u0000, 🚆",
    when: new Date(0),
    "10": "ten",
    "9": "nine",
  };
  await transaction((tx) =>
    audit(
      tx,
      { user: director.user, member },
      { action: "odd.done", subject: "A\0B \udc00 🚆", details: odd },
    ),
  );
  const { checked, brokenAt, head } = await verify();
  assert.deepEqual([checked, brokenAt, head.number], [4, null, 4]);
  const { entries } = await director(listAudit, { params, query: { action: "odd.done" } });
  assert.deepEqual(entries[0]?.details, {
    z: 1,
    a: { ü: [1.5, 0, 1e21, 1e-7, null, true] },
    "": " NUL, half \ufffd, \\u0000, 🚆",
    when: "1970-01-01T00:00:00.000Z",
    "10": "ten",
    "9": "nine",
  });
  assert.equal(entries[0]?.subject, "AB \ufffd 🚆");
  assert.equal(entries[0]?.hash, head.hash);
});

const attacks: Record<string, { sql: string; brokenAt: number }> = {
  "a changed subject": {
    sql: "UPDATE people.audit_entry SET subject = 'Another' WHERE workspace_id = $ws AND number = 4",
    brokenAt: 4,
  },
  "changed details": {
    sql: `UPDATE people.audit_entry SET details = '{"a":1}' WHERE workspace_id = $ws AND number = 2`,
    brokenAt: 2,
  },
  "another moment": {
    sql: "UPDATE people.audit_entry SET at = at - interval '1 day' WHERE workspace_id = $ws AND number = 5",
    brokenAt: 5,
  },
  "another actor": {
    sql: "UPDATE people.audit_entry SET actor_id = gen_random_uuid() WHERE workspace_id = $ws AND number = 3",
    brokenAt: 3,
  },
  "a removed entry": {
    sql: "DELETE FROM people.audit_entry WHERE workspace_id = $ws AND number = 3",
    brokenAt: 3,
  },
  "a removed entry, and the later ones renumbered": {
    sql: `DELETE FROM people.audit_entry WHERE workspace_id = $ws AND number = 3;
          UPDATE people.audit_entry SET number = number - 1 WHERE workspace_id = $ws AND number = 4;
          UPDATE people.audit_entry SET number = number - 1 WHERE workspace_id = $ws AND number = 5;
          UPDATE people.audit_entry SET number = number - 1 WHERE workspace_id = $ws AND number = 6`,
    brokenAt: 3,
  },
  "the first entries cut off": {
    sql: "DELETE FROM people.audit_entry WHERE workspace_id = $ws AND number < 3",
    brokenAt: 1,
  },
  "two entries swapped": {
    sql: `UPDATE people.audit_entry SET number = 99 WHERE workspace_id = $ws AND number = 3;
          UPDATE people.audit_entry SET number = 3 WHERE workspace_id = $ws AND number = 4;
          UPDATE people.audit_entry SET number = 4 WHERE workspace_id = $ws AND number = 99`,
    brokenAt: 3,
  },
  "a changed hash": {
    sql: "UPDATE people.audit_entry SET hash = sha256('x') WHERE workspace_id = $ws AND number = 6",
    brokenAt: 6,
  },
};

for (const [name, { sql, brokenAt }] of Object.entries(attacks))
  test(`the owner's tampering is found: ${name}`, async () => {
    const { verify, tamper } = await openLog(6);
    assert.equal((await verify()).brokenAt, null);
    await tamper(sql);
    assert.equal((await verify()).brokenAt, brokenAt);
  });

test("cut off at its end, the log has another head", async () => {
  const { verify, tamper } = await openLog(4);
  const before = await verify();
  await tamper("DELETE FROM people.audit_entry WHERE workspace_id = $ws AND number = 4");
  const after = await verify();
  assert.equal(after.brokenAt, null);
  assert.notDeepEqual(after.head, before.head);
});

test("the application can neither change nor remove an entry", async () => {
  const { transaction } = await openLog(2);
  await assert.rejects(
    transaction((tx) => tx.updateTable("people.audit_entry").set({ subject: "x" }).execute()),
    /permission denied/,
  );
  await assert.rejects(
    transaction((tx) => tx.deleteFrom("people.audit_entry").execute()),
    /permission denied/,
  );
});

test("writers at the same time make one chain; what is rolled back leaves no gap", async () => {
  const { director, params, transaction, verify } = await openLog(1);
  await Promise.all(
    Array.from({ length: 24 }, (_, at) =>
      at % 4 === 0
        ? transaction(async (tx) => {
            await audit(tx, null, { action: "never.done", subject: "Rolled back" });
            throw new Error("rolled back");
          }).catch(({ message }) => assert.equal(message, "rolled back"))
        : director(changeWorkspace, { params, body: { name: `Name ${at}` } }),
    ),
  );
  const { checked, brokenAt } = await verify();
  assert.deepEqual([checked, brokenAt], [1 + 18, null]);
  const { actions } = await director(listAudit, { params });
  assert.deepEqual(actions, ["workspace.changed", "workspace.created"]);
});

test("an address that spells the workspace otherwise writes to the same chain", async () => {
  const { director, params, verify, workspaceId } = await openLog(1);
  const settings = {
    name: "Otherwise",
    organisation: "Org",
    operator: "IT",
    language: "en",
    timeZone: "UTC",
  };
  const shouted = { workspace: workspaceId.toUpperCase() };
  await Promise.all(
    [shouted, params, shouted, params].map((spelled, number) =>
      director(changeWorkspace, { params: spelled, body: { ...settings, name: `Programme ${number}` } }),
    ),
  );
  const { checked, brokenAt } = await verify();
  assert.deepEqual([checked, brokenAt], [5, null]);
});

test("the log is read in pages and filtered", async () => {
  const { director, params } = await openLog(8);
  const first = await director(listAudit, { params, query: { limit: 3 } });
  assert.deepEqual(
    first.entries.map(({ number }) => number),
    [8, 7, 6],
  );
  assert.equal(first.next, 6);
  const second = await director(listAudit, { params, query: { limit: 10, before: 6 } });
  assert.deepEqual(
    second.entries.map(({ number }) => number),
    [5, 4, 3, 2, 1],
  );
  assert.equal(second.next, null);
  const numbers = async (query: object) =>
    (await director(listAudit, { params, query })).entries.map(({ number }) => number);
  assert.deepEqual(await numbers({ action: "step.1" }), [7, 4]);
  assert.deepEqual(await numbers({ action: "step." }), [8, 7, 6, 5, 4, 3, 2]);
  assert.deepEqual(await numbers({ actor: director.user.id }), [1]);
  const at = second.entries.at(-1)?.at ?? "";
  assert.deepEqual(await numbers({ to: at }), [1]);
  assert.deepEqual(first.actors, [{ id: director.user.id, name: director.user.name }]);
});

test("staff and sponsors don't read the log", async () => {
  const { sponsor, params, consultant } = await openLog(1);
  await assert.rejects(sponsor(listAudit, { params }), { code: "access.not-allowed" });
  await assert.rejects(sponsor(verifyAudit, { params }), { code: "access.not-allowed" });
  assert.equal((await consultant(verifyAudit, { params })).brokenAt, null);
});
