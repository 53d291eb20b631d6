import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { listMyReports, listPersonalReports } from "#embed/personal-reports/personal-reports.contract.ts";
import * as contract from "#listen/campaigns/campaign.contract.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import { listMessages, resendMessages } from "#people/mail/outbox.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { AppError } from "#platform/errors.ts";
import { listMeasures } from "#understand/measures/measures.contract.ts";
import * as pages from "#understand/results/result-pages.contract.ts";
import { listResults } from "#understand/results/results.contract.ts";
import type { SignedIn } from "../src/application.fixture.ts";
import { openCampaigns } from "../src/listen/campaigns/campaign.fixture.ts";

const names = ["Xenia", "Yann", ...Array.from({ length: 12 }, (_, number) => `Person ${number + 10}`)];

/** What differs between two worlds by chance: ids, moments, hashes. The order of what happened at once is chance, too. */
function comparable(answer: unknown): unknown {
  const text = JSON.stringify(answer)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "(id)")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "(moment)")
    .replace(/[0-9a-f]{64}/g, "(hash)");
  const inOrder = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const texts = value.map((one) => JSON.stringify(inOrder(one)));
      return texts.sort().map((one) => JSON.parse(one));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inOrder(one)]));
  };
  return inOrder(JSON.parse(text));
}

/**
 * A confidential campaign of one department in which five people and one of two others have completed, and all that those
 * who are not its confidants learn while they try to find out which of the two.
 */
async function attacked(completed: "Xenia" | "Yann") {
  const workspace = await openCampaigns();
  const { workspaceId, director, consultant } = workspace;
  const people = await workspace.hire(
    names.map((name) => ({
      name,
      email: name === "Person 20" ? null : `${name.replace(" ", "")}@example.org`,
      department: "Sales",
    })),
  );
  const campaign = await workspace.prepare();
  await workspace.open(campaign);
  const promoted = await workspace.member(["director", "consultant"], "Paul Promoted");
  const params = { workspace: workspaceId, campaign };
  const invited = await workspace.invitations(campaign);
  const idOf = (name: string) => invited.get(name)?.id ?? assert.fail(name);
  for (const [number, name] of [completed, ...names.slice(2, 7)].entries()) {
    await workspace.answer(campaign, name, true);
    await workspace.transaction((tx) =>
      sql`UPDATE listen.answer_page SET answers = ${JSON.stringify({ q1: { rating: 3 + number } })}
        WHERE workspace_id = ${workspaceId} AND ballot_id = ${idOf(name)}`.execute(tx),
    );
  }

  const seen: [string, unknown][] = [];
  const note = async (what: string, call: Promise<unknown>) => {
    const answer = await call.catch((error: unknown) => {
      if (error instanceof AppError) return { refused: error.code, message: error.message };
      throw error;
    });
    seen.push([what, comparable(answer)]);
  };
  const look = async (when: string) => {
    await until("all mail has left", async () => {
      const { invitations, reminders } = await consultant(contract.readDelivery, { params });
      const waiting = [invitations, reminders ?? {}].map(
        (counts) => (counts["queued"] ?? 0) + (counts["sending"] ?? 0),
      );
      return waiting.every((count) => count === 0);
    });
    for (const asker of [director, promoted]) {
      const say = (what: string, call: Promise<unknown>) =>
        note(`${when}, ${asker.user.name}: ${what}`, call);
      await say("campaign", asker(contract.readCampaign, { params }));
      await say("campaigns", asker(contract.listCampaigns, { params }));
      await say("progress", asker(contract.readProgress, { params }));
      await say("delivery", asker(contract.readDelivery, { params }));
      await say("invitations", asker(contract.listInvitations, { params, query: {} }));
      await say("changes", asker(contract.readAudienceChanges, { params }));
      await say("outbox", asker(listMessages, { params: { workspace: workspaceId }, query: { limit: 200 } }));
      await say("log", asker(listAudit, { params: { workspace: workspaceId }, query: { limit: 200 } }));
      await say("results", asker(pages.readOverview, { params }));
      await say("departments", asker(pages.readHeatmap, { params }));
      await say("questions", asker(pages.readQuestionResults, { params }));
      await say("trust", asker(pages.readTrust, { params }));
      await say("measures", asker(listMeasures, { params: { workspace: workspaceId } }));
      await say("all results", asker(listResults, { params: { workspace: workspaceId } }));
      await say("reports", asker(listPersonalReports, { params, query: {} }));
      await say("own reports", asker(listMyReports, { params: { workspace: workspaceId } }));
    }
  };
  const resend = (asker: SignedIn, name: string, email?: string) =>
    note(
      `${name} sent again`,
      asker(contract.resendInvitation, {
        params: { ...params, invitation: idOf(name) },
        body: email === undefined ? {} : { email },
      }),
    );
  const takeOut = (asker: SignedIn, chosen: string[], answers: "keep" | "remove") =>
    note(
      `${chosen.length} taken out`,
      asker(contract.withdrawInvitations, { params, body: { invitations: chosen.map(idOf), answers } }),
    );
  const remind = async () => {
    // As if the last mail had gone two days ago.
    await workspace.transaction((tx) =>
      sql`UPDATE listen.invitation SET mailed_at = mailed_at - interval '2 days',
        reminded_at = reminded_at - interval '2 days',
        reminder_turn_at = reminder_turn_at - interval '2 days' WHERE campaign_id = ${campaign}`.execute(tx),
    );
    const { reminder } = await director(contract.remindNow, { params });
    await until("a round is done", async () =>
      (await workspace.read(campaign)).reminders.some(({ id, state }) => id === reminder && state === "done"),
    );
  };

  await look("at first");
  await remind();
  await look("reminded");
  // As if their invitations had not arrived, though one of them answered with a link from their own page.
  await workspace.transaction((tx) =>
    sql`UPDATE people.message SET state = 'failed' WHERE workspace_id = ${workspaceId} AND kind = 'invitation'
      AND recipient_name IN ('Xenia', 'Yann')`.execute(tx),
  );
  for (const asker of [director, promoted]) {
    for (const name of ["Xenia", "Yann", "Person 20"]) await resend(asker, name, "director@example.org");
    await takeOut(asker, ["Xenia"], "remove");
    await note(
      "mail sent again",
      asker(resendMessages, { params: { workspace: workspaceId }, body: { state: "unconfirmed" } }),
    );
  }
  await resend(director, "Xenia");
  await look("sent again");
  await takeOut(director, ["Xenia"], "keep");
  await remind();
  await look("Xenia out");
  await note(
    "Xenia back",
    director(contract.reinstateInvitations, { params, body: { invitations: [idOf("Xenia")] } }),
  );
  await workspace.leave(people[0] ?? "");
  await look("Xenia left");
  await takeOut(director, ["Yann"], "keep");
  await director(contract.closeCampaign, { params });
  await until("results are there", async () => (await director(pages.readOverview, { params })).release);
  await look("closed");
  return seen;
}

test("nothing that a director does or sees tells who has answered a confidential campaign", async () => {
  const [one, other] = [await attacked("Xenia"), await attacked("Yann")];
  assert.ok(one.length > 100);
  for (const [index, [what, seen]] of one.entries()) assert.deepEqual(seen, other[index]?.[1], what);
  const seen = (part: string) =>
    JSON.stringify(one.find(([what]) => what === `closed, Dora Director: ${part}`)?.[1]);
  assert.match(seen("trust"), /"invited":14/);
  assert.match(seen("questions"), /"n":6/);
});
