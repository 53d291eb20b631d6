import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDoorPromises, makePromise } from "./promise.ts";
import type { PromiseFacts } from "./words/promise-facts.ts";

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

test("customers are told what figures are looked at by, and who looks after them sees groups only", () => {
  const breakdowns = ["segment", "account-manager", "attribute:Fleet", "question:q1", "question:q2"];
  const told = english({ of: "customers", breakdowns });
  assert.match(
    told,
    /looked at by segment, account manager, “Fleet” and answers to questions of this survey/,
  );
  assert.match(told, /Whoever looks after you .* groups of at least 7 people, and not who answered what/);
  assert.doesNotMatch(told, /enough department|report of your own/);
  assert.doesNotMatch(english({ of: "customers", breakdowns: ["segment"] }), /Whoever looks after you/);
  const named = english({ of: "customers", breakdowns, anonymity: "named" });
  assert.doesNotMatch(named, /not who answered what/);
  for (const [language, paragraphs] of Object.entries(
    makePromise({ ...facts, of: "customers", breakdowns }, ["de", "en", "es", "fr", "nl"]),
  ))
    assert.match(paragraphs.join(" "), /“Fleet”/, language);
});

const anonymous: PromiseFacts = {
  ...facts,
  anonymity: "anonymous",
  confidants: facts.confidants.slice(0, 1),
};
const told = (changes: Partial<PromiseFacts> = {}, way?: Parameters<typeof makePromise>[2]) =>
  makePromise({ ...anonymous, ...changes }, ["en"], way)["en"]?.join("\n") ?? assert.fail("no English");

test("who is invited to an anonymous survey is told what is stored, as far as enough others share it", () => {
  assert.match(
    told(),
    /as far as at least 9 others who are invited share it with you, your department, or a larger/,
  );
  assert.match(told({ minimumGroup: 12 }), /at least 11 others/);
  const by = { of: "customers" as const, breakdowns: ["segment", "question:q1"] };
  assert.match(told(by), /share it with you, segment: no name/, "answers are no secret that others share");
  assert.match(told({ ...by, breakdowns: ["question:q1"] }), /is stored the day alone/);
  assert.match(told(), /The code that you are shown before you begin does/);
  assert.match(told(), /read as you wrote it by Carl Consultant\./);
  assert.match(told({ confidants: [] }), /can still tell who you are\.\n/);
});

test("who comes through a door is told nothing that holds for invitations alone", () => {
  const doors = makeDoorPromises({ ...anonymous, breakdowns: ["location", "question:q1"] }, [
    "en",
    "es",
    "ar",
  ]);
  assert.deepEqual(Object.keys(doors ?? {}), ["link", "kiosk", "cards"]);
  for (const kind of ["link", "kiosk", "cards"] as const) {
    const text = doors?.[kind]["en"]?.join("\n") ?? "";
    assert.doesNotMatch(text, /your invitation|reminders|location|share it/);
    assert.match(text, /Figures are looked at by answers to questions of this survey\./);
    assert.equal(/code/.test(text), kind !== "kiosk", kind);
    assert.equal(/change your answers until/.test(text), kind !== "kiosk", kind);
  }
  assert.match(
    doors?.cards["en"]?.join("\n") ?? "",
    /the department that the card is for, if at least 10 people/,
  );
  assert.equal(makeDoorPromises(facts, ["en"]), null);
});

test("what the answers are for is said in the reader's language where it is written in it", () => {
  for (const anonymity of ["named", "anonymous"] as const) {
    const told = makePromise({ ...facts, anonymity, purposes: { es: "Para servir mejor.", ar: "" } }, [
      "en",
      "es",
      "ar",
    ]);
    assert.deepEqual(
      Object.entries(told).map(([language, [first]]) => [language, first]),
      [
        ["en", "To serve better."],
        ["es", "Para servir mejor."],
        ["ar", "To serve better."],
      ],
    );
  }
});
