import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";

const rows = Array.from({ length: 30 }, (_, row) => row);

test("a scale is what its header says, turned round where the low end is the good one", async () => {
  const content = csvOf({
    "Tempo (1 = sehr gut, 6 = ungenügend)": rows.map((row) => 1 + (row % 4)),
    "Preis (1 = sehr gut, 6 = ungenügend)": rows.map((row) => (row === 7 ? 7 : 2 + (row % 4))),
    "Staff (1 = very bad, 5 = very good)": rows.map((row) => 2 + (row % 3)),
  });
  await withSurvey(content, {}, async (survey) => {
    const tempo = columnOf(survey, "Tempo (1 = sehr gut, 6 = ungenügend)");
    assert.deepEqual([tempo.kind, tempo.ends, tempo.reversed], ["rating", { low: 1, high: 6 }, true]);
    assert.deepEqual((await codedColumn(survey, tempo.name)).slice(0, 4), [6, 5, 4, 3]);
    assert.deepEqual(
      tempo.values.map(({ cell, label }) => `${cell} ${label}`),
      ["1 sehr gut", "2 2", "3 3", "4 4", "5 5", "6 ungenügend"],
    );
    const price = await codedColumn(survey, "Preis (1 = sehr gut, 6 = ungenügend)");
    assert.deepEqual([price[0], price[7]], [5, "unreadable"]);
    const staff = columnOf(survey, "Staff (1 = very bad, 5 = very good)");
    assert.deepEqual([staff.ends, staff.reversed], [{ low: 1, high: 5 }, false]);
    const turned = survey.understanding.notes.filter(({ code }) => code === "scale.turned");
    assert.deepEqual(
      turned.map(({ weight }) => weight),
      ["check"],
    );
  });
});

test("the good end is known in many languages", async () => {
  const scales = [
    "1 = très satisfait, 5 = pas du tout satisfait",
    "1 = muy satisfecho, 5 = muy insatisfecho",
    "1 = muito bom, 5 = muito ruim",
    "1 = ottimo, 5 = pessimo",
    "1 = zeer tevreden, 5 = zeer ontevreden",
    "1 = 매우 만족, 5 = 매우 불만족",
    "1 = ممتاز, 5 = سيئ",
    "1 = best, 5 = worst",
  ];
  const content = csvOf(Object.fromEntries(scales.map((scale) => [scale, rows.map((row) => 1 + (row % 5))])));
  await withSurvey(content, {}, (survey) => {
    for (const scale of scales) assert.equal(columnOf(survey, scale).reversed, true, scale);
  });
});

test("a rating from 1 to 5 beside one from 0 to 10 keeps its ends", async () => {
  const content = csvOf({
    Q3: rows.concat(rows).map((row) => 1 + (row % 5)),
    Q4: rows.concat(rows).map((row) => row % 11),
  });
  await withSurvey(content, {}, (survey) => {
    assert.deepEqual(columnOf(survey, "Q3").ends, { low: 1, high: 5 });
    assert.deepEqual(columnOf(survey, "Q4").ends, { low: 0, high: 10 });
  });
});
