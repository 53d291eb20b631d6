import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { inGroups, readSpelled, spell } from "./ballot-code.ts";

test("bytes come back from what is spelled, however it is typed", () => {
  for (let round = 0; round < 200; round++) {
    const bytes = randomBytes(15);
    const code = inGroups(spell(bytes));
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = [
      code,
      code.toLowerCase(),
      code.replaceAll("-", " "),
      `  ${code.replaceAll("-", "–")} `,
      code.replaceAll("0", "o").replaceAll("1", "l"),
      code.replaceAll("1", "I"),
    ];
    for (const text of typed) assert.deepEqual(readSpelled(text), Uint8Array.from(bytes), text);
  }
});

test("other signs, and half a code, are nothing", () => {
  assert.equal(readSpelled("ABCD-EFGU"), null);
  assert.equal(readSpelled("12 34 ß"), null);
  assert.equal(readSpelled("")?.length, 0);
  assert.notEqual(readSpelled("AAAA-AAAA")?.length, 15);
});
