import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Definition } from "#listen/questionnaires/definition.ts";
import * as contract from "#listen/questionnaires/questionnaire.contract.ts";
import { readTranslations, saveTranslations } from "#listen/translations/translations.contract.ts";
import { type OpenWorkspace, openWorkspace, type TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  checkPage,
  signInAs,
  startWithPages,
  type Visit,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";

const survey: Definition = {
  languages: ["en", "es"],
  title: { en: "Your visit", es: "Su visita" },
  pages: Array.from({ length: 10 }, (_, page) => ({
    id: `page-${page + 1}`,
    title: { en: `Part ${page + 1}` },
    questions: Array.from({ length: 5 }, (_, number) => {
      const id = `q${page * 5 + number + 1}`;
      return {
        type: "single-choice" as const,
        id,
        text: { en: page === 0 ? `Question ${id}` : `After {{q1}}: question ${id}` },
        options: [1, 2, 3, 4].map((option) => ({ id: `${option}`, text: { en: `Answer ${option}` } })),
      };
    }),
  })),
};

describe("a questionnaire is translated", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let visited: Visit;
  let page: Page;
  let params: { workspace: string; questionnaire: string };
  let home: string;

  const field = (key: string) => page.locator(`[id="words-${key}"]`);
  const saved = () => page.getByText(/^Saved \d/).waitFor();
  const filter = (name: RegExp) =>
    page.getByRole("group", { name: "Which texts" }).getByRole("button", { name });
  const draft = async () => (await workspace.director(contract.readDraft, { params })).definition;

  before(async () => {
    application = await startWithPages();
    workspace = await openWorkspace({ application });
    const { id } = await workspace.director(contract.createQuestionnaire, {
      params: { workspace: workspace.workspaceId },
      body: { template: "blank", name: "Visits" },
    });
    params = { workspace: workspace.workspaceId, questionnaire: id };
    await workspace.director(contract.saveDraft, { params, body: { revision: 1, definition: survey } });
    visited = await visit(browser);
    page = visited.page;
    await signInAs(visited, application, workspace.director);
    home = `${application.origin}/w/${workspace.workspaceId}/questionnaires`;
  });
  after(() => application?.[Symbol.asyncDispose]());

  test("from the editor one comes to the texts beside each other", async () => {
    await page.goto(`${home}/${params.questionnaire}?view=translations`);
    await page.getByRole("link", { name: "Translate into Spanish" }).click();
    await page.getByText("1 of 261").first().waitFor();
    assert.equal(await field("title").inputValue(), "Su visita");
    assert.deepEqual(
      [await field("title").getAttribute("lang"), await field("title").getAttribute("dir")],
      ["es", "ltr"],
    );
    await checkPage(page, "translations into Spanish");
  });

  test("what is typed is saved by itself, and the keyboard leads to the next missing text", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await field("title").press("Control+Enter");
    await page.locator('[id="words-pages.page-1.title"]:focus').waitFor();
    await page.keyboard.type("Parte 1");
    await page.keyboard.press("Control+Enter");
    await page.locator('[id="words-questions.q1.text"]:focus').waitFor();
    await saved();
    assert.equal((await draft()).pages[0]?.title?.["es"], "Parte 1");
    await page.getByText("2 of 261").first().waitFor();
  });

  test("a placeholder that is left out is told at the field; its chip brings it", async () => {
    const key = "questions.q6.text";
    await field(key).fill("Después: pregunta seis");
    await page.getByText("{{q1}} is in the English text and missing here.").waitFor();
    assert.equal(await field(key).getAttribute("aria-invalid"), "true");
    await checkPage(page, "a missing placeholder");
    await filter(/^Problems/).click();
    await page.locator(".translation").nth(1).waitFor({ state: "detached" });
    assert.equal(await page.locator(".translation").count(), 1);
    await field(key).press("End");
    await page.getByRole("button", { name: "Put {{q1}} in" }).click();
    assert.equal(await field(key).inputValue(), "Después: pregunta seis{{q1}}");
    await page.getByText("{{q1}} is in the English text and missing here.").waitFor({ state: "detached" });
    await field(key).fill("Después de {{p1}} y {{q1}}");
    await page.getByText(/{{p1}} refers to nothing/).waitFor();
    await field(key).fill("Después de {{q1}}: pregunta seis");
    await saved();
    await filter(/^All/).click();
  });

  test("somebody else's words are not overwritten: both are there to choose from", async () => {
    const key = "questions.q2.text";
    await workspace.director(saveTranslations, {
      params: { ...params, part: "questions" },
      body: {
        language: "es",
        texts: [{ key, before: "", words: "Pregunta de otra persona", original: "Question q2" }],
      },
    });
    await field(key).fill("Pregunta mía");
    await page.getByText("Not saved: somebody else wrote “Pregunta de otra persona”.").waitFor();
    await checkPage(page, "a conflict");
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Keep mine" }).click();
    await saved();
    await page.getByText("Not saved: somebody else wrote").waitFor({ state: "detached" });
    assert.equal((await draft()).pages[0]?.questions[1]?.text["es"], "Pregunta mía");
  });

  test("an original that was reworded is listed with what it was", async () => {
    const { definition, revision } = await workspace.director(contract.readDraft, { params });
    const title = { ...definition.title, en: "Your last visit" };
    await workspace.director(contract.saveDraft, {
      params,
      body: { revision, definition: { ...definition, title } },
    });
    await page.reload();
    await filter(/^Changed since 1$/).click();
    await page.getByText("Translated from: “Your visit”").waitFor();
    await checkPage(page, "an outdated translation");
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "It still fits" }).click();
    await filter(/^Changed since 0$/).waitFor();
    await filter(/^All/).click();
  });

  test("Arabic is added and written from right to left, from another language than the first", async () => {
    await page.getByRole("combobox", { name: "Add a language" }).fill("Arab");
    await page.getByRole("option", { name: "Arabic", exact: true }).click();
    await page.getByText("0 of 261").first().waitFor();
    await field("title").fill("زيارتك الأخيرة");
    await saved();
    assert.equal(await field("title").getAttribute("dir"), "rtl");
    await page.getByRole("button", { name: /^English.*From|From.*English/ }).click();
    await page.getByRole("option", { name: /Spanish/ }).click();
    await page.locator('p[lang="es"]').first().getByText("Su visita").waitFor();
    assert.equal(await field("title").inputValue(), "زيارتك الأخيرة");
    await checkPage(page, "Arabic from Spanish");
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test("a translator's file is seen before anything changes, then taken over", async () => {
    await page.getByRole("button", { name: "Read in a file" }).click();
    await page
      .getByRole("dialog")
      .locator('input[type="file"]')
      .setInputFiles({
        name: "ar.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          "id,en,ar\ntitle,Your last visit,زيارتك\nquestions.q1.text,Question q1,السؤال الأول\nquestions.none.text,?,؟\n",
        ),
      });
    await page.getByText("1 row can't be used.").waitFor();
    await checkPage(page, "a translator's file");
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.equal((await draft()).title["ar"], "زيارتك الأخيرة");
    await page.getByRole("button", { name: "Take over 2 texts" }).click();
    await page.getByText("2 texts came from the file.").waitFor();
    await page.getByText("2 of 261").first().waitFor();
    assert.equal((await draft()).title["ar"], "زيارتك");
  });

  test("a language is removed with its texts, and brought back", async () => {
    await page.getByRole("button", { name: "For translators" }).click();
    await page.getByRole("menuitem", { name: "Remove Arabic" }).click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("Arabic was removed.").waitFor();
    assert.deepEqual((await draft()).languages, ["en", "es"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Arabic is back.").waitFor();
    const sheet = await workspace.director(readTranslations, {
      params: { ...params, part: "questions" },
      query: { language: "ar" },
    });
    assert.equal(sheet.texts.filter(({ words }) => words !== "").length, 2);
  });

  test("the coaching texts of a profile are translated beside it", async () => {
    const { id } = await workspace.director(contract.createQuestionnaire, {
      params: { workspace: workspace.workspaceId },
      body: { template: "service-commitment", name: "Profile" },
    });
    await page.goto(`${home}/${id}/translations?part=coaching&into=ar`);
    await field("introduction.0").fill("مقدمة");
    await saved();
    await page.getByRole("searchbox", { name: "Search the texts" }).fill("introduction.");
    await field("SL.definition").waitFor({ state: "detached" });
    await checkPage(page, "coaching texts");
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    assert.equal(await field("introduction.0").inputValue(), "مقدمة");
  });

  test("an archived questionnaire's translations can be read only", async () => {
    await workspace.director(contract.archiveQuestionnaire, { params });
    await page.goto(`${home}/${params.questionnaire}/translations?into=es`);
    await field("title").waitFor();
    assert.equal(await field("title").isEditable(), false);
    assert.equal(await page.getByRole("button", { name: "Read in a file" }).count(), 0);
    await checkPage(page, "translations of what is archived");
    await page.setViewportSize({ width: 1280, height: 900 });
    await workspace.director(contract.restoreQuestionnaire, { params });
  });

  test("typing draws the one text that changes, among hundreds", async () => {
    await page.goto(`${home}/${params.questionnaire}/translations?into=es`);
    await field("questions.q50.text").waitFor();
    await page.evaluate(`{
      window.counts = { changed: 0 };
      const list = document.querySelector("main") ?? document.body;
      new MutationObserver((records) => {
        for (const { target } of records) {
          const line = target instanceof Element ? target.closest(".translation") : null;
          if (line && !line.contains(document.activeElement)) window.counts.changed++;
        }
      }).observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
    }`);
    await field("questions.q50.text").pressSequentially("Después de {{q1}}");
    await saved();
    assert.equal(await page.evaluate("window.counts.changed"), 0);
  });

  test("nothing went wrong in the browser meanwhile", () => assert.deepEqual(visited.mistakes, []));
});
