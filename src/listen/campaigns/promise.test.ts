import assert from "node:assert/strict";
import { test } from "node:test";
import { makePromise } from "./promise.ts";
import type { PromiseFacts } from "./words/campaign-words.ts";

const facts: PromiseFacts = {
  organisation: "Example Rail",
  operator: "Example Rail, IT department",
  purpose: "To serve better.",
  anonymity: "confidential",
  minimumGroup: 7,
  retentionMonths: 18,
  confidants: [
    { name: "Carl Consultant", director: false },
    { name: "Cora Consultant", director: false },
  ],
  mailServer: true,
};
const english = (changes: Partial<PromiseFacts> = {}) =>
  makePromise({ ...facts, ...changes }, ["en"])["en"]?.join("\n") ?? assert.fail("no English");

test("a confidential campaign's promise says what is set", () => {
  const told = english();
  assert.match(told, /^To serve better\./);
  assert.match(told, /consultants only: Carl Consultant and Cora Consultant\./);
  assert.match(told, /at least 7 people/);
  assert.match(told, /deleted 18 months after/);
  assert.match(told, /operated by Example Rail, IT department\. .*could technically read/);
  assert.match(told, /change your answers until the survey closes/);
  assert.match(told, /Whoever reads the mail or the paper/);
  assert.doesNotMatch(told, /not independent|handed out/);
});

test("it says plainly where the consultant directs the programme", () => {
  const told = english({ confidants: [{ name: "Dora Director", director: true }] });
  assert.match(told, /Dora Director is consultant and also directs the programme.*not independent/);
});

test("a named campaign promises no confidentiality", () => {
  const told = english({ anonymity: "named", confidants: [{ name: "Dora Director", director: true }] });
  assert.match(told, /named survey.*those who run the programme, today Dora Director\./);
  assert.doesNotMatch(told, /confidential|groups of at least|not independent/);
});

test("a second wave says what it is compared with", () => {
  assert.match(
    english({ follows: "Spring" }),
    /compared with those that you gave in “Spring”.*a report of your own/,
  );
  assert.doesNotMatch(english(), /compared/);
});

test("without a mail server it says who hands the links out", () => {
  assert.match(english({ mailServer: false }), /no mail server.*could open your answers/);
});

test("languages without words are left out, but never all", () => {
  assert.deepEqual(Object.keys(makePromise(facts, ["en-GB", "tlh"])), ["en-GB"]);
  const told = makePromise(facts, ["tlh", "vo"]);
  assert.deepEqual(Object.keys(told), ["tlh"]);
  assert.deepEqual(told["tlh"], makePromise(facts, ["en"])["en"]);
});
