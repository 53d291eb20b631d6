import assert from "node:assert/strict";
import { test } from "node:test";
import { requestMail } from "../colleagues/request-words.ts";
import { directedHtml } from "./directed-mail.service.ts";

const facts = {
  name: "Ana (HR 2)",
  subject: "ليلى",
  organisation: "Wellan Rail",
  link: "https://example.org/a/x",
  closes: "…",
};

test("a mail with Arabic in it says the direction of each of its languages", () => {
  const html = directedHtml(requestMail("request", ["en", "ar"], () => facts).parts) ?? "";
  assert.match(html, /^<!doctype html>\n<html lang="en" dir="ltr">/);
  assert.match(html, /<div lang="ar" dir="rtl">\n<p>تحية طيبة \u2068Ana \(HR 2\)\u2069،<\/p>/);
  assert.match(html, /<a href="https:\/\/example.org\/a\/x" dir="ltr">/);
});

test("mails that are read from left to right need none", () => {
  assert.equal(directedHtml(requestMail("reminder", ["en", "es"], () => facts).parts), null);
  assert.equal(directedHtml([]), null);
});
