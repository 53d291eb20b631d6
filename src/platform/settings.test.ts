import assert from "node:assert/strict";
import { test } from "node:test";
import { Type } from "typebox";
import { serverSettings } from "./http/server-settings.ts";
import { describeSettings, readSettings, setting } from "./settings.ts";

const declared = {
  ...serverSettings,
  mailPassword: setting({
    doc: "Password of the mail server.",
    schema: Type.String({ minLength: 8 }),
    default: null,
    env: "MAIL_PASSWORD",
    secret: true,
  }),
  sender: setting({ doc: "Sender of mail.", schema: Type.String({ format: "email" }), env: "MAIL_FROM" }),
  signUp: setting({ doc: "Open to all.", schema: Type.Boolean(), default: false, env: "SIGN_UP" }),
};
const env = { MAIL_FROM: "loop@example.org" };

test("arguments come before the environment, which comes before defaults", () => {
  const settings = readSettings(
    declared,
    { ...env, SERVICELOOP_PORT: "81", SERVICELOOP_HOST: "::", SIGN_UP: "true" },
    ["--port", "82", "--log-level=warn"],
  );
  const {
    port,
    logLevel,
    mailPassword,
    sender,
  }: { port: number; logLevel: string; mailPassword: string | null; sender: string } = settings;
  assert.deepEqual(
    { port, logLevel, mailPassword, sender },
    {
      port: 82,
      logLevel: "warn",
      mailPassword: null,
      sender: "loop@example.org",
    },
  );
  assert.deepEqual([settings.host, settings.signUp, settings.stopSeconds], ["::", true, 20]);
  assert.equal(readSettings(declared, { ...env, SERVICELOOP_PORT: "" }).port, 8080);
});

test("all mistakes are told at once, by variable, with what is allowed and without secrets", () => {
  const wrong = {
    SERVICELOOP_PORT: "80 80",
    SERVICELOOP_LOG_LEVEL: "loud",
    SERVICELOOP_PUBLIC_URL: "https://x.org/path",
    MAIL_PASSWORD: "hunter2",
    SIGN_UP: "yes",
  };
  assert.throws(
    () => readSettings(declared, wrong, ["--stop-seconds=601", "--prot", "1"]),
    (error) => {
      assert.ok(error instanceof Error);
      const lines = error.message.split("\n").slice(1).sort();
      assert.deepEqual(lines, [
        "- --prot is not a setting. Check its spelling.",
        '- --stop-seconds is "601", but must be 600 or less. Seconds that running requests have to finish when the server stops.',
        "- MAIL_FROM (or --sender) is not set. Sender of mail.",
        "- MAIL_PASSWORD must have at least 8 characters. Password of the mail server.",
        '- SERVICELOOP_LOG_LEVEL is "loud", but must be one of "debug", "info", "warn", "error". The least severe messages that are logged.',
        '- SERVICELOOP_PORT is "80 80", but must be a whole number. Port to listen on; 0 takes a free one.',
        '- SERVICELOOP_PUBLIC_URL is "https://x.org/path", but has a form that is not allowed here. The site\'s address in browsers and in mail, e.g. https://loop.example.org.',
        '- SIGN_UP is "yes", but must be true or false. Open to all.',
      ]);
      return true;
    },
  );
});

test("settings are described with their source, secrets without their value", () => {
  const text = describeSettings(declared, { MAIL_PASSWORD: "correct horse", SERVICELOOP_PORT: "x" }, [
    "--host=::",
  ]);
  assert.match(text, /SERVICELOOP_HOST {2}--host\n.*\n {2}default: "127\.0\.0\.1"\n {2}now: "::" \(--host\)/);
  assert.match(
    text,
    /MAIL_PASSWORD {2}--mail-password\n.*\n {2}default: \(none\)\n {2}now: \(secret\) \(MAIL_PASSWORD\)/,
  );
  assert.match(text, /now: SERVICELOOP_PORT is "x", but must be a whole number\./);
  assert.match(
    text,
    /MAIL_FROM .*\n.*\n {2}default: must be set\n {2}now: MAIL_FROM \(or --sender\) is not set\./,
  );
  assert.ok(!text.includes("horse"));
});

test("what is true or false needs no value as an argument", () => {
  const quiet = { quiet: setting({ doc: "Quiet.", schema: Type.Boolean(), default: false, env: "QUIET" }) };
  const port = { port: setting({ doc: "Port.", schema: Type.Integer(), default: 1, env: "PORT" }) };
  const read = (...argv: string[]) => readSettings({ ...quiet, ...port }, {}, argv);
  assert.deepEqual(read("--quiet"), { quiet: true, port: 1 });
  assert.deepEqual(read("--quiet", "--port", "2"), { quiet: true, port: 2 });
  assert.deepEqual(read("--quiet", "false"), { quiet: false, port: 1 });
  assert.deepEqual(read("--quiet=false"), { quiet: false, port: 1 });
  assert.throws(() => read("--port"), /--port needs a value/);
});
