import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import type { SMTPServerOptions } from "smtp-server";
import { createLog } from "../log.ts";
import type { MailOutcome } from "./mail.ts";
import { createMailServer } from "./mail-server.ts";
import type { SmtpTimes } from "./smtp.ts";
import { startSmtpServer } from "./smtp-server.fixture.ts";

const log = createLog({ level: "silent" });
const never = new AbortController().signal;

const mail = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  to: { name: "Ada", address: "ada@example.org" },
  subject: "Hello",
  body: "Hello",
};

async function send(smtpUrl: string, messages = 1, times?: SmtpTimes): Promise<MailOutcome[]> {
  const settings = { smtpUrl, mailFrom: "care@example.org", mailConnections: 1, mailPerMinute: null };
  await using server = createMailServer(settings, log, times);
  const outcomes: MailOutcome[] = [];
  for (let number = 0; number < messages; number++) {
    await using slot = (await server?.slot(never)) ?? null;
    if (slot) outcomes.push(await slot.send(mail));
  }
  return outcomes;
}

/** Lets "me" in with "p@ss", over TLS with a certificate that nobody vouches for. */
const guarded: SMTPServerOptions = {
  authOptional: false,
  disabledCommands: [],
  onAuth({ username, password }, _session, done) {
    if (username === "me" && password === "p@ss") done(null, { user: "me" });
    else done(new Error("who are you?"));
  },
};

describe("mail server", () => {
  test("is signed in to over TLS, and its certificate must be good unless told otherwise", async () => {
    await using smtp = await startSmtpServer(guarded);
    const at = (login: string, query: string) => `smtp://${login}@127.0.0.1:${smtp.port}?${query}`;
    assert.deepEqual(await send(at("me:p%40ss", "tls=unverified")), [{ result: "sent" }]);
    const [untrusted] = await send(at("me:p%40ss", "tls=required"));
    assert.equal(untrusted?.result, "unavailable");
    assert.match(JSON.stringify(untrusted), /certificate/);
    const [stranger] = await send(at("me:wrong", "tls=unverified"));
    assert.match(JSON.stringify(stranger), /"unavailable".*535/);
    assert.equal(smtp.received.length, 1);
  });

  test("gets no password without TLS", async () => {
    let asked = false;
    await using smtp = await startSmtpServer({
      ...guarded,
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (_login, _session, done) => {
        asked = true;
        done(null, { user: "me" });
      },
    });
    const [outcome] = await send(`smtp://me:p%40ss@127.0.0.1:${smtp.port}?tls=required`);
    assert.equal(outcome?.result, "unavailable");
    assert.equal(asked, false);
  });

  test("takes several messages over one connection, and a new one when it closes that", async () => {
    let connections = 0;
    await using smtp = await startSmtpServer({
      onConnect(_session, done) {
        connections++;
        done();
      },
    });
    assert.deepEqual(await send(smtp.url, 3), Array(3).fill({ result: "sent" }));
    assert.equal(connections, 1);
    let carried = 0;
    await using strict = await startSmtpServer({
      onMailFrom(_address, _session, done) {
        if (carried++ === 1)
          done(Object.assign(new Error("4.3.2 enough for one connection"), { responseCode: 421 }));
        else done();
      },
    });
    assert.deepEqual(await send(strict.url, 3), Array(3).fill({ result: "sent" }));
    assert.equal(strict.received.length, 3);
  });

  test("that accepts a connection and says nothing is unavailable", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    try {
      const { port } = silent.address() as AddressInfo;
      const times = { connect: 1000, silence: 1000, message: 2000 };
      const [outcome] = await send(`smtp://127.0.0.1:${port}`, 1, times);
      assert.equal(outcome?.result, "unavailable");
    } finally {
      silent.close();
    }
  });
});
