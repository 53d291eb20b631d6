import assert from "node:assert/strict";
import { test } from "node:test";
import { applicationSettings } from "#platform/application-settings.ts";
import { readSettings } from "#platform/settings.ts";
import { settingsForExample } from "./example-settings.ts";

const settings = (env: Record<string, string>, ...argv: string[]) =>
  settingsForExample(readSettings(applicationSettings, env, argv));

test("the example has a data folder of its own and no mail server, whatever is set", () => {
  const values = settings({ SERVICELOOP_SMTP_URL: "smtp://mail.example.org" }, "--example", "--reset");
  assert.deepEqual(
    [values.example, values.reset, values.data, values.smtpUrl],
    [true, true, "data-example", null],
  );
  assert.equal(settings({}, "--example", "--data", "elsewhere").data, "elsewhere");
});

test("without --example nothing changes", () => {
  const values = settings({ SERVICELOOP_SMTP_URL: "smtp://mail.example.org" });
  assert.deepEqual([values.example, values.data, values.smtpUrl], [false, "data", "smtp://mail.example.org"]);
});

test("it answers on this machine only, unless told", () => {
  for (const host of ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
    assert.equal(settings({}, "--example", "--host", host).host, host);
  for (const wide of [
    { SERVICELOOP_HOST: "0.0.0.0" },
    { SERVICELOOP_PUBLIC_URL: "https://loop.example.org" },
  ]) {
    assert.throws(() => settings(wide, "--example"), { code: "example.only-here" });
    assert.equal(settings(wide, "--example", "--example-open").example, true);
    assert.equal(settings(wide).example, false);
  }
});

test("--reset alone is refused: it would be taken for a reset of the real programme", () => {
  assert.throws(() => settings({}, "--reset"), { code: "example.reset-alone" });
});
