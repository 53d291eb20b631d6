import assert from "node:assert/strict";
import { test } from "node:test";
import { type CheckFacts, checkCampaign } from "./checks.ts";
import { english } from "./words/english.ts";

const now = new Date("2026-06-01T12:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const ready: CheckFacts = {
  questionnaire: { version: 2, newest: 2, languages: ["en"], isProfile: false },
  of: "staff",
  breakdowns: [],
  choiceQuestions: [],
  firstQuestion: false,
  follows: null,
  anonymity: "confidential",
  doors: false,
  knowing: [],
  minimumGroup: 5,
  purpose: "To serve better.",
  purposes: {},
  texts: { en: english.mails },
  audience: { people: 40, withoutEmail: 0, sharingEmail: 0, customers: null },
  confidants: [{ name: "Carl", director: false }],
  opensAt: null,
  closesAt: days(14),
  mailServer: true,
  origin: "https://loop.example.org",
};
const found = (changes: Partial<CheckFacts>) =>
  checkCampaign({ ...ready, ...changes }, now).map(({ code, severity }) => `${severity} ${code}`);

test("nothing hinders a campaign that is ready", () => assert.deepEqual(found({}), []));

test("an anonymous campaign may live from its doors alone, and has nobody to compare person by person", () => {
  const nobody = { people: 0, withoutEmail: 0, sharingEmail: 0, customers: null };
  assert.deepEqual(found({ anonymity: "anonymous", audience: nobody, doors: true }), [
    "mind nobody-but-doors",
  ]);
  assert.deepEqual(found({ anonymity: "anonymous", audience: nobody }), ["hinders nobody"]);
  assert.deepEqual(found({ anonymity: "anonymous", confidants: [] }), ["mind no-comment-reader"]);
  const follows = { name: "Spring", version: 2, closed: true, answersDeleted: false, shared: 40 };
  assert.deepEqual(found({ anonymity: "anonymous", follows: { ...follows, anonymity: "confidential" } }), [
    "hinders follows-anonymous",
  ]);
  assert.deepEqual(found({ follows: { ...follows, anonymity: "anonymous" } }), ["hinders follows-anonymous"]);
});

test("what hinders", () => {
  const hindering: Record<string, Partial<CheckFacts>> = {
    "no-questionnaire": { questionnaire: null },
    nobody: { audience: { people: 0, withoutEmail: 0, sharingEmail: 0, customers: null } },
    "too-few": { audience: { people: 4, withoutEmail: 0, sharingEmail: 0, customers: null } },
    text: { texts: { en: { ...english.mails, invitation: { subject: "Hello", body: "no link" } } } },
    "asks-who": { anonymity: "anonymous", knowing: ["call-me"] },
    "no-purpose": { purpose: " " },
    "no-consultant": { confidants: [] },
    "no-closing": { closesAt: null },
    "closing-past": { closesAt: now },
  };
  for (const [code, changes] of Object.entries(hindering))
    assert.deepEqual(found(changes), [`hinders ${code}`]);
  assert.deepEqual(found({ opensAt: days(15) }), ["hinders closing-past"]);
});

test("a wave that follows another says where the comparison falls short", () => {
  const follows = {
    name: "Spring",
    version: 2,
    anonymity: "confidential" as const,
    closed: true,
    answersDeleted: false,
    shared: 38,
  };
  assert.deepEqual(found({ follows }), []);
  assert.deepEqual(found({ follows, anonymity: "named" }), ["hinders follows-confidential"]);
  assert.deepEqual(found({ follows: { ...follows, anonymity: "named" } }), ["mind follows-named"]);
  assert.deepEqual(found({ follows: { ...follows, closed: false } }), ["mind follows-open"]);
  assert.deepEqual(found({ follows: { ...follows, answersDeleted: true } }), ["mind follows-deleted"]);
  assert.deepEqual(found({ follows: { ...follows, version: 1 } }), ["mind follows-version"]);
  assert.deepEqual(found({ follows: { ...follows, shared: 19 } }), ["mind follows-others"]);
});

test("of languages that the mails are not written in it is told what is sent instead", () => {
  const questionnaire = { version: 2, newest: 2, languages: ["en", "de", "fi"], isProfile: false };
  const details = (of: CheckFacts["of"]) =>
    checkCampaign({ ...ready, of, questionnaire }, now)
      .filter(({ code }) => code === "texts-missing")
      .map(({ detail }) => detail);
  assert.deepEqual(
    details("staff").map((detail) => /in (.*), but the mails are not/.exec(detail)?.[1]),
    ["German and Finnish"],
  );
  const [spare = "", none = ""] = details("customers");
  assert.match(spare, /also in German, the mails are not: customers known to read it get the built-in text/);
  assert.match(none, /also in Finnish, but/);
});

test("languages in which it isn't written what the answers are for are named", () => {
  const questionnaire = { version: 2, newest: 2, languages: ["en", "es", "ar"], isProfile: false };
  const details = (purposes: Record<string, string>) =>
    checkCampaign({ ...ready, questionnaire, purposes }, now)
      .filter(({ code }) => code === "purpose-languages")
      .map(({ detail }) => /isn't written in ([^.]*)\./.exec(detail)?.[1]);
  assert.deepEqual(details({}), ["Spanish and Arabic"]);
  assert.deepEqual(details({ es: "Para servir mejor.", ar: " " }), ["Arabic"]);
  assert.deepEqual(details({ es: "Para servir mejor.", ar: "لنخدم أفضل." }), []);
});

test("what to mind", () => {
  const mind: Record<string, Partial<CheckFacts>> = {
    "newer-version": { questionnaire: { version: 2, newest: 3, languages: ["en"], isProfile: false } },
    "texts-missing": {
      questionnaire: { version: 2, newest: 2, languages: ["en", "de"], isProfile: false },
      purposes: { de: "Um besser zu dienen." },
    },
    "without-email": { audience: { people: 40, withoutEmail: 1, sharingEmail: 0, customers: null } },
    "sharing-email": { audience: { people: 40, withoutEmail: 0, sharingEmail: 2, customers: null } },
    "consultant-directs": { confidants: [{ name: "Dora", director: true }] },
    "no-mail-server": { mailServer: false },
    "no-public-address": { origin: "http://127.0.0.1:8080" },
    "closing-soon": { closesAt: days(0.9) },
  };
  for (const [code, changes] of Object.entries(mind)) assert.deepEqual(found(changes), [`mind ${code}`]);
});

test("named campaigns need neither consultant nor group", () => {
  const audience = { people: 2, withoutEmail: 0, sharingEmail: 0, customers: null };
  assert.deepEqual(
    found({ anonymity: "named", audience, confidants: [{ name: "Dora", director: true }] }),
    [],
  );
});

test("texts in a language that is not sent don't hinder", () => {
  const broken = { invitation: { subject: "", body: "" }, reminder: { subject: "", body: "" } };
  assert.deepEqual(found({ texts: { en: english.mails, fi: broken } }), []);
});

test("what hinders comes first", () => {
  assert.deepEqual(found({ mailServer: false, purpose: "" }), ["hinders no-purpose", "mind no-mail-server"]);
});
