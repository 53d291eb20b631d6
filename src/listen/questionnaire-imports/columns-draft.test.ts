import assert from "node:assert/strict";
import { test } from "node:test";
import type { UnderstoodColumn } from "../survey-files/survey-file.ts";
import { columnsDraft } from "./columns-draft.ts";
import { finishDraft } from "./finish-draft.ts";

const column = (name: string, more: Partial<UnderstoodColumn>): UnderstoodColumn => ({
  position: 0,
  option: null,
  name,
  label: name,
  kind: "text",
  by: "file",
  because: "",
  ends: null,
  reversed: false,
  values: [],
  missing: [],
  filled: 10,
  distinct: 5,
  examples: [],
  question: null,
  ...more,
});
const answers = (...labels: string[]) => labels.map((label, place) => ({ cell: label, value: place, label }));

test("columns of answers become questions: grids and lists together, scales with their words, ids left out", () => {
  const grid = { kind: "rating", ends: { low: 1, high: 3 }, question: "Q2" } as const;
  const { definition, lines } = finishDraft(
    columnsDraft("Spring", [
      column("Respondent", { kind: "identifier" }),
      column("Q1", {
        kind: "rating",
        label: "How good?",
        ends: { low: 1, high: 3 },
        values: [{ cell: "a", value: 3, label: "Good" }],
      }),
      column("Q2_1", { ...grid, label: "Rate each: Speed" }),
      column("Q2_2", { ...grid, label: "Rate each: Price" }),
      column("Q3a", { kind: "multiple", label: "Which? - Phone", question: "Q3" }),
      column("Q3b", { kind: "multiple", label: "Which? - Mail", question: "Q3" }),
      column("Q4", {
        kind: "choice",
        values: answers("North", "South"),
        missing: [{ cell: "n/a", reason: "not applicable" }],
      }),
      column("Q5", {
        kind: "choice",
        values: answers(...Array.from({ length: 20 }, (_, index) => `Branch ${index}`)),
      }),
      column("Q6", { kind: "rating", label: "Recommend?", ends: { low: 0, high: 10 } }),
      column("Q7", { kind: "date" }),
      column("Q8", { kind: "number" }),
      column("Q9", {}),
    ]),
  );
  const questions = definition.pages.flatMap((page) => page.questions);
  assert.deepEqual(
    questions.map(({ id, type }) => `${id} ${type}`),
    [
      "Q1 rating",
      "Q2 matrix",
      "Q3 multiple-choice",
      "Q4 single-choice",
      "Q5 dropdown",
      "Q6 zero-to-ten",
      "Q7 date",
      "Q8 number",
      "Q9 long-text",
    ],
  );
  const [first, second, third, fourth] = questions;
  assert.ok(first?.type === "rating" && second?.type === "matrix" && third?.type === "multiple-choice");
  assert.deepEqual(
    first.anchors.map((each) => each["en"]),
    ["1", "2", "Good"],
  );
  assert.equal(second.text["en"], "Rate each");
  assert.deepEqual(
    second.rows.map(({ id, text }) => [id, text["en"]]),
    [
      ["Q2_1", "Speed"],
      ["Q2_2", "Price"],
    ],
  );
  assert.deepEqual(
    third.options.map(({ text }) => text["en"]),
    ["Phone", "Mail"],
  );
  assert.equal(fourth?.notApplicable, true);
  assert.ok(lines.some(({ where, verdict }) => where === "Respondent" && verdict === "lost"));
});

test("a grid whose columns have different scales stays single questions", () => {
  const { definition } = finishDraft(
    columnsDraft("Spring", [
      column("a", { kind: "rating", ends: { low: 1, high: 3 }, question: "Q" }),
      column("b", { kind: "rating", ends: { low: 1, high: 5 }, question: "Q" }),
    ]),
  );
  assert.deepEqual(
    definition.pages.flatMap(({ questions }) => questions.map(({ type }) => type)),
    ["rating", "rating"],
  );
});
