import assert from "node:assert/strict";
import { test } from "node:test";
import { signInMail } from "./sign-in-mail.ts";

const link = "https://example.org/sign-in/link#code";

test("every language names the person, the time and the link, on a line of its own", () => {
  const subjects = ["en", "de-AT", "fr", "es", "nl", "ar"].map((language) => {
    const { subject, body, direction } = signInMail(language, "Ana", link, 15);
    assert.ok(body.split("\n").includes(link), language);
    assert.ok(body.includes("Ana") && body.includes("15"), language);
    assert.equal(direction, language === "ar" ? "rtl" : "ltr");
    return subject;
  });
  assert.equal(new Set(subjects).size, 6);
  assert.equal(signInMail("fi", "Ana", link, 15).language, "en");
});
