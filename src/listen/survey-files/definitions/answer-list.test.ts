import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codedAnswers } from "./answer-list.ts";

const list = (...pairs: [code: string, label: string][]) => pairs.map(([code, label]) => ({ code, label }));

describe("answers of a scale", () => {
  test("count by their codes, and answers that are none are missing", () => {
    const coded = codedAnswers(list(["1", "Poor"], ["2", "Fair"], ["3", "Good"], ["9", "N/A"]), "scale");
    assert.equal(coded.kind, "rating");
    assert.deepEqual(coded.ends, { low: 1, high: 3 });
    assert.deepEqual(
      coded.values.map(({ cell, value }) => [cell, value]),
      [
        ["1", 1],
        ["2", 2],
        ["3", 3],
      ],
    );
    assert.deepEqual(coded.missing, [
      { cell: "9", reason: "not applicable" },
      { cell: "N/A", reason: "not applicable" },
    ]);
  });

  test("count by their places where codes are words", () => {
    const coded = codedAnswers(list(["A1", "Low"], ["A2", "Medium"], ["A3", "High"]), "scale");
    assert.deepEqual(
      coded.values.map(({ value }) => value),
      [1, 2, 3],
    );
  });

  test("codes apart from all others are missing codes", () => {
    const below = codedAnswers(
      list(["1", "Enjoy"], ["2", "Ambivalent"], ["3", "Dislike"], ["-1", "Never tried it"]),
      "scale",
    );
    assert.deepEqual(below.ends, { low: 1, high: 3 });
    assert.deepEqual(below.missing[0], { cell: "-1", reason: "missing code" });
    const above = codedAnswers(list(["1", "a"], ["2", "b"], ["3", "c"], ["99", "Skip"]), "scale");
    assert.deepEqual(above.ends, { low: 1, high: 3 });
    const next = codedAnswers(list(["7", "a"], ["8", "b"], ["9", "c"]), "scale");
    assert.deepEqual(next.ends, { low: 7, high: 9 });
    const both = codedAnswers(list(["-1", "a"], ["0", "b"], ["1", "c"], ["-2", "d"]), "scale");
    assert.deepEqual(both.ends, { low: -2, high: 1 });
  });

  test("two answers, or one beside the scale, make a choice", () => {
    assert.equal(codedAnswers(list(["1", "Yes"], ["2", "No"]), "scale").kind, "choice");
    assert.equal(codedAnswers(list(["1", "Taste"], ["2", "Price"], ["3", "Other"]), "scale").kind, "choice");
  });
});

describe("answers of a list", () => {
  test("are a choice by their places", () => {
    const coded = codedAnswers(list(["10", "Red"], ["11", "Blue"], ["12", "Green"]), "list");
    assert.equal(coded.kind, "choice");
    assert.equal(coded.ends, null);
    assert.deepEqual(
      coded.values.map(({ value }) => value),
      [0, 1, 2],
    );
  });

  test("are a rating by the numbers in their words, not their codes", () => {
    const labels = ["0 – Not at all likely", ..."123456789".split(""), "10 – Extremely likely"];
    const coded = codedAnswers(
      labels.map((label, place) => ({ code: String(place + 1), label })),
      "list",
    );
    assert.equal(coded.kind, "rating");
    assert.deepEqual(coded.ends, { low: 0, high: 10 });
    assert.deepEqual(coded.values[0], { cell: "1", value: 0, label: "0 – Not at all likely" });
  });

  test("that begin with numbers of brackets stay a choice", () => {
    for (const labels of [
      ["18 – 24", "25 – 34", "35 – 44"],
      ["1796-1803", "1810-1814", "1861-1865"],
      ["1 to 5", "6 to 25", "26 to 100"],
    ])
      assert.equal(
        codedAnswers(
          labels.map((label) => ({ code: label, label })),
          "list",
        ).kind,
        "choice",
        labels[0],
      );
  });

  test("keep other words for the same answer", () => {
    const coded = codedAnswers([{ code: "1", label: "Yes", also: ["Ja", "Yes", "", "1"] }], "list");
    assert.deepEqual(coded.also, [{ cell: "Ja", code: "1" }]);
  });
});
