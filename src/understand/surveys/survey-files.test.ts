/** From a file's bytes to figures. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openSurvey, type SurveyOptions } from "#listen/survey-files/open-survey.reader.ts";
import { seededRandom } from "#stats/random.ts";
import { withoutReference } from "../../../test/reference-data.ts";
import { analyseSurvey } from "./analyse-survey.service.ts";
import { assertNear, driverOf, itemOf } from "./analysed.fixture.ts";
import { defaultChoice } from "./survey-choice.ts";
import type { SurveyResults } from "./survey-results.ts";

const folder = await mkdtemp(join(tmpdir(), "survey-"));
after(() => rm(folder, { recursive: true }));
const sharedFile = (path: string) => join(import.meta.dirname, "../../../../shared", path);
const { signal } = new AbortController();

async function resultsOf(path: string, flags: SurveyOptions["flags"] = {}): Promise<SurveyResults> {
  const file = await openSurvey(path, { signal, flags });
  return analyseSurvey(file, { ...defaultChoice(file.understanding), draws: 20 }, { signal });
}

async function resultsOfText(text: string, flags?: SurveyOptions["flags"]): Promise<SurveyResults> {
  const path = join(folder, "answers.csv");
  await writeFile(path, text);
  return resultsOf(path, flags);
}

const attitude = "data/drivers/attitude.csv";
test("attitude.csv: drivers of the rating, alpha of all items", {
  skip: withoutReference(attitude),
}, async () => {
  const results = await resultsOf(sharedFile(attitude), { outcome: "rating" });
  assert.equal(results.outcome?.drivers.length, 6);
  assertNear(results.outcome.r2, 0.732601992531149);
  assertNear(driverOf(results, "complaints").lmg, 0.370816194319328);
  assertNear(driverOf(results, "raises").relativeWeight, 0.121780399688217);
  assertNear(results.reliability[0]?.alpha, 0.8431428, 1e-6);
});

const swiss = "data/drivers/swiss.csv";
test("swiss.csv: names of places are no driver", { skip: withoutReference(swiss) }, async () => {
  const results = await resultsOf(sharedFile(swiss), { outcome: "Fertility" });
  assert.deepEqual(
    results.outcome?.drivers.map(({ name }) => name),
    ["Education", "Examination", "Infant.Mortality", "Catholic", "Agriculture"],
  );
  assertNear(driverOf(results, "Catholic").lmg, 0.105570150373494);
});

test("answers that are none stay out, however a file writes them", async () => {
  const random = seededRandom(1);
  const cells = ["N/A", "n/a", "-", ""];
  const rows = Array.from({ length: 60 }, (_, row) => {
    const rated = 1 + random.integer(5);
    const other = 1 + random.integer(5);
    return {
      rated,
      other,
      cell: row % 6 === 0 ? (cells[(row / 6) % 4] ?? "") : String(rated),
      zero: row % 5 === 0 ? 0 : other,
    };
  });
  const text = `overall,friendly,quick (0 = not applicable)\n${rows.map(({ rated, cell, zero }) => `${6 - rated},${cell},${zero}`).join("\n")}\n`;
  const results = await resultsOfText(text, { outcome: "overall" });
  const friendly = itemOf(results, "friendly");
  const answered = rows.flatMap(({ rated }, row) => (row % 6 === 0 ? [] : [rated]));
  assert.equal(friendly.n, 50);
  assertNear(friendly.mean, answered.reduce((sum, one) => sum + one, 0) / 50);
  const quick = results.items[2];
  assert.deepEqual([quick?.n, quick?.missing], [48, { "not applicable": 12 }]);
  // Rows 0, 30 lack both.
  assert.deepEqual([results.outcome?.n, results.outcome?.lost], [40, 20]);
});

test("a group with one person, a constant item, twins and more items than answers", async () => {
  const random = seededRandom(2);
  const people = Array.from({ length: 31 }, (_, person) => {
    const team = person === 0 ? "Alone" : person % 2 === 0 ? "North" : "South";
    const rated = Array.from({ length: 40 }, () => 1 + random.integer(5));
    return [team, 4, rated[0], ...rated].join(",");
  });
  const header = [
    "team",
    "constant",
    "twin",
    ...Array.from({ length: 40 }, (_, index) => `item${index}`),
  ].join(",");
  const results = await resultsOfText(`${header}\n${people.join("\n")}\n`, {
    outcome: "item39",
    group: "team",
  });
  const [alone, ...others] = results.groups;
  assert.deepEqual([alone?.name, alone?.n, alone?.why], ["Alone", null, "too few"]);
  assert.equal(others.filter(({ suppressed }) => suppressed).length, 1);
  assert.match(results.outcome?.problem ?? "", /^31 complete answers are too few for/);
  assert.ok(results.items.every(({ name, mean }) => (mean === null) === (name === "constant")));
});
