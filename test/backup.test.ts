import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { askForSignInLink, signInWithLink, signInWithPassword } from "#people/access/sign-in.contract.ts";
import { setUp } from "#people/workspace/first-run.contract.ts";
import { createClient } from "#platform/http/client.ts";
import { runCli, temporaryFolder } from "./profile-run.ts";
import { startServer, stopServer } from "./server-run.ts";

const director = { name: "Dora Director", email: "dora@example.org", password: "a long enough secret" };
const workspace = {
  name: "Better service",
  organisation: "Example Rail",
  operator: "Example Rail, IT department",
  language: "en",
  timeZone: "Europe/Berlin",
};

describe("backup and restore on the command line", () => {
  test("move a server that runs to another folder, where people sign in as before", async () => {
    await using from = await temporaryFolder();
    await using to = await temporaryFolder();
    const backup = join(from.path, "backup.jsonl.gz");
    const first = await startServer(from.path);
    let code = "";
    try {
      await createClient(first.address)(setUp, { body: { director, workspace, withoutConsultant: true } });
      await createClient(first.address)(askForSignInLink, { body: { email: director.email } });
      const list = await runCli(from.path, "outbox", "--data", "data");
      assert.match(list.stdout, /^[0-9a-f]{8} .* sign-in .*Dora Director <dora@example\.org>/m, list.stderr);
      const message = await runCli(from.path, "outbox", list.stdout.slice(0, 8), "--data", "data");
      code = /sign-in\/link#(\S+)/.exec(message.stdout)?.[1] ?? "";
      assert.notEqual(code, "", message.stdout);
      const made = await runCli(from.path, "backup", "--data", "data", "--out", backup);
      assert.equal(made.code, 0, made.stderr);
      assert.match(made.stdout, /rows in \d+ tables/);
      assert.equal((await stat(backup)).mode & 0o777, 0o600);
      const twice = await runCli(from.path, "backup", "--data", "data", "--out", backup);
      assert.deepEqual([twice.code, /exists already/.test(twice.stderr)], [1, true]);
    } finally {
      await stopServer(first.child);
    }

    const restored = await runCli(to.path, "restore", "--data", "data", "--from", backup);
    assert.equal(restored.code, 0, restored.stderr);
    const again = await runCli(to.path, "restore", "--data", "data", "--from", backup);
    assert.deepEqual([again.code, /isn't empty/.test(again.stderr)], [1, true]);
    const second = await startServer(to.path);
    try {
      const call = createClient(second.address);
      await call(signInWithPassword, { body: { email: director.email, password: director.password } });
      await call(signInWithLink, { body: { code } });
      await assert.rejects(call(signInWithLink, { body: { code } }));
      await assert.rejects(call(setUp, { body: { director, workspace, withoutConsultant: true } }));
    } finally {
      await stopServer(second.child);
    }
  });

  test("say what is wrong, and leave nothing behind", async () => {
    await using folder = await temporaryFolder();
    const cases: [string[], number, RegExp][] = [
      [["backup", "--data", "nowhere", "--out", "b.gz"], 1, /There is no database in .*nowhere/],
      [["backup", "--data", "nowhere"], 64, /--out/],
      [["backup", "--file", "b.gz"], 64, /--file/],
      [["restore", "--from", "b.gz"], 64, /There is no file/],
      [["outbox", "--data", "nowhere"], 1, /There is no database/],
    ];
    for (const [argv, code, words] of cases) {
      const run = await runCli(folder.path, ...argv);
      assert.equal(run.code, code, run.stderr);
      assert.match(run.stderr, words);
    }
    assert.deepEqual(await readdir(folder.path), []);
  });

  test("config shows every setting and no secret", async () => {
    await using folder = await temporaryFolder();
    process.env["SERVICELOOP_SMTP_URL"] = "smtp://me:hush@mail.example.org";
    try {
      const { code, stdout } = await runCli(folder.path, "config");
      assert.equal(code, 0);
      for (const name of [
        "DATABASE_URL",
        "SERVICELOOP_SMTP_URL",
        "SERVICELOOP_MAIL_FROM",
        "SERVICELOOP_ROLE",
      ]) {
        assert.match(stdout, new RegExp(`^${name} `, "m"));
      }
      assert.doesNotMatch(stdout, /hush/);
    } finally {
      delete process.env["SERVICELOOP_SMTP_URL"];
    }
  });
});
