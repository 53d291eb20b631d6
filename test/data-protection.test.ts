import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import { closeCampaign } from "#listen/campaigns/campaign.contract.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import * as contract from "#people/data-protection/data-protection.contract.ts";
import { addMember } from "#people/members/members.service.ts";
import { markAsLeft, readPerson } from "#people/organisation/person.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { AppError } from "#platform/errors.ts";
import { readOverview, readQuestionResults } from "#understand/results/result-pages.contract.ts";
import { crowd, openCampaigns } from "../src/listen/campaigns/campaign.fixture.ts";

const refusedAs = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

/** A campaign of twelve people in one department, of whom seven have answered; Vera is the first of them. */
async function programme(anonymity: "named" | "confidential" = "confidential") {
  const workspace = await openCampaigns();
  const { workspaceId, director } = workspace;
  const email = `vera.${randomUUID()}@example.org`;
  const [vera = ""] = await workspace.hire([
    { name: "Vera Vanishing", email, department: "Sales", level: "team leader" },
    ...crowd(11, "Sales"),
  ]);
  const campaign = await workspace.prepare({ anonymity });
  await workspace.open(campaign);
  const others = [...(await workspace.invitations(campaign)).keys()].filter(
    (name) => name !== "Vera Vanishing",
  );
  for (const name of others.slice(0, 6)) await workspace.answer(campaign, name, true);
  await workspace.answer(campaign, "Vera Vanishing", true);
  const here = { workspace: workspaceId };
  return {
    ...workspace,
    vera,
    email,
    campaign,
    here,
    self: await workspace.staff(email, "Vera Vanishing"),
    director,
  };
}

type Programme = Awaited<ReturnType<typeof programme>>;

/** Every text and JSON value of the workspace's tables and of the accounts, with the table that it is in. */
async function everything({
  application,
  workspaceId,
}: Programme): Promise<{ table: string; row: string }[]> {
  const { owner } = application.database;
  const { rows: tables } = await owner.query<{ name: string; ours: boolean }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name,
        bool_or(column_name = 'workspace_id') AS ours
     FROM information_schema.columns
     WHERE table_schema IN ('people', 'listen', 'understand', 'embed', 'auth') GROUP BY 1`,
  );
  const found: { table: string; row: string }[] = [];
  for (const { name, ours } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${name} t ${ours ? `WHERE workspace_id = '${workspaceId}'` : ""}`,
    );
    found.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return found;
}

test("a person exports everything that is kept of them, and nobody else can", async () => {
  const world = await programme();
  const { self, director, consultant, stranger, anonymous, here, workspaceId } = world;
  assert.deepEqual(await self(contract.readMyData, { params: here }), { hasRecord: true, request: null });
  const answer = await self.fetch(`/api/workspaces/${workspaceId}/my/data.json`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-disposition") ?? "", /Vera Vanishing/);
  const data = JSON.parse(await answer.text());
  assert.equal(data.person.record.name, "Vera Vanishing");
  assert.equal(data.person.record.department, "Sales");
  assert.equal(data.person.account.email, world.email);
  assert.ok(data.person.mail.length >= 1);
  assert.equal(data.campaigns.length, 1);
  assert.deepEqual(Object.keys(data.campaigns[0].answers), ["q1"]);
  assert.ok(!JSON.stringify(data).includes("person 00003"), "somebody else is in the export");
  for (const [client, status] of [
    [director, 404],
    [consultant, 404],
    [stranger, 403],
    [anonymous, 401],
  ] as const) {
    const refused = await client.fetch(`/api/workspaces/${workspaceId}/my/data.json`);
    assert.equal(refused.status, status);
  }
});

test("another address in somebody's record exports nothing of what was answered at the one before", async () => {
  const world = await programme();
  const { workspaceId, vera } = world;
  const address = `director.${randomUUID()}@example.org`;
  await world.transaction((tx) =>
    sql`UPDATE people.person SET email = ${address} WHERE workspace_id = ${workspaceId} AND person_id = ${vera}`.execute(
      tx,
    ),
  );
  const intruder = await world.staff(address, "Vera Vanishing");
  const answer = await intruder.fetch(`/api/workspaces/${workspaceId}/my/data.json`);
  assert.equal(answer.status, 200);
  const { campaigns, colleagues, storedReports } = JSON.parse(await answer.text());
  assert.deepEqual([colleagues, storedReports], [null, null]);
  assert.deepEqual(Object.keys(campaigns[0]).sort(), ["campaign", "department", "invitedAt", "note"]);
});

test("an erased person is nowhere in the database but in the log and in the mail that confirms it", async () => {
  const world = await programme();
  const { self, director, here, vera, email, workspaceId } = world;
  await self(contract.askForErasure, { params: here, body: { note: "Please." } });
  const { requests } = await director(contract.listErasureRequests, { params: here });
  assert.deepEqual(
    requests.map(({ name, note, state }) => ({ name, note, state })),
    [{ name: "Vera Vanishing", note: "Please.", state: "open" }],
  );
  await director(contract.erasePerson, { params: { ...here, person: vera } });
  await until("the account is gone", async () => {
    const { rows } = await world.application.database.owner.query(
      `SELECT 1 FROM auth."user" WHERE email = $1`,
      [email],
    );
    return rows.length === 0;
  });
  const left = (await everything(world)).filter(
    ({ table, row }) =>
      row.includes(email) || row.includes(vera) || (!table.startsWith("auth.") && row.includes("Vera")),
  );
  const tables = new Set(left.map(({ table }) => table));
  assert.deepEqual([...tables].sort(), ["people.audit_entry", "people.erasure_request", "people.message"]);
  const mails = left
    .filter(({ table }) => table === "people.message")
    .map(({ row }) => JSON.parse(row).subject);
  assert.equal(mails.filter((subject) => /were erased/.test(subject)).length, 1);
  // The one that told the director of the request names her, too: it is the director's mail.
  assert.ok(
    mails.every((subject) => /were erased|asks for the erasure/.test(subject)),
    mails.join(),
  );
  await assert.rejects(
    director(readPerson, { params: { ...here, person: vera } }),
    refusedAs("person.not-found"),
  );
  assert.equal((await self.fetch(`/api/workspaces/${workspaceId}/my/data`)).status, 401);
  const { entries } = await director(listAudit, { params: here });
  assert.ok(entries.some(({ action, subject }) => action === "erasure.done" && subject === "a person"));
});

test("published figures stay as they were when somebody is erased, and later ones lack them", async () => {
  const world = await programme("named");
  const { self, director, here, vera, campaign, workspaceId } = world;
  const params = { workspace: workspaceId, campaign };
  await director(closeCampaign, { params });
  await until("results are there", async () => (await director(readOverview, { params })).state === "ready");
  const before = await director(readQuestionResults, { params });
  await self(contract.askForErasure, { params: here, body: { note: "" } });
  await director(contract.erasePerson, { params: { ...here, person: vera } });
  assert.deepEqual(await director(readQuestionResults, { params }), before);
  const { rows } = await world.application.database.owner.query<{ pages: number; invited: number }>(
    `SELECT (SELECT count(*)::int FROM listen.answer_page WHERE workspace_id = $1) AS pages,
            (SELECT count(*)::int FROM listen.invitation WHERE workspace_id = $1) AS invited`,
    [workspaceId],
  );
  assert.deepEqual(rows, [{ pages: before.questions[0]?.n ? before.questions[0].n - 1 : -1, invited: 12 }]);
});

test("who has not asked is erased only after they left, and not while a confidential campaign asks them", async () => {
  const world = await programme();
  const { director, here, vera, campaign, workspaceId } = world;
  const person = { params: { ...here, person: vera } };
  await assert.rejects(director(contract.erasePerson, person), refusedAs("erasure.not-asked"));
  await director(markAsLeft, person);
  await assert.rejects(director(contract.erasePerson, person), refusedAs("erasure.campaign-open"));
  await director(closeCampaign, { params: { workspace: workspaceId, campaign } });
  await director(contract.erasePerson, person);
  await assert.rejects(director(contract.erasePerson, person), refusedAs("person.not-found"));
});

test("a request can be taken back, and refused with a reason that the person reads", async () => {
  const world = await programme();
  const { self, director, here, vera } = world;
  const asked = () => self(contract.askForErasure, { params: here, body: { note: "" } });
  await asked();
  await assert.rejects(asked(), refusedAs("erasure.already-asked"));
  await self(contract.withdrawErasure, { params: here });
  await assert.rejects(self(contract.withdrawErasure, { params: here }), refusedAs("erasure.not-found"));
  await assert.rejects(
    director(contract.erasePerson, { params: { ...here, person: vera } }),
    refusedAs("erasure.not-asked"),
  );
  const { request } = await asked();
  const refusal = { params: { ...here, request }, body: { reason: "The law asks us to keep it until May." } };
  await director(contract.refuseErasure, refusal);
  await assert.rejects(director(contract.refuseErasure, refusal), refusedAs("erasure.not-found"));
  const mine = await self(contract.readMyData, { params: here });
  assert.equal(mine.request?.state, "refused");
  assert.equal(mine.request?.reason, "The law asks us to keep it until May.");
});

test("somebody with a role keeps their record until the role is taken away", async () => {
  const world = await programme();
  const { self, director, here, vera, workspaceId } = world;
  await world.transaction((tx) => addMember(tx, workspaceId, { user: self.user, roles: ["process owner"] }));
  await self(contract.askForErasure, { params: here, body: { note: "" } });
  await assert.rejects(
    director(contract.erasePerson, { params: { ...here, person: vera } }),
    refusedAs("erasure.still-member"),
  );
});

test("an answer that is being saved while its author is erased does not come back", async () => {
  const world = await programme();
  const { self, director, here, vera, campaign, application, workspaceId } = world;
  await self(contract.askForErasure, { params: here, body: { note: "" } });
  const { rows } = await application.database.owner.query<{ body: string }>(
    "SELECT body FROM people.message WHERE workspace_id = $1 AND recipient_email = $2 AND kind = 'invitation'",
    [workspaceId, world.email],
  );
  const path = /\/a\/[\w-]+/.exec(rows[0]?.body ?? "")?.[0] ?? assert.fail("there is no link in the mail");
  const page = await world.anonymous.fetch(`${path}/pages/page-1`);
  assert.equal(page.status, 200);
  const form = new URLSearchParams({ q1: "7" });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  await Promise.all([
    director(contract.erasePerson, { params: { ...here, person: vera } }),
    ...Array.from({ length: 8 }, () =>
      world.anonymous.fetch(`${path}/pages/page-1`, { method: "POST", headers, body: form }),
    ),
  ]);
  const after = await world.transaction((tx) =>
    sql<{ pages: number }>`SELECT count(*)::int AS pages FROM listen.answer_page AS page
      JOIN listen.invitation AS invitation USING (workspace_id, campaign_id)
      WHERE page.workspace_id = ${workspaceId} AND page.campaign_id = ${campaign}
        AND invitation.invitation_id = page.ballot_id AND invitation.erased_at IS NOT NULL`.execute(tx),
  );
  assert.equal(after.rows[0]?.pages, 0);
});

test("every member reads what is kept, why, who sees it and until when, made from the campaigns' real settings", async () => {
  const world = await programme();
  const { self, here } = world;
  const { record, erasure, directors, consultants } = await self(contract.readDataProtection, {
    params: here,
  });
  assert.deepEqual(directors, ["Dora Director"]);
  assert.deepEqual(consultants, ["Carl Consultant"]);
  const campaign = record.find(({ name }) => name.startsWith("Campaign "));
  assert.match(
    campaign?.seenBy ?? "",
    /consultants whom respondents were told of when it opened \(Carl Consultant\)/,
  );
  assert.match(campaign?.seenBy ?? "", /at least 5/);
  assert.match(campaign?.keptUntil ?? "", /24 months after/);
  assert.ok(erasure.removed.length > 2 && erasure.stays.length > 2);
});

test("a request is due a month later, at the end of a shorter month", async () => {
  const { dueAfter } = await import("#people/data-protection/erasure.service.ts");
  const due = (day: string) =>
    dueAfter(new Date(`${day}T12:00:00Z`))
      .toISOString()
      .slice(0, 10);
  assert.equal(due("2026-01-15"), "2026-02-15");
  assert.equal(due("2026-01-31"), "2026-02-28");
  assert.equal(due("2026-12-31"), "2027-01-31");
});
