import assert from "node:assert/strict";
import { test } from "node:test";
import { limeSurveyDefinition } from "./definition.ts";
import { limeSurveyReader } from "./document.ts";
import { asked, lss, offered } from "./lss.fixture.ts";

function read(questions: ReturnType<typeof asked>[], answers: ReturnType<typeof offered> = []) {
  const reader = limeSurveyReader();
  reader.write(lss({ questions, ...(answers.length === 0 ? {} : { answers }) }));
  const document = reader.end();
  return document === null ? null : limeSurveyDefinition(document, "limesurvey-lss");
}

test("codes that a help text or a pattern takes for no answer are said once, with what to do", () => {
  const help = "Whole years, or 888 (refused) or 999 = unknown; 12 (a dozen) is fine.";
  const notes = read([
    asked("1", "N", { title: "age", help, preg: "/^(([1-9][0-9]?)|888|999)$/" }),
    asked("2", "N", { title: "years", help: "", preg: "/^(\\d{1,2}|99)$/" }),
    asked("3", "N", { title: "cars", help: "From 0 to 20", preg: "/^\\d+$/" }),
  ])?.notes;
  assert.deepEqual(
    notes?.map(({ text }) => text),
    [
      "2 questions (“age” …) take 888 (refused), 999 (unknown) and 99 for no answer, by their help text or rule, and the export writes them as numbers. Add them: `--missing 888,999,99`.",
    ],
  );
});

test("help texts, and what is worked out in answers, have a line a question", () => {
  const definition = read(
    [
      asked("1", "L", { help: "Think of <b>all</b> of it" }),
      asked("2", "S", { help: "" }),
      asked("3", "S", { help: "Pattern: /^[A-Z]{2,3}\\d{4}$/" }),
    ],
    offered("1", [
      ["A1", "All of {count}"],
      ["A2", "Some of {count}"],
    ]),
  );
  const lines = definition?.fidelity.filter(({ what }) => what === "help text" || what === "piping") ?? [];
  assert.deepEqual(
    lines.map(({ where, what, text }) => `${where} ${what}: ${text}`),
    [
      "Q1 piping: ‘{count}’ in its answers or help was worked out for each person; labels stand as written.",
      "Q1 help text: Beside it stood ‘Think of all of it’. Help texts are not kept.",
      "Q3 help text: Beside it stood ‘Pattern: /^[A-Z]{2,3}\\d{4}$/’. Help texts are not kept.",
    ],
  );
});
