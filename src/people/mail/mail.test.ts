import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Context } from "#people/access/context.ts";
import { startTestServer, type TestServer, until } from "#platform/database/database.fixture.ts";
import { connectDatabase, type Database } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { createMailServer } from "#platform/mail/mail-server.ts";
import type { SmtpTimes } from "#platform/mail/smtp.ts";
import { startSmtpServer } from "#platform/mail/smtp-server.fixture.ts";
import type { AttachmentSources } from "./attachment.service.ts";
import { type NewMessage, queueMessage, queueMessages } from "./mail.service.ts";
import "./mail.tables.ts";
import { addMailJobs } from "./send-mail.job.ts";

const migrations = fileURLToPath(new URL("../../../migrations", import.meta.url));
const log = createLog({ level: "silent" });

const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

const invitation = (address: string): NewMessage => ({
  kind: "invitation",
  recipientName: "Ada",
  recipientEmail: address,
  subject: "Please answer",
  body: `Dear Ada,\n\nhttps://loop.example.org/r/${address}`,
  privateTo: { consultants: [] },
});

const numbered = (count: number) =>
  Array.from({ length: count }, (_, number) => invitation(`p${number}@example.org`));

describe("mail", () => {
  let server: TestServer;
  let url: string;
  let database: Database<Tables>;
  before(async () => {
    server = await startTestServer();
    const { location, url: address } = await server.createDatabase();
    url = address;
    database = await connectDatabase<Tables>(location, { log: () => {}, poolSize: 20 });
    await migrate(database.owner, migrations);
  });
  after(async () => {
    await database[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  async function openWorkspace(): Promise<string> {
    const id = randomUUID();
    await database.owner.query(
      `INSERT INTO people.workspace (workspace_id, name, organisation, operator, link_key)
       VALUES ($1, 'Programme', 'Organisation', 'Operator', '\\x00')`,
      [id],
    );
    return id;
  }

  /** Background work that sends to a mail server. */
  async function startSending(
    smtpUrl: string | null,
    {
      times,
      perMinute = null,
      sources = {},
      onBad = async () => {},
    }: {
      times?: SmtpTimes;
      perMinute?: number | null;
      sources?: AttachmentSources;
      /** Hears of addresses that are nobody's. */
      onBad?: (address: string) => Promise<void>;
    } = {},
  ): Promise<Jobs & AsyncDisposable> {
    const stack = new AsyncDisposableStack();
    const settings = {
      smtpUrl,
      mailFrom: "Care <care@example.org>",
      mailConnections: 4,
      mailPerMinute: perMinute,
    };
    const mailServer = createMailServer(settings, log, times);
    if (mailServer) stack.use(mailServer);
    const jobs = stack.use(await startJobs({ database, log }));
    const transaction: Context["transaction"] = (id, work) => database.transaction(id, work);
    addMailJobs({ transaction, jobs, mailServer, log }, sources, (_tx, _workspace, { address }) =>
      onBad(address),
    );
    return { ...jobs, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  }

  const queue = (jobs: Jobs, workspace: string, messages: NewMessage[]) =>
    database.transaction(workspace, (tx) => queueMessages(tx, jobs, messages));

  const rows = (workspace: string) =>
    database.transaction(workspace, (tx) => tx.selectFrom("people.message").selectAll().execute());

  async function states(workspace: string): Promise<Record<string, number>> {
    const { rows: counts } = await database.owner.query<{ state: string; count: number }>(
      "SELECT state, count(*) FROM people.message WHERE workspace_id = $1 GROUP BY state",
      [workspace],
    );
    return Object.fromEntries(counts.map(({ state, count }) => [state, count]));
  }

  const settled = (workspace: string, wanted: Record<string, number>) =>
    until(`the messages are ${JSON.stringify(wanted)}`, async () => {
      const found = await states(workspace);
      return JSON.stringify(Object.entries(found).sort()) === JSON.stringify(Object.entries(wanted).sort());
    });

  test("arrives, in plain text and HTML, with nothing smuggled in", async () => {
    await using smtp = await startSmtpServer();
    await using jobs = await startSending(smtp.url);
    const workspace = await openWorkspace();
    await database.transaction(workspace, (tx) =>
      queueMessage(tx, jobs, {
        kind: "sign-in",
        recipientName: 'Ada "A"\r\nBcc: eve@example.org',
        recipientEmail: "ada@example.org",
        subject: "Sign in\r\nBcc: eve@example.org",
        body: "Hello <b>Ada</b>,\n\nhttps://loop.example.org/sign-in?code=1&x=2.",
      }),
    );
    await smtp.count(1);
    await settled(workspace, { sent: 1 });
    const [mail] = smtp.received;
    const [row] = await rows(workspace);
    assert.equal(mail?.to, "ada@example.org");
    assert.doesNotMatch(mail?.source ?? "", /^Bcc:/im);
    assert.match(mail?.source ?? "", new RegExp(`^Message-ID: <${row?.message_id}@example.org>`, "im"));
    assert.match(mail?.source ?? "", /^Auto-Submitted: auto-generated/im);
    const html = (mail?.source ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
    assert.match(html, /Hello &lt;b&gt;Ada/);
    assert.match(html, /<a href="https:\/\/loop\.example\.org\/sign-in\?code=1&amp;x=2">/);
  });

  test("says by which address it can be stopped", async () => {
    await using smtp = await startSmtpServer();
    await using jobs = await startSending(smtp.url);
    const workspace = await openWorkspace();
    const unsubscribe = "https://loop.example.org/stop/abc";
    await queue(jobs, workspace, [{ ...invitation("ada@example.org"), unsubscribe }]);
    await smtp.count(1);
    await queue(jobs, workspace, [invitation("bo@example.org")]);
    await smtp.count(2);
    const [stoppable, plain] = smtp.received.map(({ source }) => source);
    assert.match(stoppable ?? "", /^List-Unsubscribe: <https:\/\/loop\.example\.org\/stop\/abc>\r$/m);
    assert.match(stoppable ?? "", /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    assert.doesNotMatch(plain ?? "", /^List-/m);
  });

  test("reads its attachment when it is sent; without one, or with too large a one, it says so", async () => {
    await using smtp = await startSmtpServer();
    const asked: unknown[] = [];
    const sources: AttachmentSources = {
      files: async (_tx, workspace, { file }, address) => {
        asked.push([workspace, file, address]);
        if (file === "gone") return undefined;
        const content = file === "huge" ? Buffer.alloc(10 * 1024 * 1024 + 1) : Buffer.from("what it says");
        return { name: "Größe.txt", type: "text/plain", content };
      },
    };
    await using jobs = await startSending(smtp.url, { sources });
    const workspace = await openWorkspace();
    const attached = (file: string, source = "files"): NewMessage => ({
      ...invitation(`${file}@example.org`),
      attachment: { source, key: { file }, otherwise: "It could not be attached." },
    });
    await queue(jobs, workspace, [
      attached("there"),
      attached("gone"),
      attached("huge"),
      attached("no", "else"),
    ]);
    await settled(workspace, { sent: 4 });
    const sent = new Map(smtp.received.map(({ to, source }) => [to.split("@")[0], source]));
    assert.match(sent.get("there") ?? "", new RegExp(Buffer.from("what it says").toString("base64")));
    assert.doesNotMatch(sent.get("there") ?? "", /could not be attached/);
    for (const file of ["gone", "huge", "no"]) {
      assert.match(sent.get(file) ?? "", /It could not be attached\./);
      assert.doesNotMatch(sent.get(file) ?? "", /multipart\/mixed/);
    }
    assert.deepEqual(
      asked.sort(),
      ["gone", "huge", "there"].map((file) => [workspace, file, `${file}@example.org`]),
    );
  });

  test("stays in the outbox where no mail server is set", async () => {
    await using jobs = await startSending(null);
    const workspace = await openWorkspace();
    await queue(jobs, workspace, numbered(3));
    await settled(workspace, { outbox: 3 });
  });

  test("is not sent when what asked for it doesn't commit, nor when its link has ended", async () => {
    await using smtp = await startSmtpServer();
    await using jobs = await startSending(smtp.url);
    const workspace = await openWorkspace();
    const failing = database.transaction(workspace, async (tx) => {
      await queueMessages(tx, jobs, numbered(2));
      throw new Error("changed my mind");
    });
    await assert.rejects(failing, /changed my mind/);
    await queue(jobs, workspace, [
      { ...invitation("late@example.org"), expiresAt: new Date(Date.now() - 1000) },
      invitation("ada@example.org"),
    ]);
    await settled(workspace, { failed: 1, sent: 1 });
    assert.deepEqual(
      smtp.received.map(({ to }) => to),
      ["ada@example.org"],
    );
  });

  test("fails for an address that the server refuses, waits for one that it puts off, and goes on", async () => {
    await using smtp = await startSmtpServer({
      onRcptTo({ address }, _session, done) {
        if (address.startsWith("p3@")) done(refusal(550, "5.1.1 no such user"));
        else if (address.startsWith("p5@")) done(refusal(450, "4.2.0 try again later"));
        else done();
      },
      accept: async ({ to }) => {
        if (to.startsWith("p7@")) throw refusal(554, "5.7.1 looks like advertising");
      },
    });
    const workspace = await openWorkspace();
    const bad: string[] = [];
    const onBad = async (address: string) => {
      // Whoever erases the invitation holds it, and wants its message next.
      const { rowCount } = await database.owner.query(
        "SELECT FROM people.message WHERE workspace_id = $1 AND recipient_email = $2 FOR UPDATE SKIP LOCKED",
        [workspace, address],
      );
      bad.push(rowCount === 1 ? address : `${address} while its message was held`);
    };
    await using jobs = await startSending(smtp.url, { onBad });
    const of20 = numbered(20).map((each) => ({ ...each, campaignId: workspace, invitationId: workspace }));
    await queue(jobs, workspace, [...of20, invitation("not an address")]);
    await settled(workspace, { sent: 17, failed: 3, queued: 1 });
    assert.deepEqual(
      bad,
      ["p3@example.org"],
      "what is no address has no invitation, what is disliked is an address",
    );
    const of = async (name: string) =>
      (await rows(workspace)).find((row) => row.recipient_email.startsWith(name));
    assert.match((await of("p3@"))?.problem ?? "", /no such user/);
    assert.match((await of("p7@"))?.problem ?? "", /looks like advertising/);
    assert.match((await of("p5@"))?.problem ?? "", /try again later/);
    const wait = Number((await of("p5@"))?.next_attempt_at) - Date.now();
    assert.ok(wait > 30_000 && wait <= 60_000, `${wait}`);
    // The tests share a database: what waits would come to the mail server of a later one.
    await database.owner.query(
      "UPDATE people.message SET state = 'cancelled' WHERE workspace_id = $1 AND state = 'queued'",
      [workspace],
    );
  });

  test("waits for a server that is down", async () => {
    const first = await startSmtpServer();
    const { port, url: smtpUrl } = first;
    await first[Symbol.asyncDispose]();
    await using jobs = await startSending(smtpUrl);
    const workspace = await openWorkspace();
    await queue(jobs, workspace, numbered(10));
    await until("a try was in vain", async () =>
      (await rows(workspace)).some(({ problem }) => problem?.includes("ECONNREFUSED")),
    );
    await settled(workspace, { queued: 10 });
    await using smtp = await startSmtpServer({ port });
    await settled(workspace, { sent: 10 });
    assert.equal(new Set(smtp.received.map(({ to }) => to)).size, 10);
    assert.equal(smtp.received.length, 10);
  });

  test("is unconfirmed where the server never answers, and others' mail goes on", async () => {
    const never = new Promise<void>(() => {});
    await using smtp = await startSmtpServer({
      accept: ({ to }) => (to.startsWith("stuck") ? never : Promise.resolve()),
    });
    // Long enough that nobody else is taken for silent, however busy this process is.
    const times = { connect: 15_000, silence: 3000, message: 15_000 };
    await using jobs = await startSending(smtp.url, { times });
    const [slow, quick] = [await openWorkspace(), await openWorkspace()];
    await queue(jobs, slow, [invitation("stuck1@example.org"), invitation("stuck2@example.org")]);
    await queue(jobs, quick, numbered(50));
    await settled(quick, { sent: 50 });
    await settled(slow, { unconfirmed: 2 });
    assert.match((await rows(slow))[0]?.problem ?? "", /may have arrived/);
  });

  test("goes no faster than it may", async () => {
    await using smtp = await startSmtpServer();
    await using jobs = await startSending(smtp.url, { perMinute: 600 });
    const workspace = await openWorkspace();
    const begin = performance.now();
    await queue(jobs, workspace, numbered(6));
    await smtp.count(6);
    // The first goes at once, the others a tenth of a second apart.
    assert.ok(performance.now() - begin >= 500);
  });

  test("goes exactly once, each of 2,000, through a graceful restart in the middle", async () => {
    await using smtp = await startSmtpServer();
    const workspace = await openWorkspace();
    {
      await using jobs = await startSending(smtp.url);
      await queue(jobs, workspace, numbered(2000));
      await smtp.count(700);
    }
    const before = smtp.received.length;
    assert.ok(before < 2000, "it stopped in the middle");
    assert.deepEqual(await states(workspace), { sent: before, queued: 2000 - before });
    await using _jobs = await startSending(smtp.url);
    await smtp.count(2000);
    await settled(workspace, { sent: 2000 });
    assert.equal(smtp.received.length, 2000);
    assert.equal(new Set(smtp.received.map(({ to }) => to)).size, 2000);
  });

  test("is never sent twice when the process is killed in the middle of 2,000", async () => {
    await using smtp = await startSmtpServer();
    const workspace = await openWorkspace();
    const script = fileURLToPath(import.meta.resolve("./mail-worker.fixture.ts"));
    const asking = await startJobs({ database, log, role: "web" });
    const child = spawn(process.execPath, [script, url, smtp.url], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    try {
      await queue(asking, workspace, numbered(2000));
      await smtp.count(700);
    } finally {
      child.kill("SIGKILL");
    }
    await once(child, "exit");
    await until("the server has noticed", async () => {
      const { rowCount } = await database.owner.query(
        "SELECT FROM pg_stat_activity WHERE application_name LIKE 'killed%' AND datname = current_database()",
      );
      return rowCount === 0;
    });
    await asking[Symbol.asyncDispose]();
    const interrupted = (await states(workspace))["sending"] ?? 0;
    assert.ok(interrupted <= 4, "only what was on the way is in doubt");
    // As if the time had passed in which their sender might still live.
    await database.owner.query(
      "UPDATE people.message SET claimed_until = now() - interval '1 second' WHERE state = 'sending'",
    );
    await using jobs = await startSending(smtp.url);
    await queue(jobs, workspace, [invitation("last@example.org")]);
    await smtp.count(2001 - interrupted);
    await until("all is settled", async () => {
      const { sent = 0, unconfirmed = 0, ...others } = await states(workspace);
      return sent + unconfirmed === 2001 && Object.keys(others).length === 0;
    });
    const times = new Map<string, number>();
    for (const { to } of smtp.received) times.set(to, (times.get(to) ?? 0) + 1);
    const all = await rows(workspace);
    assert.equal(all.filter(({ state }) => state === "unconfirmed").length, interrupted);
    for (const { recipient_email: to, state } of all) {
      const arrivals = times.get(to) ?? 0;
      if (state === "sent") assert.equal(arrivals, 1, to);
      else assert.ok(arrivals <= 1, to);
    }
  });
});
