import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Definition } from "#listen/questionnaires/definition.ts";
import * as contract from "#listen/questionnaires/questionnaire.contract.ts";
import { addMember } from "#people/members/members.service.ts";
import { type OpenWorkspace, openWorkspace, type TestApplication } from "../../src/application.fixture.ts";
import { browser, checkPage, startWithPages, visit, withoutBrowser } from "../browser.fixture.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

const surveyJs = {
  title: "How was the fair?",
  pages: [
    {
      elements: [
        { type: "radiogroup", name: "came", title: "Did you come to our stand?", choices: ["yes", "no"] },
        { type: "rating", name: "stand", title: "How was it?", visibleIf: "{came} = 'yes'" },
        { type: "file", name: "photo", title: "Your photo" },
      ],
    },
  ],
};

describe("a consultant begins with the library, another tool and another client", {
  skip: withoutBrowser,
}, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let page: Page;
  let home: string;

  const begun = async () => {
    await page.waitForURL(/questionnaires\/[0-9a-f-]{36}$/);
    const questionnaire = page.url().split("/").at(-1) ?? "";
    return { workspace: workspace.workspaceId, questionnaire };
  };

  before(async () => {
    application = await startWithPages();
    workspace = await openWorkspace({ application, organisation: "Aldermoor" });
    page = (await visit(browser)).page;
    home = `${application.origin}/w/${workspace.workspaceId}`;
    const asker = { headers: {}, address: "127.0.0.1" };
    const cookies = await application.context.accounts.openSession(workspace.consultant.user.id, asker);
    await page.context().addCookies(
      cookies.map((cookie) => {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        return { name, value, url: application.origin };
      }),
    );
  });
  after(() => application?.[Symbol.asyncDispose]());

  test("a relationship survey with three competitors is begun, seen as respondents see it, and published", async () => {
    await page.goto(`${home}/questionnaires/new`);
    await page.getByRole("link", { name: "Begin with Relationship survey" }).click();
    await page.getByRole("heading", { name: "Relationship survey", level: 1 }).waitFor();
    assert.equal(await field(page, "What customers call your organisation").inputValue(), "Aldermoor");
    await checkPage(page, "relationship survey");

    await page.getByRole("textbox", { name: /^Competitors/ }).fill("Coastline\nNordwind\ncoastline");
    await button(page, "Begin with this").click();
    await page.getByText("This names “coastline” twice.").waitFor();
    await page.getByRole("textbox", { name: /^Competitors/ }).fill("Coastline\nNordwind\nMüller & Söhne");
    await page.locator(".whole-paper").getByText("Müller & Söhne").first().waitFor();
    await page.getByRole("tab", { name: "As respondents see it" }).click();
    await page.getByRole("button", { name: "Begin", exact: true }).click();
    await page.getByText("How likely are you to recommend us").waitFor();
    await button(page, "Begin with this").click();

    const params = await begun();
    const { definition } = await workspace.consultant(contract.readDraft, { params });
    const providers = (definition as Definition).pages
      .flatMap(({ questions }) => questions)
      .find(({ meaning }) => meaning === "providers");
    assert.deepEqual(providers?.type === "matrix" && providers.rows.map(({ text }) => text["en"]), [
      "Aldermoor",
      "Coastline",
      "Nordwind",
      "Müller & Söhne",
    ]);
    await button(page, "Publish").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const published = await workspace.consultant(contract.readVersion, { params: { ...params, version: 1 } });
    assert.equal(published.version, 1);
  });

  test("what a question stands for is chosen in the editor", async () => {
    const { id } = await workspace.consultant(contract.createQuestionnaire, {
      params: { workspace: workspace.workspaceId },
      body: { template: "recommendation" },
    });
    await page.goto(`${home}/questionnaires/${id}`);
    await page.getByRole("row", { name: /How likely are you/ }).click();
    await page.getByRole("button", { name: /Likelihood to recommend/ }).click();
    await page.getByRole("option", { name: "Itself" }).click();
    await page.getByText(/^Saved \d/).waitFor();
    const { definition } = await workspace.consultant(contract.readDraft, {
      params: { workspace: workspace.workspaceId, questionnaire: id },
    });
    assert.equal((definition as Definition).pages[0]?.questions[0]?.meaning, undefined);
  });

  test("another tool's questionnaire is read, reported on and made one", async () => {
    await page.goto(`${home}/questionnaires/new`);
    await page.getByRole("link", { name: "From another survey tool" }).click();
    await page.getByRole("heading", { name: "From another survey tool", level: 1 }).waitFor();
    await page.locator('input[type="file"]').setInputFiles({
      name: "notes.json",
      mimeType: "application/json",
      buffer: Buffer.from("{}"),
    });
    await page.getByText(/doesn't describe a survey/).waitFor();
    await page.locator('input[type="file"]').setInputFiles({
      name: "fair.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(surveyJs)),
    });
    await page.getByText("2 questions on 2 pages, read from SurveyJS.", { exact: false }).waitFor();
    await page.getByText(/Your photo.*has no counterpart/).waitFor();
    await checkPage(page, "report on another tool's questionnaire");
    await button(page, "Make the questionnaire").click();
    const { definition } = await workspace.consultant(contract.readDraft, { params: await begun() });
    assert.equal((definition as Definition).pages[1]?.questions[0]?.showIf, "came = yes");
  });

  test("a file of answers becomes a questionnaire, and nothing of it stays", async () => {
    await page.goto(`${home}/questionnaires/new/import`);
    const rows = Array.from(
      { length: 30 },
      (_, row) => `${(row % 5) + 1},${row % 3 ? "North" : "South"},fine`,
    );
    await page.locator('input[type="file"]').setInputFiles({
      name: "answers.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`How satisfied are you?,Region,Comment\n${rows.join("\n")}\n`),
    });
    await page.getByText("This was made of answers, not of a questionnaire.").waitFor();
    await page.getByRole("tab", { name: "The questionnaire" }).click();
    await page.locator(".whole-paper").getByText("How satisfied are you?").first().waitFor();
    const { rows: left } = await workspace.transaction(async (tx) => ({
      rows: await tx.selectFrom("listen.survey_import").selectAll().execute(),
    }));
    assert.equal(left.length, 0);
  });

  test("another client's questionnaire is copied, and its name is pointed out", async () => {
    const other = await openWorkspace({ application, name: "Coast programme", organisation: "Coastline" });
    const { id } = await other.director(contract.createQuestionnaire, {
      params: { workspace: other.workspaceId },
      body: {
        template: "relationship",
        name: "Their relationship",
        fields: { organisation: "Coastline", competitors: ["One"] },
      },
    });
    await other.director(contract.publishDraft, {
      params: { workspace: other.workspaceId, questionnaire: id },
      body: { revision: 1 },
    });
    await page.goto(`${home}/questionnaires/new/reuse`);
    await page.getByText("There is nothing to take from.").waitFor();
    const { user } = workspace.consultant;
    await other.transaction((tx) => addMember(tx, other.workspaceId, { user, roles: ["consultant"] }));
    await page.reload();
    await button(page, "Copy Their relationship").click();
    await field(page, "Name").fill("Relationship");
    await button(page, "Copy it").click();
    await page.getByText("Coastline is named in 1 text.").waitFor();
    await checkPage(page, "names to look through");
    await page.getByRole("link", { name: "Open the questionnaire" }).click();
    const { name } = await workspace.consultant(contract.readDraft, { params: await begun() });
    assert.equal(name, "Relationship");
  });
});
