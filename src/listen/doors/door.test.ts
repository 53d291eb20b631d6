import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressFrom,
  codeFrom,
  doorPath,
  isAlarming,
  printedCode,
  readAddress,
  readCode,
  toldCount,
} from "./door.ts";

const bytes = Uint8Array.from({ length: 10 }, (_, index) => index * 29);

test("addresses and codes are read again as they are written, and with what people confuse", () => {
  const address = addressFrom(bytes);
  assert.match(address, /^[0-9a-hjkmnp-tv-z]{8}$/);
  assert.equal(doorPath("kiosk", address), `/k/${address.slice(0, 4)}-${address.slice(4)}`);
  assert.equal(readAddress(`${address.slice(0, 4)}-${address.slice(4)}`.toUpperCase()), address);
  const code = codeFrom(bytes);
  assert.equal(code.length, 10);
  assert.equal(readCode(printedCode(code)), code);
  assert.equal(readCode("oIl00 – 11abc"), "011001" + "1ABC");
  assert.equal(readCode("０１２３４５６７８９"), "0123456789", "full-width digits");
});

test("what is no code is read as none", () => {
  for (const typed of ["", "123456789", "12345678901", "UUUUU-UUUUU", "12345-6789é", "1".repeat(10_000)])
    assert.equal(readCode(typed), null, typed.slice(0, 20));
  assert.equal(readAddress("ab3k-9xm"), null);
});

test("all 32 letters come, and a code has 50 bits of its bytes", () => {
  const letters = new Set(
    Array.from({ length: 256 }, (_, byte) => codeFrom(Uint8Array.from({ length: 10 }, () => byte))[0]),
  );
  assert.equal(letters.size, 32);
  for (const one of "ILOU") assert.ok(!letters.has(one));
});

test("a count is told so that nobody's arrival shows", () => {
  assert.deepEqual(toldCount(4, 5), { kind: "fewer", count: 5 });
  assert.deepEqual(toldCount(5, 5), { kind: "at least", count: 5 });
  assert.deepEqual(toldCount(9, 5), { kind: "at least", count: 5 });
  assert.deepEqual(toldCount(10, 5), { kind: "at least", count: 10 });
});

test("a warning comes at a hundred wrong codes, a thousand and so on, once each", () => {
  assert.equal(isAlarming(99, 100), true);
  assert.equal(isAlarming(100, 101), false);
  assert.equal(isAlarming(990, 1010), true);
  assert.equal(isAlarming(0, 99), false);
});
