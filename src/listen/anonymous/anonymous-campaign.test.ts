import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import { startApplication } from "../../application.fixture.ts";
import * as contract from "../campaigns/campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "../campaigns/campaign.fixture.ts";
import { customerCrowd, customersWhere, serve } from "../campaigns/customers.fixture.ts";
import { exchange, offeredIn, respondent } from "../respond/respond.fixture.ts";
import { readSpelled } from "./ballot-code.ts";
import { ballotAddress, readBallotAddress } from "./ballot-keys.service.ts";

/** Opens an anonymous campaign for a crowd. @returns the path of everybody's link by name, as their mail has it */
async function openAnonymous(
  workspace: CampaignWorkspace,
  people = crowd(12, "Care"),
  settings: Parameters<CampaignWorkspace["prepare"]>[0] = {},
) {
  await workspace.hire(people);
  const campaign = await workspace.prepare({ anonymity: "anonymous", ...settings });
  await workspace.open(campaign);
  const links = new Map<string, string>();
  for (const { name, email } of people) {
    if (!email) continue;
    const mail = await until("an invitation arrives", async () =>
      workspace.mails.all().find(({ to, text }) => to.includes(email) && text.includes("/a/")),
    );
    links.set(name, /\/a\/[\w-]+/.exec(mail.text)?.[0] ?? assert.fail(mail.text));
  }
  return { campaign, links };
}

const codeIn = (text: string) => /<code dir="ltr">([\w-]+)<\/code>/.exec(text)?.[1] ?? assert.fail(text);

/** Exchanges an invitation. @returns the path of the ballot */
const exchanged = async ({ origin }: CampaignWorkspace, link: string): Promise<string> =>
  (await exchange(origin, link)).ballot;

async function complete(workspace: CampaignWorkspace, ballot: string, rating: string): Promise<void> {
  const own = respondent(workspace.origin, ballot);
  assert.equal((await own.send("page-1", { q1: rating })).status, 303);
  const done = await own.post("/complete", "");
  assert.equal(done.location, "/thanks");
}

/** Sends reminders, a day and more after the mail before. @returns the names of those who got one */
async function remindAll(workspace: CampaignWorkspace, campaign: string): Promise<string[]> {
  const at = { params: { workspace: workspace.workspaceId, campaign } };
  const reminders = async () =>
    (
      await workspace.transaction((tx) =>
        sql<{ id: string; name: string }>`SELECT message_id AS id, recipient_name AS name FROM people.message
          WHERE campaign_id = ${campaign} AND kind = 'reminder'`.execute(tx),
      )
    ).rows;
  await workspace.transaction((tx) =>
    sql`UPDATE listen.invitation SET mailed_at = mailed_at - interval '30 hours',
      reminded_at = reminded_at - interval '30 hours',
      reminder_turn_at = reminder_turn_at - interval '30 hours' WHERE campaign_id = ${campaign}`.execute(tx),
  );
  const before = new Set((await reminders()).map(({ id }) => id));
  const { reminder } = await workspace.director(contract.remindNow, at);
  await until("a round is done", async () =>
    (await workspace.read(campaign)).reminders.find(({ id, state }) => id === reminder && state === "done"),
  );
  return (await reminders()).filter(({ id }) => !before.has(id)).map(({ name }) => name);
}

describe("an anonymous campaign", () => {
  test("exchanges an invitation once; the ballot goes on with its code, on any device", async () => {
    const workspace = await openCampaigns();
    const { links } = await openAnonymous(workspace);
    const [link = ""] = links.values();
    const { ballot, code } = await exchange(workspace.origin, link);
    const own = respondent(workspace.origin, ballot);
    const shown = codeIn((await own.get()).text);
    assert.equal(shown.replaceAll("-", ""), code, "the code that was shown before is the ballot's");
    assert.equal((await own.send("page-1", { q1: "7" })).status, 303);
    const used = await respondent(workspace.origin, link).get();
    const enter = /action="(\/b\/[\w-]{43})\?/.exec(used.text)?.[1] ?? assert.fail();
    const entering = respondent(workspace.origin, enter);
    assert.equal((await entering.get()).status, 200);
    const typed = await entering.post(
      "",
      `code=${encodeURIComponent(shown.toLowerCase().replaceAll("-", " "))}`,
    );
    assert.equal(typed.headers.get("location"), ballot);
    assert.equal(typed.headers.get("referrer-policy"), "no-referrer");
    // On two devices at once: what one saves the other sees, and nothing is lost or counted twice.
    const page = await own.get("/pages/page-1");
    assert.match(page.text, /value="7"[^>]*checked|checked[^>]*value="7"/);
    await Promise.all([own.post("/complete", ""), own.post("/complete", "")]);
    const { rows } = await workspace.transaction((tx) =>
      sql<{ ballots: number; completed: number }>`SELECT count(*) AS ballots, count(completed_at) AS completed
        FROM listen.ballot WHERE workspace_id = ${workspace.workspaceId}`.execute(tx),
    );
    assert.deepEqual(rows[0], { ballots: 1, completed: 1 });
  });

  test("an answer that is lost on its way costs nobody their ballot, and nobody gets a second one", async () => {
    const workspace = await openCampaigns();
    const { links } = await openAnonymous(workspace);
    const [link = "", link2 = ""] = links.values();
    const invited = respondent(workspace.origin, link);
    const begin = await invited.get();
    assert.match(begin.text, /This survey is anonymous/);
    assert.doesNotMatch(begin.text, /confidential/);
    assert.match(begin.text, /Write it down before you begin/);
    const [code, another] = [offeredIn(begin.text), offeredIn((await invited.get()).text)];
    assert.notEqual(code, another, "each page offers a code of its own");
    assert.equal(codeIn(begin.text).replaceAll("-", ""), code);
    // Looking, however often, stores nothing and opens nothing.
    const count = async (table: "used_right" | "ballot") => {
      const { rows } = await workspace.transaction((tx) =>
        sql<{ count: number }>`SELECT count(*) FROM ${sql.table(`listen.${table}`)}
          WHERE workspace_id = ${workspace.workspaceId}`.execute(tx),
      );
      return rows[0]?.count;
    };
    assert.equal(await count("used_right"), 0);
    const enter = /href="(\/b\/[\w-]{43})\?/.exec(begin.text)?.[1] ?? assert.fail();
    const address = readBallotAddress(enter.slice("/b/".length)) ?? assert.fail();
    const pathOf = (spelled: string) =>
      `/b/${ballotAddress({ ...address, code: Buffer.from(readSpelled(spelled) ?? assert.fail()) })}`;
    const type = (spelled: string) => respondent(workspace.origin, enter).post("", `code=${spelled}`);
    assert.equal((await type(code)).status, 422);
    assert.equal((await respondent(workspace.origin, pathOf(code)).get()).status, 404);

    // By the same page again and again, also at once, as with a double tap: one ballot.
    const tries = await Promise.all([1, 2, 3].map(() => invited.post("/exchange", `code=${code}`)));
    assert.deepEqual(
      tries.map(({ location }) => location),
      Array(3).fill(`${pathOf(code)}/pages/page-1`),
    );
    assert.equal(await count("used_right"), 1);
    // By another page, as on another device: no second ballot, but a place for the code.
    const other = await invited.post("/exchange", `code=${another}`);
    assert.match(other.text, /This invitation has been used/);
    assert.match((await invited.get()).text, /This invitation has been used.*name="code"/s);
    assert.equal((await type(another)).status, 422);
    const refused = await respondent(workspace.origin, pathOf(another)).post("/pages/page-1", "q1=9");
    assert.equal(refused.status, 404);
    // Whoever has noted the code comes to the ballot, though nothing of it was ever stored or sent to them.
    assert.equal(await count("ballot"), 0);
    assert.equal((await type(code)).headers.get("location"), pathOf(code));
    assert.equal((await respondent(workspace.origin, pathOf(code)).send("page-1", { q1: "7" })).status, 303);
    assert.equal(await count("ballot"), 1);
    // What was no page of ours offers nothing.
    const made = await respondent(workspace.origin, link2).post("/exchange", `code=${"A".repeat(24)}`);
    assert.equal(made.location, "");
    assert.equal((await respondent(workspace.origin, link2).post("/exchange", "nonce=x")).location, "");
    assert.equal(await count("used_right"), 1);
  });

  test("a code opens nothing in another campaign, nor for an invitation of another department", async () => {
    const workspace = await openCampaigns();
    const people = [...crowd(12, "Care", "care"), ...crowd(12, "Sales", "sales")];
    const { links } = await openAnonymous(workspace, people, { breakdowns: ["department"] });
    const second = await workspace.prepare({ anonymity: "anonymous", breakdowns: ["department"] });
    await workspace.open(second);
    const [care, sales] = ["care", "sales"].map(
      (name) => [...links].find(([each]) => each.startsWith(name))?.[1] ?? assert.fail(),
    );
    const offered = offeredIn((await respondent(workspace.origin, care ?? "").get()).text);
    const wrong = await respondent(workspace.origin, sales ?? "").post("/exchange", `code=${offered}`);
    assert.equal(wrong.location, "", "the page is shown anew");
    const { ballot } = await exchange(workspace.origin, care ?? "");
    const address = readBallotAddress(ballot.slice("/b/".length)) ?? assert.fail();
    const elsewhere = `/b/${ballotAddress({ ...address, campaignId: second })}`;
    assert.equal((await respondent(workspace.origin, elsewhere).get()).status, 404);
    assert.equal((await respondent(workspace.origin, elsewhere).post("/pages/page-1", "q1=3")).status, 404);
  });

  test("forged and altered codes, and links of others, open nothing; many are slowed, right ones never", async () => {
    // A server of its own: nobody else's tries count.
    await using application = await startApplication();
    const workspace = await openCampaigns({ application });
    const { links } = await openAnonymous(workspace);
    const [link = ""] = links.values();
    const ballot = await exchanged(workspace, link);
    const bytes = Buffer.from(ballot.slice("/b/".length), "base64url");
    const forge = (at: number) => {
      const forged = Buffer.from(bytes);
      forged[at % bytes.length] = (forged[at % bytes.length] ?? 0) ^ (1 << Math.floor(at / bytes.length));
      return respondent(workspace.origin, `/b/${forged.toString("base64url")}`);
    };
    const begun = Date.now();
    for (let at = 0; at < bytes.length; at++) {
      const answer = await forge(at).get();
      assert.equal(answer.status, 404, `byte ${at}`);
      assert.match(answer.text, /This link does not work/);
    }
    const saved = await forge(40).post("/pages/page-1", "q1=9&.asked=q1");
    assert.equal(saved.status, 404);
    const invitation = Buffer.from(link.slice("/a/".length), "base64url");
    invitation[43] = (invitation[43] ?? 0) ^ 1;
    const invited = respondent(workspace.origin, `/a/${invitation.toString("base64url")}`);
    assert.equal((await invited.get()).status, 404);

    let refused = bytes.length + 2;
    let last = await forge(refused).get();
    while (last.status === 404 && refused < 300) last = await forge(++refused).get();
    // A hundred in ten minutes are refused, then all wait; while these were tried, each six seconds let another one in.
    const more = Math.floor((Date.now() - begun) / 6000);
    assert.equal(last.status, 429);
    assert.ok(refused >= 100 && refused <= 100 + more, `${refused} were refused`);
    assert.match(last.text, /Please wait a little/);
    const { rows } = await workspace.transaction((tx) =>
      sql<{ ballots: number }>`SELECT count(*) AS ballots FROM listen.ballot
        WHERE workspace_id = ${workspace.workspaceId}`.execute(tx),
    );
    assert.deepEqual(rows, [{ ballots: 0 }]);
    // Whoever has a right link is served all the same.
    assert.equal((await respondent(workspace.origin, ballot).get()).status, 200);
  });

  test("stores no time finer than a day, no name, and shows none", async () => {
    const workspace = await openCampaigns();
    const { links } = await openAnonymous(workspace);
    for (const link of [...links.values()].slice(0, 3))
      await complete(workspace, await exchanged(workspace, link), "9");
    const { rows } = await workspace.transaction((tx) =>
      sql<{ fine: number; ballots: number }>`SELECT count(*) AS ballots, count(*) FILTER (WHERE
          b.started_at <> date_trunc('day', b.started_at, w.time_zone) OR b.changed_at <> b.started_at
          OR b.completed_at <> b.started_at OR p.saved_at <> b.started_at) AS fine
        FROM listen.ballot b JOIN listen.answer_page p USING (workspace_id, campaign_id, ballot_id)
        JOIN people.workspace w USING (workspace_id)
        WHERE b.workspace_id = ${workspace.workspaceId}`.execute(tx),
    );
    assert.deepEqual(rows[0], { ballots: 3, fine: 0 });
  });

  test("after its close nothing is taken any more, and what came late is shown to be kept", async () => {
    const workspace = await openCampaigns();
    const { campaign, links } = await openAnonymous(workspace);
    const [first = "", second = ""] = links.values();
    const ballot = await exchanged(workspace, first);
    const own = respondent(workspace.origin, ballot);
    const page = await own.get("/pages/page-1");
    const invited = respondent(workspace.origin, second);
    const offered = offeredIn((await invited.get()).text);
    await workspace.director(contract.closeCampaign, {
      params: { workspace: workspace.workspaceId, campaign },
    });
    const late = await own.send("page-1", { q1: "4" }, { from: page });
    assert.equal(late.status, 410);
    assert.match(late.text, />4</);
    const unused = await invited.get();
    assert.equal(unused.status, 410);
    const exchanging = await invited.post("/exchange", `code=${offered}`);
    assert.equal(exchanging.status, 410);
    assert.equal(exchanging.text, unused.text);
    const { rows } = await workspace.transaction((tx) =>
      sql<{
        ballots: number;
        salt: Buffer | null;
      }>`SELECT link_salt AS salt, (SELECT count(*) FROM listen.ballot b
        WHERE b.campaign_id = c.campaign_id) AS ballots FROM listen.campaign c
        WHERE c.workspace_id = ${workspace.workspaceId}`.execute(tx),
    );
    assert.deepEqual(rows, [{ ballots: 0, salt: null }]);
  });

  test("after its close nothing is left of who has used an invitation", async () => {
    const workspace = await openCampaigns();
    const { campaign, links } = await openAnonymous(workspace);
    for (const link of [...links.values()].slice(0, 5)) await exchanged(workspace, link);
    assert.equal((await remindAll(workspace, campaign)).length, 7);
    const left = async () =>
      (
        await workspace.transaction((tx) =>
          sql<{ marks: number; known: number }>`SELECT
            (SELECT count(*) FROM listen.used_right WHERE campaign_id = ${campaign}) AS marks,
            (SELECT count(*) FROM listen.invitation WHERE campaign_id = ${campaign} AND known_used) AS known`.execute(
            tx,
          ),
        )
      ).rows[0];
    assert.deepEqual(await left(), { marks: 5, known: 5 });
    await workspace.director(contract.closeCampaign, {
      params: { workspace: workspace.workspaceId, campaign },
    });
    assert.deepEqual(await left(), { marks: 0, known: 0 });
  });

  test("mail in the outbox has no link, reminders go by many of a cell or not at all", async () => {
    const workspace = await openCampaigns();
    const care = crowd(12, "Care", "care");
    const { campaign, links } = await openAnonymous(workspace, [...care, ...crowd(12, "Sales", "sales")]);
    const stored = await workspace.transaction((tx) =>
      sql<{ body: string }>`SELECT body FROM people.message WHERE campaign_id = ${campaign}`.execute(tx),
    );
    assert.equal(stored.rows.length, 24);
    for (const { body } of stored.rows) assert.doesNotMatch(body, /\/a\//);
    const remind = () => remindAll(workspace, campaign);
    const answering = care.slice(0, 6).map(({ name }) => links.get(name) ?? "");
    for (const link of answering.slice(0, 4)) await exchanged(workspace, link);
    assert.equal((await remind()).length, 24, "four of a cell would be told by being left out");
    await exchanged(workspace, answering[4] ?? "");
    const second = await remind();
    assert.equal(second.length, 19);
    assert.ok(care.slice(0, 5).every(({ name }) => !second.includes(name)));
    await exchanged(workspace, answering[5] ?? "");
    assert.deepEqual((await remind()).sort(), second.sort(), "one more is no reason to be left out");
  });

  test("nobody lists links, by which one would see who has used theirs", async () => {
    const workspace = await openCampaigns();
    const people = [...crowd(11, "Care"), { name: "Peter Paper", department: "Care" }];
    const { campaign } = await openAnonymous(workspace, people);
    const params = { workspace: workspace.workspaceId, campaign };
    for (const asker of [workspace.director, workspace.consultant])
      await assert.rejects(asker(contract.listLinks, { params }), { code: "campaign.links-anonymous" });
  });

  test("whoever gets no reminder anyway hides nobody who is left out because they answered", async () => {
    const workspace = await openCampaigns();
    const people = crowd(16, "Care");
    const { campaign, links } = await openAnonymous(workspace, people);
    const answers = async (from: number, to: number) => {
      for (const { name } of people.slice(from, to)) await exchanged(workspace, links.get(name) ?? "");
    };
    await answers(0, 4);
    const invitations = await workspace.invitations(campaign);
    for (const { name } of people.slice(0, 4)) await workspace.leave(invitations.get(name)?.personId ?? "");
    await answers(4, 5);
    const left = people.slice(4).map(({ name }) => name);
    assert.deepEqual((await remindAll(workspace, campaign)).sort(), left, "the fifth would be told");
    await answers(5, 9);
    assert.deepEqual((await remindAll(workspace, campaign)).sort(), left.slice(5));
  });

  test("who comes later and shares nothing with enough others is not invited", async () => {
    const workspace = await openCampaigns();
    const { campaign } = await openAnonymous(workspace);
    const newcomers = await workspace.hire([
      ...crowd(1, "Board", "alone"),
      ...crowd(1, "Care", "late"),
      ...crowd(1, "Care", "later"),
    ]);
    const [alone = "", late = ""] = newcomers;
    const add = (body: { people?: string[] }) =>
      workspace.director(contract.addJoiners, {
        params: { workspace: workspace.workspaceId, campaign },
        body,
      });
    assert.deepEqual(await add({ people: [alone, late] }), { invited: 1 });
    await assert.rejects(add({ people: [alone] }), { code: "campaign.nobody-chosen" });
    const audited = await workspace.transaction((tx) =>
      sql<{ people: number }>`SELECT (details->>'people')::integer AS people FROM people.audit_entry
        WHERE workspace_id = ${workspace.workspaceId} AND action = 'campaign.joiners-added'`.execute(tx),
    );
    assert.deepEqual(audited.rows, [{ people: 1 }]);
    await add({});
    await workspace.settled(campaign);
    const invited = [...(await workspace.invitations(campaign)).keys()];
    assert.equal(invited.length, 14);
    assert.ok(!invited.some((name) => name.startsWith("alone")));
  });

  test("a customer whom an invitation would single out counts as never asked", async () => {
    const workspace = await openCampaigns();
    const asked = await serve(workspace, customerCrowd(12, ["Retail"]));
    const campaign = await workspace.prepare({
      anonymity: "anonymous",
      audience: customersWhere(),
      breakdowns: ["segment"],
    });
    await workspace.open(campaign);
    const [alone = "", ...late] = await serve(workspace, customerCrowd(3, ["Alone", "Retail", "Retail"]));
    const add = (body: { people?: string[] }) =>
      workspace.director(contract.addJoiners, {
        params: { workspace: workspace.workspaceId, campaign },
        body,
      });
    assert.deepEqual(await add({ people: [alone, ...late.slice(1)] }), { invited: 1 });
    await add({});
    await workspace.settled(campaign);
    const noted = await workspace.transaction((tx) =>
      tx
        .selectFrom("people.customer")
        .select("customer_id")
        .where("workspace_id", "=", workspace.workspaceId)
        .where("last_invited_at", "is not", null)
        .execute(),
    );
    assert.deepEqual(noted.map(({ customer_id }) => customer_id).sort(), [...asked, ...late].sort());
  });

  test("250 people answer from one address, ten at a time, and every one of them counts once", async () => {
    const workspace = await openCampaigns();
    const { campaign, links } = await openAnonymous(workspace, crowd(250, "Care"));
    const waiting = [...links.values()];
    const answerAll = async () => {
      for (let link = waiting.pop(); link !== undefined; link = waiting.pop())
        await complete(workspace, await exchanged(workspace, link), "8");
    };
    await Promise.all(Array.from({ length: 10 }, answerAll));
    const progress = await workspace.director(contract.readProgress, {
      params: { workspace: workspace.workspaceId, campaign },
    });
    assert.deepEqual(progress.overall, { invited: 250, started: 250, completed: 250 });
  });

  test("without breakdowns, as of a profile, the department is kept as far down as ten people share it", async () => {
    const workspace = await openCampaigns();
    const people = [
      ...crowd(2, "Care", "lead"),
      ...crowd(11, "Care/North", "north"),
      ...crowd(9, "Care/South", "south"),
      ...crowd(4, "Sales", "sales"),
      ...crowd(7, "Legal", "legal"),
    ];
    const { campaign } = await openAnonymous(workspace, people, { breakdowns: [] });
    const { rows } = await workspace.transaction((tx) =>
      sql<{ people: string; department: string; count: number }>`
        SELECT split_part(i.name, ' ', 1) AS people, c.department, count(*) AS count FROM listen.invitation i
        JOIN listen.ballot_cell c USING (workspace_id, campaign_id, cell)
        WHERE i.campaign_id = ${campaign} GROUP BY 1, 2 ORDER BY 1`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ people, department, count }) => [people, department, count]),
      [
        ["lead", "Care", 2],
        ["legal", "", 7],
        ["north", "Care/North", 11],
        ["sales", "", 4],
        ["south", "Care", 9],
      ],
    );
  });

  test("nobody sees single answers, and what asks for a person is refused", async () => {
    const workspace = await openCampaigns();
    const { campaign, links } = await openAnonymous(workspace);
    const [link = ""] = links.values();
    await complete(workspace, await exchanged(workspace, link), "9");
    const at = { params: { workspace: workspace.workspaceId, campaign } };
    for (const who of [workspace.director, workspace.consultant]) {
      assert.equal((await who(contract.readCampaign, at)).seesAnswers, false);
      const listed = await who(contract.listInvitations, { ...at, query: {} });
      assert.ok(listed.invitations.every(({ progress }) => progress === null));
    }
    const [first] = (await workspace.invitations(campaign)).values();
    await assert.rejects(
      workspace.consultant(contract.withdrawInvitations, {
        ...at,
        body: { invitations: [first?.id ?? ""], answers: "remove" },
      }),
      { code: "campaign.removal-impossible" },
    );
    const progress = await workspace.director(contract.readProgress, at);
    // By fives, so that nobody is seen to answer; nor by day.
    assert.deepEqual([progress.overall, progress.days], [{ invited: 12, started: 0, completed: 0 }, null]);
  });
});
