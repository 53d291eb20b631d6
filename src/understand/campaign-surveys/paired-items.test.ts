import assert from "node:assert/strict";
import { test } from "node:test";
import { computedSurvey } from "./campaign-survey.fixture.ts";

/**
 * Forty people who rate us one point above Acme and find one point less speed than they expect, all of them; about Globex and
 * care they differ. Three say what they expect of reach, nobody of the price.
 */
async function survey(anonymity: "named" | "confidential") {
  const people = Array.from({ length: 40 }, (_, index) => {
    const own = 2 + (index % 3);
    const other = String(1 + ((index * 7) % 5));
    return {
      groups: {},
      bounced: false,
      completed: true,
      answers: {
        firms: { rows: { us: String(own), acme: String(own - 1), globex: other } },
        parts: { rows: { reach: other, speed: String(own), care: String(own) } },
        expected: {
          rows: { speed: String(own + 1), care: other, ...(index < 3 && { reach: String(own) }) },
        },
      },
    };
  });
  const { survey: found } = await computedSurvey(people, { anonymity });
  return {
    competitors: found.providers?.competitors.map(({ label, paired, why }) => [label, paired !== null, why]),
    parts: found.expectations?.map(({ name, gap, why }) => [name.split(".").at(-1), gap !== null, why]),
  };
}

test("why two items aren't compared: too few, or all differ alike, which a confidential campaign doesn't tell", async () => {
  const named = await survey("named");
  assert.deepEqual(named.competitors, [
    ["acme", false, "all the same"],
    ["globex", true, null],
  ]);
  assert.deepEqual(named.parts, [
    ["reach", false, "too few"],
    ["speed", false, "all the same"],
    ["care", true, null],
    ["price", false, "too few"],
  ]);
  const confidential = await survey("confidential");
  assert.deepEqual(confidential.competitors?.[0], ["acme", false, "protects individuals"]);
  assert.deepEqual(confidential.parts, [
    ["reach", false, "too few"],
    ["speed", false, "protects individuals"],
    ["care", true, null],
    ["price", false, "too few"],
  ]);
});
