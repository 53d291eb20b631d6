import assert from "node:assert/strict";
import { test } from "node:test";
import { columnOf, csvOf, withSurvey } from "#listen/survey-files/survey-file.fixture.ts";
import { labelOf } from "./item-results.ts";

const name = "How was it? (1 = very good, 2 = fair, 3 = very bad)";

test("answers of a column that was turned round keep their words", async () => {
  await withSurvey(csvOf({ [name]: [1, 2, 3, 3, 2, 1] }), {}, (survey) => {
    const column = columnOf(survey, name);
    assert.ok(column.reversed);
    assert.deepEqual(
      [1, 2, 3].map((value) => labelOf(column, value)),
      ["very bad", "fair", "very good"],
    );
  });
});

test("an option is called by its words where it was chosen", async () => {
  const used = Array.from({ length: 6 }, () => ["App; Shop", "Shop", "App"]).flat();
  await withSurvey(csvOf({ Used: used, Rating: used.map((_, row) => (row % 5) + 1) }), {}, (survey) => {
    for (const option of ["App", "Shop"]) {
      const column = columnOf(survey, `Used: ${option}`);
      assert.deepEqual([labelOf(column, 0), labelOf(column, 1)], ["not chosen", option]);
    }
  });
});
