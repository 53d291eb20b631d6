import assert from "node:assert/strict";
import { test } from "node:test";
import { weaknessOf } from "./password.ts";

const me = ["Dora Director", "dora.director@example.org", "Example Rail"];

test("the first passwords that anybody tries are refused", () => {
  for (const password of [
    "aaaaaaaaaa",
    "abababababab",
    "abcabcabcabc1",
    "1234567890",
    "0987654321",
    "qwertyuiop",
    "qwertzuiop12",
    "abcdefghij",
    "Password123!",
    "P@ssw0rd2026",
    "Passwort2026!",
    "welcome12345",
    "Summer2026!!",
    "iloveyou2026",
    "Letmein12345",
    "administrator",
    "Serviceloop1",
    "changeme2026",
    "dora.director",
    "DoraDirector1",
    "ExampleRail26",
    "dora.director@example.org",
  ])
    assert.notEqual(weaknessOf(password, me), null, password);
});

test("others are not", () => {
  for (const password of [
    "correct horse battery staple",
    "vK3#pq9LzR",
    "marmalade-otter-7",
    "Zug fährt um 8 nach Ulm",
    "密码是很长的一句话没有人猜",
    "my cat loves old trains",
    "qwerty is not what I use",
    "dora likes violet umbrellas",
  ])
    assert.equal(weaknessOf(password, me), null, password);
});

test("a long password is looked at in a moment", () => {
  assert.equal(typeof weaknessOf("ab".repeat(64), me), "string");
  assert.equal(
    weaknessOf(
      Array.from({ length: 128 }, (_, at) => String.fromCharCode(97 + ((at * 7) % 23))).join(""),
      me,
    ),
    null,
  );
});
