import assert from "node:assert/strict";
import { test } from "node:test";
import { isKind } from "../errors.ts";
import { addressKey, createRateLimit } from "./rate-limit.ts";
import { tooMany } from "./request-errors.ts";

const rates = { account: { times: 5, seconds: 900 }, address: { times: 50, seconds: 900 } };

function signIns(options: { maxKeys?: number } = {}) {
  let time = 1_700_000_000_000;
  const limit = createRateLimit(rates, { now: () => time, ...options });
  const works = (account: string, address: string, isRight = false) => {
    try {
      limit.take({ account, address });
    } catch (error) {
      assert.ok(isKind(error, tooMany));
      return Number(error.headers["retry-after"]);
    }
    if (isRight) limit.giveBack({ account, address });
    return true;
  };
  return { works, wait: (seconds: number) => (time += seconds * 1000) };
}

test("an account is tried five times, from wherever, then at the pace of the rate", () => {
  const { works, wait } = signIns();
  for (let each = 0; each < 5; each++) assert.equal(works("anna", `address ${each}`), true);
  assert.equal(works("anna", "another"), 180);
  assert.equal(works("ben", "another"), true);
  wait(179);
  assert.equal(works("anna", "another"), 1);
  wait(1);
  assert.equal(works("anna", "another"), true);
  assert.equal(works("anna", "another"), 180);
});

test("an office of 1,000 signs in from one address", () => {
  const { works } = signIns();
  for (let person = 0; person < 1000; person++) {
    if (person % 40 === 0) assert.equal(works(`person ${person}`, "office"), true);
    assert.equal(works(`person ${person}`, "office", true), true);
  }
});

test("one address can't try one password on many accounts", () => {
  const { works } = signIns();
  const tries = Array.from({ length: 200 }, (_, each) => works(`person ${each}`, "attacker"));
  assert.equal(tries.filter((each) => each === true).length, 50);
  assert.equal(works("person 199", "office"), true);
});

test("what was refused is not counted", () => {
  const { works, wait } = signIns();
  for (let each = 0; each < 500; each++) works("anna", "office");
  assert.equal(works("ben", "office"), true);
  wait(181);
  assert.equal(works("anna", "office"), true);
});

test("memory is bounded, however many keys there are", () => {
  const { works } = signIns({ maxKeys: 1000 });
  for (let each = 0; each < 5; each++) works("anna", "office");
  assert.equal(works("anna", "office"), 180);
  for (let each = 0; each < 20_000; each++) assert.equal(works(`account ${each}`, `address ${each}`), true);
  assert.equal(works("anna", "office"), true, "what is oldest is forgotten");
});

test("an IPv6 network is one address", () => {
  assert.equal(addressKey("2001:db8:0:1:aaaa::1"), "2001:db8:0:1");
  assert.equal(addressKey("2001:db8::1"), "2001:db8:0:0");
  assert.equal(addressKey("2001:0DB8:0:0:1::"), "2001:db8:0:0");
  assert.equal(addressKey("::1"), "0:0:0:0");
  assert.equal(addressKey("fe80::1%eth0"), "fe80:0:0:0");
  assert.equal(addressKey("::ffff:10.1.2.3"), "10.1.2.3");
  assert.equal(addressKey("10.1.2.3"), "10.1.2.3");
});
