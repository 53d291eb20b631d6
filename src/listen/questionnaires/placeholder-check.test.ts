import assert from "node:assert/strict";
import { test } from "node:test";
import { placeholderFaults } from "./placeholder-check.ts";

const original = "Dear {{name|guest}}, how was {{place}}?";
const cases: [translation: string, missing: string[], added: string[], isBroken: boolean][] = [
  ["¿Qué tal {{place}}, {{ name }}?", [], [], false],
  ["¿Qué tal {{place}}?", ["name"], [], false],
  ["¿Qué tal {{lugar}}, {{name}}?", ["place"], ["lugar"], false],
  ["¿Qué tal {{place}, {{name}}?", ["place"], [], true],
  ["¿Qué tal {place}, {{name}} y {{place}} }}?", [], [], true],
  ["كيف كان {{place}} يا {{name|ضيفنا}}؟", [], [], false],
  ["{{name}} {{name}} {{place}}", [], [], false],
];

for (const [translation, missing, added, isBroken] of cases)
  test(`“${translation}” beside its original`, () => {
    assert.deepEqual(placeholderFaults(original, translation), { missing, added, isBroken });
  });

test("braces that are broken in the original are nothing to blame a translation for", () => {
  assert.equal(placeholderFaults("a {{ b", "c {{ d").isBroken, false);
});
