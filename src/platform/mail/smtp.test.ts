import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readSender, readSmtpUrl } from "./mail-address.ts";
import { classify } from "./smtp.ts";

const error = (fields: { code?: string; responseCode?: number; response?: string; command?: string }) =>
  Object.assign(new Error("it broke"), fields);

describe("what a mail server's error means", () => {
  const cases: [string, Parameters<typeof classify>[0], boolean, string][] = [
    [
      "an unknown recipient",
      error({ code: "EENVELOPE", responseCode: 550, command: "RCPT TO" }),
      false,
      "refused",
    ],
    [
      "a recipient put off",
      error({ code: "EENVELOPE", responseCode: 450, command: "RCPT TO" }),
      false,
      "later",
    ],
    ["a text refused", error({ code: "EMESSAGE", responseCode: 554, command: "DATA" }), true, "refused"],
    ["a text put off", error({ code: "EMESSAGE", responseCode: 451, command: "DATA" }), true, "later"],
    [
      "a sender refused",
      error({ code: "EENVELOPE", responseCode: 553, command: "MAIL FROM" }),
      false,
      "unavailable",
    ],
    [
      "a login refused",
      error({ code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }),
      false,
      "unavailable",
    ],
    ["a server that shuts down", error({ responseCode: 421, command: "RCPT TO" }), false, "unavailable"],
    ["no connection", error({ code: "ECONNECTION", command: "CONN" }), false, "unavailable"],
    [
      "a connection lost before the text",
      error({ code: "ETIMEDOUT", command: "CONN" }),
      false,
      "unavailable",
    ],
    ["a connection lost after the text", error({ code: "ETIMEDOUT", command: "CONN" }), true, "unknown"],
    ["an address that isn't one", error({ code: "EENVELOPE", command: "API" }), false, "refused"],
  ];
  for (const [name, thrown, handedOver, result] of cases) {
    test(name, () => assert.equal(classify(thrown, handedOver).result, result));
  }

  test("its words are kept, in one line", () => {
    const outcome = classify(error({ responseCode: 550, response: "550-no\r\n550 such user" }), false);
    assert.deepEqual(outcome, { result: "refused", words: "550-no 550 such user", badAddress: false });
  });

  test("only a refusal of the recipient for its own sake makes a bad address", () => {
    const isBad = (command: string, response: string) => {
      const outcome = classify(error({ responseCode: 550, command, response }), false);
      return outcome.result === "refused" && outcome.badAddress;
    };
    assert.equal(isBad("RCPT TO", "550 5.1.1 no such user"), true);
    assert.equal(isBad("RCPT TO", "550 no such user"), true);
    assert.equal(isBad("RCPT TO", "550 5.2.1 mailbox disabled"), true);
    assert.equal(isBad("RCPT TO", "550 5.7.1 your network is blocked"), false);
    assert.equal(isBad("RCPT TO", "550 5.4.1 relay access denied"), false);
    assert.equal(isBad("DATA", "550 5.1.1 odd"), false);
  });
});

describe("the mail server's settings", () => {
  test("are read from an address", () => {
    assert.deepEqual(readSmtpUrl("smtp://me%40example.org:p%40ss@mail.example.org"), {
      host: "mail.example.org",
      port: 587,
      secure: false,
      tls: "required",
      login: { user: "me@example.org", pass: "p@ss" },
    });
    assert.deepEqual(readSmtpUrl("smtps://mail.example.org"), {
      host: "mail.example.org",
      port: 465,
      secure: true,
      tls: "offered",
      login: null,
    });
    assert.equal(readSmtpUrl("smtp://me:x@localhost:25").tls, "offered");
    assert.equal(readSmtpUrl("smtp://me:x@mail.example.org?tls=unverified").tls, "unverified");
    for (const url of ["smtp://", "smtp:mail", "smtp://host?tls=perhaps", "smtp://a:%zz@host"]) {
      assert.throws(() => readSmtpUrl(url), { code: "mail.bad-url" }, url);
    }
  });

  test("a sender is an address, with or without a name", () => {
    const sender = { name: "Customer care", address: "care@example.org" };
    assert.deepEqual(readSender("Customer care <care@example.org>"), sender);
    assert.deepEqual(readSender('"Customer care" <care@example.org>'), sender);
    assert.deepEqual(readSender("care@example.org"), { ...sender, name: "" });
    for (const text of [null, "", "care", "Care <care>", "a@b.c, d@e.f", "Care <a@b.c>\r\nBcc: x@y.z"]) {
      assert.throws(() => readSender(text), { code: "mail.bad-sender" }, String(text));
    }
  });
});
