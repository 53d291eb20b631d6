import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { redacted } from "./redacted.ts";
import { findPersonalData, type PersonalKind } from "./redaction.ts";

const found = (text: string, names: string[] = []) =>
  findPersonalData(text, names).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

test("numbers are told apart by their check digits", () => {
  assert.deepEqual(found("My card 4111 1111 1111 1111 was charged"), [
    ["card number", "4111 1111 1111 1111"],
  ]);
  assert.deepEqual(found("From GB82 WEST 1234 5698 7654 32 please"), [
    ["account number", "GB82 WEST 1234 5698 7654 32"],
  ]);
  assert.deepEqual(found("DNI 12345678Z"), [["identity number", "12345678Z"]]);
  assert.deepEqual(found("code 12345678A"), []);
});

test("addresses of people, machines and pages", () => {
  assert.deepEqual(found("Write to jo.bloggs@example.org or see https://example.org/me, from 10.1.2.3."), [
    ["e-mail", "jo.bloggs@example.org"],
    ["web address", "https://example.org/me,"],
    ["network address", "10.1.2.3"],
  ]);
  assert.deepEqual(found("ich wohne Lindenstraße 12"), [["address", "Lindenstraße 12"]]);
});

test("names of people whom the programme knows are found in any case, and others by what leads to them", () => {
  assert.deepEqual(found("ms. ÖZDEMIR was kind", ["Aylin Özdemir"]), [["name", "ÖZDEMIR"]]);
  assert.deepEqual(found("I spoke to Frau Meier-Schulz about it"), [["name", "Frau Meier-Schulz"]]);
  assert.deepEqual(found("The train was late and cold."), []);
});

test("50 KB of anything is read at once", () => {
  for (const text of [
    "😀".repeat(25_000),
    "1 ".repeat(25_000),
    "A ".repeat(25_000),
    "a@".repeat(25_000),
    "Ab Cd ".repeat(8_000),
  ])
    assert.ok(Array.isArray(findPersonalData(text, ["Nobody Known"])));
});

test("a text is changed where passages are replaced, and nowhere else", () => {
  assert.equal(redacted("Ask Ann today", [{ start: 4, end: 7, instead: "[name]" }]), "Ask [name] today");
  assert.equal(
    redacted("ab", [
      { start: 0, end: 2, instead: "" },
      { start: 1, end: 2, instead: "" },
    ]),
    null,
  );
  assert.equal(redacted("😀", [{ start: 0, end: 1, instead: "" }]), null);
});

interface Labelled {
  full_text: string;
  spans: { entity_type: string; start_position: number; end_position: number }[];
}

const sample = new URL("../../../../shared/data/text/presidio_synth_dataset_v2.json", import.meta.url);
const labelled = await readFile(sample, "utf8").then(
  (text): Labelled[] => JSON.parse(text),
  () => null,
);

const kindOf: Record<string, PersonalKind> = {
  EMAIL_ADDRESS: "e-mail",
  PHONE_NUMBER: "phone number",
  CREDIT_CARD: "card number",
  IBAN_CODE: "account number",
};

test("of labelled texts that nothing was tuned on, at least nine of ten addresses and numbers are found", {
  skip: labelled === null && "the labelled texts are not here",
}, () => {
  const counts = new Map<string, { n: number; covered: number }>();
  for (const [index, { full_text, spans }] of (labelled ?? []).entries()) {
    if (index % 2 === 0) continue;
    const suggested = findPersonalData(full_text);
    for (const { entity_type, start_position, end_position } of spans) {
      const kind = kindOf[entity_type];
      if (!kind) continue;
      const count = counts.get(entity_type) ?? { n: 0, covered: 0 };
      counts.set(entity_type, count);
      count.n++;
      if (
        suggested.some(
          (span) => span.kind === kind && span.start <= start_position && span.end >= end_position,
        )
      )
        count.covered++;
    }
  }
  assert.equal(counts.size, 4);
  for (const [type, { n, covered }] of counts) assert.ok(covered / n >= 0.9, `${type}: ${covered} of ${n}`);
});
