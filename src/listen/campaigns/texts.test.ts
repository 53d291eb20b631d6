import assert from "node:assert/strict";
import { test } from "node:test";
import { closingText, composeMail, fillText, textLanguages, textProblems } from "./texts.ts";
import { english } from "./words/english.ts";

const values = {
  name: "Ann",
  organisation: "Example Rail",
  closes: "Friday",
  link: "https://x.org/a/1",
  account: "",
  account_manager: "",
};
const mail = (subject: string, body: string) => ({ subject, body });

test("placeholders are filled, spaces inside or not", () => {
  assert.equal(fillText("{{name}}, {{ link }}: {{closes}}", values), "Ann, https://x.org/a/1: Friday");
});

test("what isn't known is said otherwise, as the text or the language has it", () => {
  const text = "{{account|your company}}, {{ account_manager | somebody }}, {{account}}.";
  assert.equal(fillText(text, values), "your company, somebody, .");
  assert.equal(fillText(text, { ...values, account: "Rail & Co" }), "Rail & Co, somebody, Rail & Co.");
});

test("a value that looks like a placeholder stays as it is", () => {
  const hostile = { ...values, name: "{{link}}", organisation: "$& $1" };
  assert.equal(fillText("{{name}} {{organisation}}", hostile), "{{link}} $& $1");
});

test("what hinders sending", () => {
  const details = (subject: string, body: string) =>
    textProblems({ en: { invitation: mail(subject, body), reminder: english.mails.reminder } }).map(
      ({ language, mail: which, field, detail }) => `${language} ${which} ${field} ${detail.slice(0, 24)}`,
    );
  assert.deepEqual(details("Hello", "{{link}}"), []);
  assert.deepEqual(details(" ", "{{ link }}"), ["en invitation subject The subject is empty. Wr"]);
  assert.deepEqual(details("Hello\nBcc: x", "{{link}}"), ["en invitation subject The subject has more tha"]);
  assert.deepEqual(details("{{link}}", "{{link}}"), ["en invitation subject The link can't stand in "]);
  assert.deepEqual(details("Hello", "link"), ["en invitation body The text has no {{link}}"]);
  assert.deepEqual(details("Hello", "{{link}} {{password}} {{}}"), [
    "en invitation body {{password}} is not know",
    "en invitation body {{}} is not known. Use {",
  ]);
});

test("a campaign in two languages says everything in both, in the given order", () => {
  const texts = {
    de: { invitation: mail("Hallo {{name}}", "{{link}} bis {{closes}}"), reminder: mail("", "") },
    en: { invitation: mail("Hello {{name}}", "{{link}} until {{closes}}"), reminder: mail("", "") },
  };
  const write = (languages: string[]) =>
    composeMail(texts, "invitation", languages, (language) => ({ ...values, closes: `(${language})` }));
  assert.deepEqual(write(["en", "de"]), {
    subject: "Hello Ann / Hallo Ann",
    body: "https://x.org/a/1 until (en)\n\n* * *\n\nhttps://x.org/a/1 bis (de)\n",
    parts: [
      { language: "en", body: "https://x.org/a/1 until (en)" },
      { language: "de", body: "https://x.org/a/1 bis (de)" },
    ],
  });
  assert.deepEqual(textLanguages(texts, ["fr", "en", "en"]), ["en"]);
  assert.deepEqual(textLanguages(texts, ["fr"]), ["de", "en"]);
});

test("a subject is one line, whatever the name is", () => {
  const texts = { en: { invitation: mail("For {{name}}", "{{link}}"), reminder: mail("", "") } };
  const { subject } = composeMail(texts, "invitation", ["en"], () => ({
    ...values,
    name: "A\r\nBcc: b@c.org",
  }));
  assert.equal(subject, "For A Bcc: b@c.org");
});

test("closing times name the day and the zone", () => {
  const closes = new Date("2026-12-04T17:00:00Z");
  assert.match(closingText(closes, "en", "Europe/Berlin"), /Friday,? 4 December 2026.* 18:00 (CET|GMT\+1)/);
  assert.match(closingText(closes, "de", "America/New_York"), /Freitag, 4\. Dezember 2026.* 12:00/);
});
