import assert from "node:assert/strict";
import { test } from "node:test";
import { readPosted } from "./posted-form.service.ts";

test("a form says what it holds, what it was made from and what is wanted", () => {
  const posted = readPosted(".revision=3&.asked=a+b&.go=back&a=1&b=x%20y&b=z");
  assert.deepEqual([posted.revision, posted.asked, posted.go, posted.clear], [3, ["a", "b"], "back", null]);
  assert.deepEqual([posted.fields.get("a"), posted.fields.get("b")], [["1"], ["x y", "z"]]);
});

test("what is missing or nonsense has a harmless meaning", () => {
  for (const body of ["", "&&=", ".revision=NaN&.go=away", ".revision=1e400"]) {
    const { revision, asked, go, clear } = readPosted(body);
    assert.deepEqual([revision, asked, go, clear], [0, null, "next", null]);
  }
});

test("taking an answer back leaves out its fields, and no others that begin alike", () => {
  const { fields, clear } = readPosted(".clear=q1&q1=1&q1:a=2&q1:a:b=3&q1!=4&q1%2B=5&q10=6&q1-b=7");
  assert.equal(clear, "q1");
  assert.deepEqual([...fields.keys()], [".clear", "q10", "q1-b"]);
});
