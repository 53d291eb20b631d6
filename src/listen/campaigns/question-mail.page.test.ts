import assert from "node:assert/strict";
import { test } from "node:test";
import { questionMail } from "./question-mail.page.ts";

const address = "https://loop.example.org/a/code";

/** A mail in which every text ends with the same words. */
function mailWith(words: string): string {
  const say = (text: string) => `${text}${words}`;
  const question = {
    lead: say("One click opens the survey."),
    text: say("How likely?"),
    kind: "figures" as const,
    answers: [0, 10].map((value) => ({
      label: say(String(value)),
      name: say(`${value}: likely`),
      address: `${address}?a=q.${value}`,
    })),
    ends: say("0: no, 10: yes"),
  };
  const body = `${say("Dear Ada,")}\n\n${say("please answer.")}\n${say("Thank you.")}\n\n${address}\n\n${say("The team")}`;
  return questionMail(
    say("Please answer"),
    [
      { language: "en", direction: "ltr", body, question },
      { language: "ar", direction: "rtl", body, question: null },
    ],
    address,
  );
}

/** Elements and the names of their attributes, in order. */
const structure = (page: string) =>
  Array.from(page.matchAll(/<[^>]*>/g), ([tag]) => tag.replace(/="[^"]*"/g, "="));

test("script in every text of a mail is words, and changes no element", () => {
  const script = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{name}}`;
  const hostile = mailWith(script);
  assert.deepEqual(structure(hostile), structure(mailWith(" and so on")));
  const shown = hostile.split("&lt;script&gt;alert(1)&lt;/script&gt;").length - 1;
  assert.ok(shown >= 16, `${shown} texts`);
});
