import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace } from "../../application.fixture.ts";
import { smallQuestionnaire } from "../profile/questionnaire.fixture.ts";
import { createQuestionnaire } from "../questionnaires/questionnaire.contract.ts";
import { coachingTexts } from "./coaching-texts.service.ts";
import { coachingTextsOf, profileWithCoaching } from "./coaching-texts.ts";
import * as contract from "./translations.contract.ts";

test("every long text of a report is a coaching text, and what respondents read is none", () => {
  const profile = smallQuestionnaire();
  const texts = coachingTextsOf(profile);
  assert.equal(new Set(texts.map(({ key }) => key)).size, texts.length);
  assert.equal(texts.length, 1 + 2 * (1 + 1 + 2 + 4 * 5) + 1 + 2);
  const marked = new Map(texts.map(({ key }) => [key, { words: `[${key}]`, isTranslation: true }]));
  const whole = JSON.stringify(profileWithCoaching(profile, { texts: marked }));
  for (const { key } of texts) assert.ok(whole.includes(`"[${key}]"`), key);
  const first = profileWithCoaching(profile, { texts: marked }).competencies[0];
  assert.deepEqual(
    [first?.name, first?.statements[0]?.text, first?.statements[0]?.topic],
    ["Leadership and vision", "does what LV-1 asks for.", "[LV-1.topic]"],
  );
});

test("an organisation translates coaching texts; what is missing stays in the profile's language", async () => {
  const { director, workspaceId: workspace, transaction } = await openWorkspace();
  const begin = async () =>
    (await director(createQuestionnaire, { params: { workspace }, body: { template: "service-commitment" } }))
      .id;
  const params = { workspace, questionnaire: await begin(), part: "coaching" as const };
  const sheet = await director(contract.readTranslations, { params, query: { language: "eo" } });
  assert.ok(sheet.total > 500 && sheet.isProfile, String(sheet.total));
  const [paragraph, step] = ["introduction.0", "SL.steps.0"].map((key) => {
    const text = sheet.texts.find((each) => each.key === key);
    assert.ok(text);
    return { key, before: "", original: text.original };
  });
  assert.ok(paragraph && step);
  const save = (texts: { key: string; before: string; words: string; original: string }[]) =>
    director(contract.saveTranslations, { params, body: { language: "eo", texts } });
  const { saved } = await save([
    { ...paragraph, words: "Enkonduko" },
    { ...step, words: "Paŝo", original: "An older step" },
  ]);
  assert.equal(saved.length, 2);
  const { conflicts } = await save([{ ...paragraph, words: "Alia" }]);
  assert.deepEqual(conflicts, [{ key: "introduction.0", words: "Enkonduko" }]);

  // Another questionnaire with the same profile has the same translations.
  const other = { ...params, questionnaire: await begin() };
  const read = () => director(contract.readTranslations, { params: other, query: { language: "eo" } });
  const again = await read();
  assert.deepEqual(
    again.languages.find(({ language }) => language === "eo"),
    { language: "eo", translated: 2, outdated: 1 },
  );
  assert.equal(again.texts.find(({ key }) => key === step.key)?.earlier, "An older step");
  await director(contract.confirmTranslations, {
    params: other,
    body: { language: "eo", texts: [{ key: step.key, original: step.original }] },
  });
  assert.equal((await read()).texts.find(({ key }) => key === step.key)?.earlier, undefined);

  const profile = await transaction(async (tx) => {
    const row = await tx.selectFrom("listen.questionnaire").select("profile").executeTakeFirstOrThrow();
    assert.ok(row.profile);
    return row.profile;
  });
  const inLanguage = (language: string) =>
    transaction((tx) => coachingTexts(tx, workspace, profile, language));
  const made = await inLanguage("eo-001");
  assert.deepEqual([made.translated, made.total], [2, sheet.total]);
  assert.deepEqual(made.texts.get("introduction.0"), { words: "Enkonduko", isTranslation: true });
  assert.deepEqual(made.texts.get("introduction.1"), {
    words: profile.introduction[1],
    isTranslation: false,
  });
  assert.equal(made.originals.has(profile.introduction[1] ?? ""), true);
  assert.equal(made.originals.has(profile.introduction[0] ?? ""), false);
  const own = await inLanguage("en-GB");
  assert.deepEqual([own.translated, own.originals.size], [sheet.total, 0]);

  await save([{ ...paragraph, before: "Enkonduko", words: " " }]);
  assert.equal((await inLanguage("eo")).translated, 1);
});

test("nobody reads another workspace's coaching texts", async () => {
  const one = await openWorkspace();
  const other = await openWorkspace({ application: one.application });
  const { id } = await one.director(createQuestionnaire, {
    params: { workspace: one.workspaceId },
    body: { template: "service-commitment" },
  });
  const sheet = { questionnaire: id, part: "coaching" as const };
  await assert.rejects(
    other.director(contract.readTranslations, {
      params: { ...sheet, workspace: other.workspaceId },
      query: { language: "es" },
    }),
    { code: "questionnaire.not-found" },
  );
});
