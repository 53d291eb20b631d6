import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { parse, stringify } from "yaml";
import { parseQuestionnaire, readQuestionnaire, serviceCommitmentFile } from "./questionnaire.import.ts";
import type { Questionnaire } from "./questionnaire.ts";

const original = readFileSync(serviceCommitmentFile, "utf8");

/** The text of the built-in questionnaire after a change. */
function changed(change: (questionnaire: Questionnaire) => void): string {
  const questionnaire = parse(original) as Questionnaire;
  change(questionnaire);
  return stringify(questionnaire);
}

function refuses(text: string, reason: RegExp) {
  assert.throws(
    () => parseQuestionnaire(text, "mine.yaml"),
    (error: Error & { code?: string }) => {
      assert.equal(error.code, "questionnaire.malformed");
      assert.match(error.message, /^mine\.yaml is not a questionnaire/);
      assert.match(error.message, reason);
      return true;
    },
  );
}

describe("a questionnaire file", () => {
  test("may be JSON as well as YAML", () => {
    const questionnaire = parseQuestionnaire(JSON.stringify(parse(original)), "mine.json");
    assert.equal(questionnaire.id, "service-commitment");
  });

  test("may have another scale and other competencies", () => {
    const text = changed((questionnaire) => {
      questionnaire.scale = { minimum: 1, maximum: 5, anchors: ["a", "b", "c", "d", "e"] };
      questionnaire.competencies = questionnaire.competencies.slice(0, 2);
    });
    assert.equal(parseQuestionnaire(text, "mine.yaml").scale.maximum, 5);
  });

  test("says where a text is missing", () => {
    refuses(
      changed((q) => void Object.assign(q.competencies[1]?.statements[2] ?? {}, { essay: undefined })),
      /competencies › 2 › statements › 3: .*essay/,
    );
  });

  test("refuses fields it doesn't know, by name", () => {
    refuses(
      changed((q) => void Object.assign(q, { scael: 1 })),
      /scael/,
    );
  });

  test("refuses anchors that don't fit the scale", () => {
    refuses(
      changed((q) => void q.scale.anchors.pop()),
      /4 ratings need 4 anchors, there are 3/,
    );
    refuses(
      changed((q) => void Object.assign(q.scale, { maximum: 0 })),
      /maximum must be above the minimum/,
    );
  });

  test("refuses codes that are used twice, also in another case", () => {
    refuses(
      changed((q) => void Object.assign(q.competencies[0]?.statements[0] ?? {}, { code: "rrs-8" })),
      /code RRS-8 is used twice/,
    );
  });

  test("refuses what is not a questionnaire at all", () => {
    for (const text of ["", "[]", "hello", "a: [1", "a: *b", "\u0000"]) refuses(text, /./);
  });

  test("does not expand a billion laughs", () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(",")}]`,
    );
    refuses(`l0: &l0 [x]\n${levels.join("\n")}\n`, /alias/i);
  });

  test("that is not there is named", async () => {
    await assert.rejects(readQuestionnaire("/nowhere/mine.yaml"), {
      code: "file.not-found",
      message: /mine\.yaml/,
    });
    await assert.rejects(readQuestionnaire(import.meta.dirname), { code: "file.not-found" });
  });
});
