import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { isKind } from "#platform/errors.ts";
import { type OpenWorkspace, openWorkspace, type SignedIn } from "../../application.fixture.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { openCampaign, respondent } from "../respond/respond.fixture.ts";
import * as contract from "./follow-up.contract.ts";
import {
  followUpChanged,
  followUpNotFound,
  ownerUnknown,
  planFrozen,
  ruleRefused,
} from "./follow-up.errors.ts";
import { afterWorkingDays, purposeQuestions } from "./follow-up.ts";
import { forgetFollowUps } from "./follow-up-data.service.ts";
import { nextTelling, tellOwnersNow } from "./tell-owners.service.ts";

const definition: Definition = {
  languages: ["en"],
  title: { en: "Your last visit" },
  pages: [
    {
      id: "visit",
      questions: [
        {
          type: "zero-to-ten",
          id: "recommend",
          text: { en: "Would you recommend us?" },
          low: { en: "no" },
          high: { en: "yes" },
          meaning: "recommend",
        },
        { type: "long-text", id: "secret", text: { en: "What annoyed you?" } },
        {
          type: "single-choice",
          id: "contact",
          text: { en: "May we call you?" },
          meaning: "contact-me",
          options: [
            { id: "yes", text: { en: "Yes" } },
            { id: "no", text: { en: "No" } },
          ],
        },
      ],
    },
    {
      id: "about",
      showIf: "contact = yes",
      questions: [{ type: "long-text", id: "topic", text: { en: "What should we talk about?" } }],
    },
  ],
};

interface Owner {
  personId: string;
  client: SignedIn;
}

async function hire({ workspaceId, transaction, staff }: OpenWorkspace, name: string): Promise<Owner> {
  const [personId, email] = [randomUUID(), `${randomUUID()}@example.org`];
  await transaction((tx) =>
    sql`INSERT INTO people.person (workspace_id, person_id, name, email) VALUES (${workspaceId}, ${personId}, ${name}, ${email})`.execute(
      tx,
    ),
  );
  return { personId, client: await staff(email, name) };
}

async function world(anonymity: "named" | "confidential") {
  const workspace = await openWorkspace();
  const { workspaceId, transaction, consultant } = workspace;
  const campaign = await openCampaign(workspace, definition);
  await transaction((tx) =>
    sql`UPDATE listen.campaign SET anonymity = ${anonymity}, confidants = ARRAY[${consultant.user.id}]::uuid[]
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaign.campaignId}`.execute(tx),
  );
  const owner = await hire(workspace, "Olga Owner");
  const other = await hire(workspace, "Otto Other");
  const params = { workspace: workspaceId };
  const plan = (changes: Partial<contract.PlanSettings>) =>
    transaction((tx) =>
      sql`INSERT INTO listen.follow_up_plan (workspace_id, campaign_id, owner_id, rule)
        VALUES (${workspaceId}, ${campaign.campaignId}, ${changes.owner ?? null}, ${changes.rule ?? null})`.execute(
        tx,
      ),
    );
  const list = async (client: SignedIn, of: "mine" | "all" = "all", state?: "finished") =>
    (await client(contract.listFollowUps, { params, query: { of, ...(state && { state }) } })).followUps;
  const answer = async (
    { contact = "yes", recommend = "9", topic = "My bill" }: Record<string, string> = {},
    name = "Rita Respondent",
  ) => {
    const invited = await campaign.invite({ name });
    const browser = respondent(workspace.origin, invited.path);
    await browser.send("visit", { recommend, secret: "The queue was awful", contact });
    if (contact === "yes") await browser.send("about", { topic });
    await browser.post("/complete", "");
    return { invited, browser };
  };
  const rows = () =>
    transaction(async (tx) => {
      const found = await sql<{ row: string }>`SELECT f::text AS row FROM listen.follow_up f
        WHERE workspace_id = ${workspaceId}`.execute(tx);
      return found.rows.map(({ row }) => row);
    });
  return { ...workspace, campaign, owner, other, params, plan, list, answer, rows };
}

describe("follow-ups", () => {
  test("only texts that are asked of whoever says yes are written for this purpose", () => {
    assert.deepEqual(
      purposeQuestions(definition).map(({ id }) => id),
      ["topic"],
    );
    const always = { ...definition, pages: definition.pages.map(({ showIf: _, ...page }) => page) };
    assert.deepEqual(purposeQuestions(always), []);
  });

  test("working days leave weekends out", () => {
    assert.equal(afterWorkingDays("2026-03-05", 3), "2026-03-10");
    assert.equal(afterWorkingDays("2026-03-07", 1), "2026-03-09");
    assert.equal(
      nextTelling("Europe/Berlin", new Date("2026-03-06T08:00:00Z")).toISOString(),
      "2026-03-09T06:00:00.000Z",
    );
  });

  test("of a named campaign goes to the chosen owner, once, with what was written for it", async () => {
    const { plan, owner, other, answer, list, director, params, consultant } = await world("named");
    await plan({ owner: owner.personId });
    const { browser } = await answer();
    await browser.post("/complete", "");
    const [mine, ...more] = await list(owner.client, "mine");
    assert.ok(mine);
    assert.equal(more.length, 0);
    assert.deepEqual(mine.words, [{ question: "What should we talk about?", text: "My bill" }]);
    assert.equal(mine.name, "Rita Respondent");
    assert.doesNotMatch(JSON.stringify(mine), /queue/);
    assert.equal((await list(director)).length, 1);
    assert.equal((await list(consultant)).length, 1);
    assert.deepEqual(await list(other.client), []);
    await assert.rejects(
      other.client(contract.readFollowUp, { params: { ...params, followUp: mine.id } }),
      (error) => isKind(error, followUpNotFound),
    );
    const counts = await director(contract.countFollowUps, { params });
    assert.deepEqual(counts.all?.owners, [
      { id: owner.personId, name: "Olga Owner", waiting: 1, overdue: 0 },
    ]);
    assert.equal((await other.client(contract.countFollowUps, { params })).all, null);
  });

  test("of a confidential campaign is the consultant's until handed over; the director sees that there is one", async () => {
    const { plan, owner, answer, list, director, consultant, params, transaction, workspaceId } =
      await world("confidential");
    await plan({ owner: owner.personId, rule: "recommend <= 6" });
    await answer();
    await answer({ contact: "no", recommend: "2" }, "Udo Unhappy");
    assert.deepEqual(await list(director), []);
    assert.deepEqual(await list(owner.client, "mine"), []);
    const open = await director(contract.countFollowUps, { params });
    assert.equal(open.all?.withConsultants, 0, "while it is open, one more would tell who answered last");
    assert.equal((await consultant(contract.countFollowUps, { params })).all?.withConsultants, 1);
    await transaction((tx) =>
      sql`UPDATE listen.campaign SET state = 'closed', closed_at = now() WHERE workspace_id = ${workspaceId}`.execute(
        tx,
      ),
    );
    const before = await director(contract.countFollowUps, { params });
    assert.equal(before.all?.withConsultants, 1, "the rule opens nothing in a confidential campaign");
    assert.deepEqual(before.all?.owners, []);
    const [held] = await list(consultant);
    assert.ok(held);
    assert.deepEqual(held.suggestedOwner, { id: owner.personId, name: "Olga Owner" });
    assert.doesNotMatch(JSON.stringify(await list(consultant)), /queue|Udo/);
    const address = { params: { ...params, followUp: held.id } };
    await assert.rejects(
      director(contract.changeFollowUp, {
        ...address,
        body: { revision: held.revision, owner: owner.personId },
      }),
      (error) => isKind(error, followUpNotFound),
    );
    await consultant(contract.changeFollowUp, {
      ...address,
      body: { revision: held.revision, owner: owner.personId },
    });
    assert.equal((await list(owner.client, "mine")).length, 1);
    assert.equal((await list(director)).length, 1);
  });

  test("several are handed over at once: all of them, or none where one may not be", async () => {
    const { plan, owner, other, answer, list, director, consultant, params, transaction, workspaceId } =
      await world("confidential");
    await plan({ owner: owner.personId });
    for (const name of ["First Person", "Second Person", "Third Person"]) await answer({}, name);
    const unowned = async (client: SignedIn) =>
      (await client(contract.countFollowUps, { params })).all?.unowned.waiting;
    assert.equal(await unowned(consultant), 3);
    assert.equal(await unowned(director), 0);
    const held = (await list(consultant)).map(({ id, revision }) => ({ id, revision }));
    const hand = (client: SignedIn, some: typeof held, to: string | null) =>
      client(contract.handOverFollowUps, { params, body: { followUps: some, owner: to } });
    const [first, second, third] = held;
    assert.ok(first && second && third);
    await assert.rejects(hand(director, held, owner.personId), (error) => isKind(error, followUpNotFound));
    await assert.rejects(hand(consultant, [first, { ...second, id: randomUUID() }], null), (error) =>
      isKind(error, followUpNotFound),
    );
    await assert.rejects(hand(consultant, [first, { ...second, revision: 99 }], null), (error) =>
      isKind(error, followUpChanged),
    );
    await assert.rejects(hand(consultant, held, randomUUID()), (error) => isKind(error, ownerUnknown));
    assert.equal(await unowned(consultant), 3, "nothing was handed over half");
    assert.deepEqual(await hand(consultant, [first], other.personId), { handedOver: 1, left: [] });
    const now = (await list(consultant)).map(({ id, revision }) => ({ id, revision }));
    assert.deepEqual(await hand(consultant, now, null), { handedOver: 2, left: [first.id] });
    assert.equal((await list(owner.client, "mine")).length, 2);
    assert.deepEqual(
      (await list(other.client, "mine")).map(({ id }) => id),
      [first.id],
    );
    assert.equal((await list(director)).length, 3);
    const log = await transaction((tx) =>
      sql<{ details: string }>`SELECT details::text AS details FROM people.audit_entry
        WHERE workspace_id = ${workspaceId} AND action = 'follow-up.handed-over'`.execute(tx),
    );
    assert.doesNotMatch(JSON.stringify(log.rows), new RegExp(`${owner.personId}|${first.id}|Person`));
    const filtered = async (query: object) =>
      (await director(contract.listFollowUps, { params, query: { of: "all", ...query } })).total;
    assert.equal(await filtered({ owner: other.personId }), 1);
    assert.equal(await filtered({ owner: "nobody" }), 0);
    assert.equal(await filtered({ state: "open" }), 3);
    assert.equal(await filtered({ state: "in progress" }), 0);
    assert.equal(await filtered({ campaign: randomUUID() }), 0);
  });

  test("is taken back with everything of the respondent when they change their mind", async () => {
    const { plan, owner, answer, list, params, rows } = await world("confidential");
    await plan({ owner: owner.personId });
    const { browser } = await answer();
    assert.match((await rows()).join(), /My bill/);
    await browser.send("visit", { recommend: "9", secret: "", contact: "no" });
    assert.doesNotMatch((await rows()).join(), /My bill/);
    assert.match((await rows()).join(), /cancelled/);
    assert.deepEqual(await list(owner.client), []);
    await browser.send("visit", { recommend: "9", secret: "", contact: "yes" });
    assert.match((await rows()).join(), /My bill/);
    assert.equal((await rows()).length, 1);
    assert.equal((await owner.client(contract.countFollowUps, { params })).mine.waiting, 0);
  });

  test("a rule of a named campaign opens one, and none for trials", async () => {
    const { plan, owner, answer, list, campaign, origin } = await world("named");
    await plan({ owner: owner.personId, rule: "recommend <= 6" });
    await answer({ contact: "no", recommend: "3" }, "Udo Unhappy");
    await answer({ contact: "no", recommend: "8" }, "Hanna Happy");
    const trial = respondent(origin, (await campaign.invite({ name: "Tina Trial", pilot: true })).path);
    await trial.send("visit", { recommend: "1", contact: "no" });
    await trial.post("/complete", "");
    const found = await list(owner.client, "mine");
    assert.deepEqual(
      found.map(({ name, reason, words }) => ({ name, reason, words })),
      [{ name: "Udo Unhappy", reason: "rule", words: [] }],
    );
  });

  test("is worked on, noted, handed on and finished; what another changed meanwhile is not overwritten", async () => {
    const { plan, owner, other, answer, list, params } = await world("named");
    await plan({ owner: owner.personId });
    await answer();
    const [one] = await list(owner.client, "mine");
    assert.ok(one);
    const address = { params: { ...params, followUp: one.id } };
    const change = (client: SignedIn, body: contract.FollowUpChange) =>
      client(contract.changeFollowUp, { ...address, body });
    const begun = await change(owner.client, {
      revision: one.revision,
      state: "in progress",
      note: "Rang twice",
    });
    assert.ok("notes" in begun);
    assert.equal(begun.notes[0]?.by, "Olga Owner");
    await assert.rejects(change(owner.client, { revision: one.revision, state: "done" }), {
      code: "follow-up.changed-meanwhile",
    });
    await assert.rejects(change(owner.client, { revision: begun.revision, owner: randomUUID() }), (error) =>
      isKind(error, ownerUnknown),
    );
    assert.deepEqual(await change(owner.client, { revision: begun.revision, owner: other.personId }), {
      handedOn: true,
    });
    const [handed] = await list(other.client, "mine");
    assert.ok(handed);
    await change(other.client, { revision: handed.revision, state: "done", outcome: "The bill was wrong" });
    assert.deepEqual(await list(other.client, "mine"), []);
    const [done] = await list(other.client, "mine", "finished");
    assert.equal(done?.outcome, "The bill was wrong");
  });

  test("owners are told once a day, in numbers alone", async () => {
    const { plan, owner, answer, transaction, workspaceId, origin, application, mails } =
      await world("named");
    await plan({ owner: owner.personId });
    await answer();
    const tell = (day: string) =>
      transaction((tx) =>
        tellOwnersNow(tx, application.context.jobs, {
          workspaceId,
          origin,
          now: new Date(`${day}T07:00:00Z`),
        }),
      );
    await tell("2036-03-03");
    await tell("2036-03-03");
    const mail = await mails.to(owner.client.user.email);
    assert.match(mail.text, /one person who answered a survey waits/);
    assert.doesNotMatch(mail.raw, /Rita|bill|queue/);
    await tell("2036-03-04");
    assert.match((await mails.to(owner.client.user.email)).text, /overdue/);
    assert.equal(mails.all().filter(({ to }) => to === owner.client.user.email).length, 2);
  });

  test("goes with the answers it came from", async () => {
    const { plan, owner, answer, list, transaction, workspaceId, campaign, rows } = await world("named");
    await plan({ owner: owner.personId });
    const { invited } = await answer();
    await answer({}, "Second Person");
    await transaction((tx) => forgetFollowUps(tx, workspaceId, campaign.campaignId, [invited.invitationId]));
    assert.equal((await list(owner.client, "mine")).length, 1);
    await transaction((tx) => forgetFollowUps(tx, workspaceId, campaign.campaignId, null));
    assert.doesNotMatch((await rows()).join(), /My bill/);
  });

  test("plans: rules only in named campaigns and about questions that are there; frozen when it has opened", async () => {
    const workspace = await openWorkspace();
    const { director, workspaceId, transaction } = workspace;
    const { campaignId } = await openCampaign(workspace, definition, { state: "draft" });
    const address = { params: { workspace: workspaceId, campaign: campaignId } };
    const usual = { toAccountManager: true, owner: null, workingDays: 3, rule: null, firstViewDays: 3 };
    const save = (changes: Partial<contract.PlanSettings>) =>
      director(contract.saveFollowUpPlan, { ...address, body: { ...usual, ...changes } });
    const refused = (error: unknown) => isKind(error, ruleRefused);
    await assert.rejects(save({ rule: "recommend <= 6" }), refused);
    await transaction((tx) =>
      sql`UPDATE listen.campaign SET anonymity = 'named' WHERE workspace_id = ${workspaceId}`.execute(tx),
    );
    await assert.rejects(save({ rule: "nothing <= 6" }), refused);
    await assert.rejects(save({ rule: "recommend <=" }), refused);
    await save({ rule: "recommend <= 6", workingDays: 5 });
    const plan = await director(contract.readFollowUpPlan, address);
    assert.equal(plan.rule, "recommend <= 6");
    assert.equal(plan.asks, true);
    await transaction((tx) =>
      sql`UPDATE listen.campaign SET state = 'open', promise = '{}', confidants = '{}', opened_at = now()
        WHERE workspace_id = ${workspaceId}`.execute(tx),
    );
    const frozen = (error: unknown) => isKind(error, planFrozen);
    await assert.rejects(save({ rule: null }), frozen);
    await assert.rejects(save({ rule: "recommend <= 6", firstViewDays: 1 }), frozen);
    await save({ rule: "recommend <= 6", workingDays: 2 });
  });
});
