import assert from "node:assert/strict";
import { test } from "node:test";
import { fileNamer } from "./file-name.ts";

test("an ordinary id is its own file name", () => {
  const nameOf = fileNamer();
  assert.deepEqual(["P001", "a.b-c_d", "Ñandú 7", "山田"].map(nameOf), [
    "P001",
    "a.b-c_d",
    "Ñandú 7",
    "山田",
  ]);
});

test("no id leaves its folder or hides in it", () => {
  const nameOf = fileNamer();
  for (const id of [
    "../x",
    "/etc/passwd",
    "..",
    ".",
    ".hidden",
    "a\\b",
    "a/b",
    "C:x",
    "x\u0000y",
    "CON",
    "nul",
    "end.",
    "",
  ]) {
    const name = nameOf(id);
    assert.match(name, /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*~[0-9a-f]{8}$/u, JSON.stringify(id));
  }
});

test("ids that differ only where names can't get names that differ", () => {
  const nameOf = fileNamer();
  const names = ["a1", "A1", "a/1", "a:1", "a_1"].map((id) => nameOf(id).toLowerCase());
  assert.equal(new Set(names).size, 5);
  assert.equal(names[0], "a1");
});

test("a long id is cut, and two that begin alike differ", () => {
  const nameOf = fileNamer();
  const [one, two] = [nameOf("x".repeat(300)), nameOf("x".repeat(301))];
  assert.ok(one.length <= 100 && two.length <= 100);
  assert.notEqual(one, two);
});
