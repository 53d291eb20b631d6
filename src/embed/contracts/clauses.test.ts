import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clausesInWords, emptyClauses, problemsOf } from "./clauses.ts";
import { written } from "./contract.fixture.ts";

const today = "2021-03-08";
const pointers = (clauses: ReturnType<typeof emptyClauses>, begins = today, now = today) =>
  problemsOf(clauses, begins, now).map(({ pointer }) => pointer);

describe("what keeps a contract from being signed", () => {
  test("one goal is enough; spaces are none", () => {
    assert.deepEqual(pointers(emptyClauses(today)), ["/goals/0/text"]);
    const clauses = written(today);
    assert.deepEqual(pointers(clauses), []);
    const blank = clauses.goals.map((goal) => ({ ...goal, text: "  " }));
    assert.deepEqual(pointers({ ...clauses, goals: blank }), ["/goals/0/text"]);
  });

  test("it runs for four to twenty-six weeks, and never ends in the past", () => {
    const ending = (endsOn: string, now = today) =>
      pointers({ ...written(today), milestones: [], endsOn }, today, now);
    assert.deepEqual(ending("2021-04-04"), ["/endsOn"]);
    assert.deepEqual(ending("2021-04-05"), []);
    assert.deepEqual(ending("2021-09-06"), []);
    assert.deepEqual(ending("2021-09-07"), ["/endsOn"]);
    assert.deepEqual(ending("2021-05-01", "2021-05-02"), ["/endsOn"]);
  });

  test("milestones lie inside it, with a day and words; an empty line is none", () => {
    const milestones = [
      { id: "m1", on: "2021-03-07", text: "Before" },
      { id: "m2", on: "", text: "Some day" },
      { id: "m3", on: "2021-04-01", text: " " },
      { id: "m4", on: "", text: "" },
    ];
    assert.deepEqual(pointers({ ...written(today), milestones }), [
      "/milestones/0/on",
      "/milestones/1/on",
      "/milestones/2/text",
    ]);
  });
});

describe("what is shown of a contract", () => {
  const clauses = { ...written(today), less: ["Status meetings", "", " "], endReward: "A day by the sea" };
  const shown = (shares: "goals" | "whole") =>
    clausesInWords(clauses, ["Omar"], shares, (date) => `<${date}>`);

  test("the whole has all eight clauses, without empty lines", () => {
    const whole = shown("whole");
    assert.equal(whole.length, 8);
    assert.deepEqual(whole[0]?.lines, [
      "I pass on praise within a day. – I will notice by: Two people a week hear of it",
      "I ring back when I said I would.",
    ]);
    assert.deepEqual(whole[1]?.lines, ["Status meetings"]);
    assert.deepEqual(whole[3]?.lines, ["Omar"]);
    assert.deepEqual(whole[6]?.lines, ["<2021-04-05>: Ten people thanked"]);
  });

  test("goals alone show nothing of the other clauses", () => {
    const text = JSON.stringify(shown("goals"));
    assert.ok(text.includes("praise"));
    for (const other of ["Status", "sea", "Omar", "thanked", "Friday"])
      assert.ok(!text.includes(other), other);
  });
});
