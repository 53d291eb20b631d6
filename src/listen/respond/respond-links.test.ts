import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type OpenWorkspace, openWorkspace, startApplication } from "../../application.fixture.ts";
import { answerLock } from "../campaigns/answer-lock.service.ts";
import { closeCampaign } from "../campaigns/campaign.contract.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { type Invited, openCampaign, respondent, shortQuestionnaire, storedOf } from "./respond.fixture.ts";
import { createRespond } from "./respond.service.ts";
import { readLinkCode, respondentPath } from "./respondent-link.service.ts";

const empty = { ballots: 0, completed: false, pages: {}, revisions: {} };

test("a link that isn't right shows the same page whatever is wrong with it", async () => {
  const [workspace, other] = [await openWorkspace(), await openWorkspace()];
  const { path, ...invited } = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const keyOf = ({ workspaceId, transaction }: typeof workspace) =>
    transaction(async (tx) => {
      const { rows } = await sql<{ link_key: Buffer }>`
        SELECT link_key FROM people.workspace WHERE workspace_id = ${workspaceId}`.execute(tx);
      return rows[0]?.link_key ?? Buffer.alloc(0);
    });
  const { workspaceId } = workspace;
  const right = { ...invited, workspaceId, linkVersion: 1 };
  const key = await keyOf(workspace);
  assert.equal(respondentPath(key, right), path);
  const wrong = [
    "/a/short",
    `${path.slice(0, -3)}AAA`,
    respondentPath(key, { ...right, linkVersion: 2 }),
    respondentPath(key, { ...right, invitationId: randomUUID() }),
    respondentPath(key, { ...right, workspaceId: other.workspaceId }),
    respondentPath(await keyOf(other), { ...right, workspaceId: other.workspaceId }),
    respondentPath(key, { ...right, workspaceId: randomUUID() }),
  ];
  const shown = new Set<string>();
  for (const each of wrong) {
    const browser = respondent(workspace.origin, each);
    const pages = [
      await browser.get(),
      await browser.get("/pages/trip"),
      await browser.post("/pages/trip", "late=yes"),
    ];
    for (const { status, text } of [...pages, await browser.post("/complete", "")]) {
      assert.equal(status, 404, each);
      shown.add(text);
    }
  }
  assert.equal(shown.size, 1);
  assert.match([...shown].join(""), /This link does not work/);
  assert.equal((await respondent(workspace.origin, path).get("/pages/nowhere")).status, 404);
  assert.deepEqual(await storedOf(workspace, { ...invited, path }), empty);
});

test("a link that was replaced, or whose invitation was withdrawn, takes no answers", async () => {
  const workspace = await openWorkspace();
  const campaign = await openCampaign(workspace, shortQuestionnaire);
  const [replaced, withdrawn] = [await campaign.invite(), await campaign.invite()];
  const change = (invitationId: string, set: ReturnType<typeof sql>) =>
    workspace.transaction((tx) =>
      sql`UPDATE listen.invitation SET ${set}
        WHERE workspace_id = ${workspace.workspaceId} AND invitation_id = ${invitationId}`.execute(tx),
    );
  await change(replaced.invitationId, sql`link_version = 2`);
  await change(withdrawn.invitationId, sql`withdrawn_at = now()`);
  assert.equal(
    (await respondent(workspace.origin, replaced.path).post("/pages/trip", "late=yes")).status,
    404,
  );
  const answer = await respondent(workspace.origin, withdrawn.path).post("/pages/trip", "late=yes");
  assert.equal(answer.status, 410);
  assert.match(answer.text, /The invitation was withdrawn/);
  for (const invited of [replaced, withdrawn]) assert.deepEqual(await storedOf(workspace, invited), empty);
});

test("a campaign that closes half-way stores nothing more, says when, and shows what was typed", async () => {
  const workspace = await openWorkspace();
  const { workspaceId, transaction } = workspace;
  const campaign = await openCampaign(workspace, shortQuestionnaire);
  const invited = await campaign.invite();
  const browser = respondent(workspace.origin, invited.path);
  await browser.send("end", { again: "5" });
  const from = await browser.get("/pages/trip");
  await transaction((tx) =>
    sql`UPDATE listen.campaign SET closes_at = now() WHERE workspace_id = ${workspaceId}`.execute(tx),
  );
  const late = await browser.send("trip", { late: "yes", minutes: "x<1", comment: "Two\r\nlines" }, { from });
  assert.equal(late.status, 410);
  for (const words of [
    "It closed on ",
    "that you had saved before then have been kept",
    "<dd>Yes</dd>",
    "<dd>x&lt;1</dd>",
    "Two\r\nlines",
  ])
    assert.ok(late.text.includes(words), words);
  assert.deepEqual((await storedOf(workspace, invited)).pages, { end: { again: { rating: 5 } } });
  for (const rest of ["", "/pages/trip", "/review", "/saved"])
    assert.equal((await browser.get(rest)).status, 410);
  assert.equal((await browser.post("/complete", "")).status, 410);
  assert.equal((await storedOf(workspace, invited)).completed, false);
});

/** Whether somebody waits for a lock, with a statement that holds these words. */
async function isWaiting({ application }: OpenWorkspace, words: string): Promise<boolean> {
  const { rows } = await application.database.owner.query(
    `SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND position($1 IN query) > 0`,
    [words],
  );
  return rows.length > 0;
}

/** Closes a campaign by hand as far as its answers go: the lock, then the state. */
async function close(tx: Transaction, workspaceId: string): Promise<void> {
  await sql`SELECT ${answerLock("c").alone} FROM listen.campaign c WHERE workspace_id = ${workspaceId}`.execute(
    tx,
  );
  await sql`UPDATE listen.campaign SET state = 'closed', closed_at = now(), revision = revision + 1
    WHERE workspace_id = ${workspaceId}`.execute(tx);
}

/** What the lock's two kinds look like in a statement. */
const [saves, closes] = ["pg_advisory_xact_lock_shared(", "pg_advisory_xact_lock("];

test("a save that meets a closing waits for it and stores nothing", async () => {
  const workspace = await openWorkspace();
  const { workspaceId, transaction } = workspace;
  const invited = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const browser = respondent(workspace.origin, invited.path);
  const from = await browser.get("/pages/trip");
  const sent = await transaction(async (tx) => {
    await close(tx, workspaceId);
    const sending = browser.send("trip", { late: "yes" }, { from });
    await until("the save waits", () => isWaiting(workspace, saves));
    return { sending };
  });
  assert.equal((await sent.sending).status, 410);
  assert.deepEqual(await storedOf(workspace, invited), empty);
});

test("a closing waits for the saves that run, and those that come later wait for it", async () => {
  const workspace = await openWorkspace();
  const { workspaceId, transaction } = workspace;
  const campaign = await openCampaign(workspace, shortQuestionnaire);
  const [invited, other] = [await campaign.invite(), await campaign.invite()];
  const code = readLinkCode(invited.path.slice("/a/".length));
  assert.ok(code);
  const browser = respondent(workspace.origin, other.path);
  const from = await browser.get("/pages/trip");
  const { closing, sending } = await transaction(async (tx) => {
    const fields = new Map([["late", ["yes"]]]);
    await createRespond(workspace.application.context.jobs, workspace.application.context.key).save(
      tx,
      code,
      {
        page: "trip",
        fields,
        revision: 0,
        asked: null,
        language: null,
      },
    );
    const closing = transaction(async (closer) => {
      await close(closer, workspaceId);
      const { rows } = await sql<{ answers: number }>`
        SELECT count(*) AS answers FROM listen.answer_page WHERE workspace_id = ${workspaceId}`.execute(
        closer,
      );
      return rows[0]?.answers;
    });
    await until("the closing waits", () => isWaiting(workspace, closes));
    const sending = browser.send("trip", { late: "no" }, { from });
    await until("the later save waits, too", () => isWaiting(workspace, saves));
    return { closing, sending };
  });
  assert.equal(await closing, 1, "what was saved is there when it has closed");
  assert.equal((await sending).status, 410);
  assert.deepEqual(await storedOf(workspace, other), empty);
});

test("a campaign that many answer without a pause is closed, with every answer that was acknowledged", async () => {
  const workspace = await openWorkspace();
  const { workspaceId, transaction } = workspace;
  const campaign = await openCampaign(workspace, shortQuestionnaire);
  const respond = createRespond(workspace.application.context.jobs, workspace.application.context.key);
  const everyone = await Promise.all(Array.from({ length: 6 }, () => campaign.invite()));
  const busy = Promise.withResolvers<void>();
  let acknowledged = 0;
  /** Saves until it can't. @returns the last number that was acknowledged */
  async function answer({ path }: Invited): Promise<number> {
    const code = readLinkCode(path.slice("/a/".length));
    assert.ok(code);
    for (let last = 0; ; last++) {
      const fields = new Map([
        ["minutes", [String(last + 1)]],
        ["late", ["yes"]],
      ]);
      const sent = { page: "trip", fields, revision: last, asked: null, language: null };
      const saved = await transaction((tx) => respond.save(tx, code, sent));
      if (!(saved && "visit" in saved)) return last;
      acknowledged += 1;
      if (acknowledged > 30) busy.resolve();
    }
  }
  const answering = everyone.map(answer);
  await Promise.race([busy.promise, ...answering]);
  const at = { params: { workspace: workspaceId, campaign: campaign.campaignId } };
  await workspace.director(closeCampaign, at);
  const stored = await Promise.all(everyone.map((each) => storedOf(workspace, each)));
  const last = await Promise.all(answering);
  assert.deepEqual(
    stored.map(({ pages }) => pages["trip"]?.["minutes"]),
    last.map((number) => ({ number })),
  );
});

test("while invitations are being made the link asks for a little patience", async () => {
  const workspace = await openWorkspace();
  const invited = await (await openCampaign(workspace, shortQuestionnaire, { state: "opening" })).invite();
  const browser = respondent(workspace.origin, invited.path);
  assert.equal((await browser.get()).status, 503);
  const answer = await browser.post("/pages/trip", "late=yes");
  assert.equal(answer.status, 503);
  assert.match(answer.text, /Not open yet/);
  assert.deepEqual(await storedOf(workspace, invited), empty);
});

test("who tries a campaign answers while it is a draft, and every page says that it is a trial", async () => {
  const workspace = await openWorkspace();
  const campaign = await openCampaign(workspace, shortQuestionnaire, { state: "draft" });
  const invited = await campaign.invite({ pilot: true });
  const browser = respondent(workspace.origin, invited.path);
  for (const rest of ["", "/pages/trip", "/review"])
    assert.match((await browser.get(rest)).text, /This is a trial/);
  assert.equal((await browser.send("trip", { late: "no" })).location, "/pages/end");
  assert.deepEqual((await storedOf(workspace, invited)).pages, { trip: { late: { choice: "no" } } });
  const early = await campaign.invite();
  assert.equal((await respondent(workspace.origin, early.path).get()).status, 503);
});

test("hostile forms store nothing that wasn't asked, and nothing they say becomes markup", async () => {
  const workspace = await openWorkspace();
  const invited = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const browser = respondent(workspace.origin, invited.path);
  const script = `</textarea><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const bodies = [
    "__proto__=1&constructor=2&toString=3&late[]=yes&late[a]=no&unknown=4&__proto__[late]=yes",
    Array.from({ length: 10_000 }, (_, index) => `f${index}=x`).join("&"),
    "late=maybe&late=yes",
    "late=!refused",
    "late%2B=own+words&minutes=1e308",
    "minutes=-1&minutes=NaN",
    "%E0%A4%A=x&late=%FF%FE%00",
    ".asked=late+again+unknown+__proto__&again=3&.revision=1e99&.go=javascript:alert(1)",
    "=&&&===",
  ];
  for (const body of bodies) {
    const { status, text } = await browser.post("/pages/trip", body);
    assert.ok(status === 422 || status === 303, `${status}: ${body.slice(0, 60)}`);
    assert.ok(!text.includes("javascript:"));
    assert.deepEqual((await storedOf(workspace, invited)).pages, { trip: {} }, body.slice(0, 60));
  }
  const saved = await browser.post(
    "/pages/trip",
    new URLSearchParams({ comment: `${script}\0\u{d800}` }).toString(),
  );
  for (const { text } of [saved, await browser.get("/pages/trip"), await browser.get("/review")])
    assert.ok(!text.includes("<img") && !text.includes("<script>"));
  const { pages } = await storedOf(workspace, invited);
  assert.deepEqual(pages["trip"], { comment: { text: `${script}\ufffd` } });
});

test("a page of long texts fits, more than that is refused before it is read, and other kinds of bodies are", async () => {
  const workspace = await openWorkspace();
  const pages = [
    {
      id: "texts",
      questions: Array.from({ length: 10 }, (_, index) => ({
        type: "long-text" as const,
        id: `q${index}`,
        text: { en: "Why?" },
        maximumLength: 20_000,
      })),
    },
  ];
  const campaign = await openCampaign(workspace, { languages: ["en"], title: { en: "Texts" }, pages });
  const invited = await campaign.invite();
  const browser = respondent(workspace.origin, invited.path);
  const values = Object.fromEntries(pages[0]?.questions.map(({ id }) => [id, "漢".repeat(20_000)]) ?? []);
  assert.equal((await browser.send("texts", values)).location, "/review");
  assert.equal(Object.keys((await storedOf(workspace, invited)).pages["texts"] ?? {}).length, 10);
  const large = await browser.post("/pages/texts", `q0=${"x".repeat(5 * 2 ** 20)}`);
  assert.equal(large.status, 413);
  assert.match(large.text, /That was too much to save/);
  const json = await fetch(`${workspace.origin}${invited.path}/pages/texts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  assert.equal(json.status, 415);
});

test("50 KB of emoji in a comment are kept whole where there is room, else refused with the comment still in its field", async () => {
  const workspace = await openWorkspace();
  const emoji = "😀".repeat(12_800);
  assert.ok(Buffer.byteLength(emoji) >= 50_000);
  const asked = (maximumLength?: number): Definition => ({
    languages: ["en"],
    title: { en: "Texts" },
    pages: [
      {
        id: "texts",
        questions: [
          {
            type: "long-text",
            id: "why",
            text: { en: "Why?" },
            ...(maximumLength === undefined ? {} : { maximumLength }),
          },
        ],
      },
    ],
  });
  const roomy = await (await openCampaign(workspace, asked(20_000))).invite();
  const browser = respondent(workspace.origin, roomy.path);
  assert.equal((await browser.send("texts", { why: emoji })).location, "/review");
  assert.deepEqual((await storedOf(workspace, roomy)).pages["texts"], { why: { text: emoji } });
  assert.ok((await browser.get("/pages/texts")).text.includes(`${emoji}</textarea>`));

  const usual = await (await openCampaign(workspace, asked())).invite();
  const refused = await respondent(workspace.origin, usual.path).send("texts", { why: emoji });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /shorten this to 5.?000 characters; it has 12.?800/);
  assert.ok(refused.text.includes(`${emoji}</textarea>`));
  assert.deepEqual((await storedOf(workspace, usual)).pages["texts"] ?? {}, {});
});

test("a form is as long as the longest answers to its page, at least 256 KB; refused ones come back no longer than fields are", async () => {
  const workspace = await openWorkspace();
  const text = (id: string) => ({ type: "long-text" as const, id, text: { en: "Why?" } });
  const campaign = await openCampaign(workspace, {
    languages: ["en"],
    title: { en: "Texts" },
    pages: [
      { id: "one", questions: [text("why"), { type: "number", id: "many", text: { en: "How many?" } }] },
      { id: "five", questions: ["a", "b", "c", "d", "e", "f", "g"].map(text) },
    ],
  });
  const invited = await campaign.invite();
  const browser = respondent(workspace.origin, invited.path);
  const full = Object.fromEntries(["a", "b", "c", "d", "e", "f", "g"].map((id) => [id, "😀".repeat(5000)]));
  assert.equal((await browser.send("five", full)).location, "/review");
  const over = await browser.post("/pages/one", `why=${"x".repeat(256 * 1024)}`);
  assert.equal(over.status, 413);
  assert.match(over.text, /That was too much to save/);
  assert.equal((await browser.post("/complete", "x".repeat(70_000))).status, 413);
  const long = await browser.send("one", { why: "y".repeat(100_000), many: "9".repeat(100_000) });
  assert.equal(long.status, 422);
  assert.ok(long.text.length < 40_000, `${long.text.length}`);
  assert.match(long.text, /y{20000}<\/textarea>/);
});

test("pages set no cookie, are kept by nobody, and tell no other site where they are", async () => {
  const workspace = await openWorkspace();
  const invited = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const { headers, text } = await respondent(workspace.origin, invited.path).get();
  assert.deepEqual(headers.getSetCookie(), []);
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("referrer-policy"), "same-origin");
  assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.match(text, /<meta name="robots" content="noindex, nofollow">/);
  // Nor does the request for what a page loads say which page that is: such requests stand in logs of proxies.
  const loading = [...text.matchAll(/<(?:link rel="stylesheet"|script|img)[^>]*>/g)].map(([tag]) => tag);
  assert.equal(loading.length, 2);
  for (const tag of loading) assert.match(tag, /referrerpolicy="no-referrer"/);
  const style = /<link rel="stylesheet" href="([^"]+)"/.exec(text)?.[1] ?? "";
  const file = await fetch(workspace.origin + style);
  assert.equal(file.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.match(file.headers.get("content-type") ?? "", /text\/css/);
});

test("other sites' pages can't send answers", async () => {
  const workspace = await openWorkspace();
  const invited = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const answer = await fetch(`${workspace.origin}${invited.path}/pages/trip`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://elsewhere.example" },
    body: "late=yes",
  });
  assert.equal(answer.status, 403);
  assert.match(answer.headers.get("content-type") ?? "", /text\/html/);
  assert.deepEqual(await storedOf(workspace, invited), empty);
});

test("many wrong links are slowed down, and never the right ones of the same office", async () => {
  await using application = await startApplication();
  const workspace = await openWorkspace({ application });
  const invited = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const wrong = respondent(workspace.origin, `/a/${"A".repeat(59)}`);
  let answer = await wrong.get();
  for (let tries = 0; tries < 200 && answer.status === 404; tries++) answer = await wrong.get();
  assert.equal(answer.status, 429);
  assert.match(answer.text, /Please wait a little/);
  assert.ok(Number(answer.headers.get("retry-after")) > 0);
  const right = respondent(workspace.origin, invited.path);
  assert.equal((await right.get()).status, 200);
  assert.equal((await right.send("trip", { late: "no" })).status, 303);
});
