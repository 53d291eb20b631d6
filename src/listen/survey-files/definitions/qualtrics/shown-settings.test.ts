import assert from "node:assert/strict";
import { test } from "node:test";
import { qualtricsDefinition } from "./definition.ts";
import { choices, qsf, question } from "./qsf.fixture.ts";

const linesOf = (json: unknown, what: string): string[] =>
  (qualtricsDefinition(json as Parameters<typeof qualtricsDefinition>[0])?.fidelity ?? [])
    .filter((line) => line.what === what)
    .map(({ where, text, verdict }) => `${where} ${verdict}: ${text}`);

const asked = question("QID1", {
  Choices: {
    ...choices("Apple", `\${e://Field/Fruit} or another`),
    "3": { Display: "None of them", ExclusiveAnswer: true },
    "4": { Display: "Don't like fruit", ExclusiveAnswer: true },
  },
  ChoiceOrder: ["1", "2", "3", "4"],
  ChoiceGroups: {
    cg_1: { ChoiceGroupOrder: ["1", "2"], GroupLabel: "Fruit" },
    cg_2: { ChoiceGroupOrder: null, GroupLabel: "Left over" },
  },
});

test("answers that exclude others, groups of answers and piped answers have a line a question", () => {
  const json = qsf([asked, question("QID2")]);
  assert.deepEqual(linesOf(json, "exclusive answer"), [
    "Q1 changed: ‘None of them’ and ‘Don't like fruit’ could only be chosen alone. The rule is kept as text and not checked.",
  ]);
  assert.deepEqual(linesOf(json, "answer groups"), [
    "Q1 lost: Answers were shown in groups: ‘Fruit’. The groups are not kept; figures are of each answer.",
  ]);
  assert.deepEqual(linesOf(json, "piping"), [
    "Q1 changed: [Fruit] in its answers was put in for each person; their labels stand as written.",
  ]);
});

test("what becomes of unfinished answers decides which are in the file, and is said", () => {
  const withOption = (value: string) =>
    qsf([asked], {
      elements: [{ Element: "SO", PrimaryAttribute: "Survey Options", Payload: { PartialData: value } }],
    });
  assert.match(linesOf(withOption("+1 week"), "unfinished answers")[0] ?? "", /closed after ‘1 week’/);
  assert.match(linesOf(withOption("No"), "unfinished answers")[0] ?? "", /finished ones only/);
  assert.deepEqual(linesOf(qsf([asked]), "unfinished answers"), []);
});
