import assert from "node:assert/strict";
import { test } from "node:test";
import { type CheckFacts, checkCampaign } from "./checks.ts";
import { english } from "./words/english.ts";

const now = new Date("2026-06-01T12:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const ready: CheckFacts = {
  questionnaire: { version: 2, newest: 2, languages: ["en"] },
  follows: null,
  anonymity: "confidential",
  minimumGroup: 5,
  purpose: "To serve better.",
  texts: { en: english.mails },
  audience: { people: 40, withoutEmail: 0, sharingEmail: 0 },
  confidants: [{ name: "Carl", director: false }],
  opensAt: null,
  closesAt: days(14),
  mailServer: true,
};
const found = (changes: Partial<CheckFacts>) =>
  checkCampaign({ ...ready, ...changes }, now).map(({ code, severity }) => `${severity} ${code}`);

test("nothing hinders a campaign that is ready", () => assert.deepEqual(found({}), []));

test("what hinders", () => {
  const hindering: Record<string, Partial<CheckFacts>> = {
    "no-questionnaire": { questionnaire: null },
    nobody: { audience: { people: 0, withoutEmail: 0, sharingEmail: 0 } },
    "too-few": { audience: { people: 4, withoutEmail: 0, sharingEmail: 0 } },
    text: { texts: { en: { ...english.mails, invitation: { subject: "Hello", body: "no link" } } } },
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

test("what to mind", () => {
  const mind: Record<string, Partial<CheckFacts>> = {
    "newer-version": { questionnaire: { version: 2, newest: 3, languages: ["en"] } },
    "texts-missing": { questionnaire: { version: 2, newest: 2, languages: ["en", "de"] } },
    "without-email": { audience: { people: 40, withoutEmail: 1, sharingEmail: 0 } },
    "sharing-email": { audience: { people: 40, withoutEmail: 0, sharingEmail: 2 } },
    "consultant-directs": { confidants: [{ name: "Dora", director: true }] },
    "no-mail-server": { mailServer: false },
    "closing-soon": { closesAt: days(0.9) },
  };
  for (const [code, changes] of Object.entries(mind)) assert.deepEqual(found(changes), [`mind ${code}`]);
});

test("named campaigns need neither consultant nor group", () => {
  const audience = { people: 2, withoutEmail: 0, sharingEmail: 0 };
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
