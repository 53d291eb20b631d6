import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import * as contract from "#listen/questionnaires/questionnaire.contract.ts";
import { everyType } from "#listen/respond/every-type.fixture.ts";
import { type OpenWorkspace, openWorkspace, type TestApplication } from "../../src/application.fixture.ts";
import { browser, checkPage, startWithPages, type Visit, visit, withoutBrowser } from "../browser.fixture.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const line = (page: Page, name: string | RegExp) => page.getByRole("row", { name });

describe("a director makes a questionnaire", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let visited: Visit;
  let page: Page;
  let home: string;
  let params: { workspace: string; questionnaire: string };

  const saved = () => page.getByText(/^Saved \d/).waitFor();
  const draft = async () => (await workspace.director(contract.readDraft, { params })).definition;

  before(async () => {
    application = await startWithPages();
    workspace = await openWorkspace({ application });
    visited = await visit(browser);
    page = visited.page;
    home = `${application.origin}/w/${workspace.workspaceId}`;
    const { accounts } = application.context;
    const asker = { headers: {}, address: "127.0.0.1" };
    const cookies = await accounts.openSession(workspace.director.user.id, asker);
    await page.context().addCookies(
      cookies.map((cookie) => {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        return { name, value, url: application.origin };
      }),
    );
  });
  after(() => application?.[Symbol.asyncDispose]());

  /** Adds a question behind what is chosen. */
  async function add(type: RegExp, words: string) {
    await button(page, "Add a question").click();
    await page.getByRole("dialog").getByRole("button", { name: type }).click();
    await field(page, "Question").fill(words);
  }

  test("the list names the next step; a blank questionnaire is begun", async () => {
    await page.goto(`${home}/questionnaires`);
    await page.getByText("No questionnaires yet").waitFor();
    await checkPage(page, "empty list");
    await page.getByRole("link", { name: "Choose a template" }).click();
    await button(page, "Begin with Blank questionnaire").waitFor();
    await checkPage(page, "templates");
    await button(page, "Begin with Blank questionnaire").click();
    await button(page, "Publish").waitFor();
    params = {
      workspace: workspace.workspaceId,
      questionnaire: new URL(page.url()).pathname.split("/").at(-1) ?? "",
    };
  });

  test("questions of several types, with options typed one after the other and pasted", async () => {
    await add(/^One of several/, "Did you visit us?");
    await field(page, "Option 1").fill("Yes");
    await field(page, "Option 2").fill("No");
    await field(page, "Option 2").press("Enter");
    await field(page, "Option 3").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Don't remember");
    assert.equal(await field(page, "Option 3").inputValue(), "Don't remember");
    await add(/^Several of several/, "What did you do?");
    await button(page, "Paste many").click();
    await field(page, "One on each line").fill("- Ask\n- Buy\n\n- Complain");
    await button(page, "Add 3").click();
    for (const [number, words] of ["Look", "Wait", "Leave"].entries())
      await field(page, `Option ${number + 1}`).fill(words);
    assert.equal(await field(page, "Option 6").inputValue(), "Complain");
    await checkPage(page, "editor");
    await saved();
    const [first] = (await draft()).pages;
    assert.deepEqual(
      first?.questions.map(({ id, type }) => [id, type]),
      [
        ["q1", "single-choice"],
        ["q2", "multiple-choice"],
      ],
    );
  });

  test("a condition is put together, and the preview obeys it", async () => {
    await button(page, "Add a page").click();
    await add(/^0 to 10/, "How likely are you to recommend us after {{q1}}?");
    await field(page, "0 means").fill("Not at all");
    await field(page, "10 means").fill("Very");
    await button(page, "Show it to some only").click();
    await page.getByRole("button", { name: /Question of condition 1/ }).waitFor();
    await saved();
    const condition = (await draft()).pages[1]?.questions[0]?.showIf;
    assert.equal(condition, "q1 = o1");
    const preview = page.getByRole("region", { name: "Preview" });
    await preview.getByText("respondents would not see this").waitFor();
    await line(page, /Did you visit us/).click();
    await preview.getByLabel("Yes").check();
    await preview.getByRole("button", { name: "Next" }).click();
    await preview.getByText("How likely are you to recommend us after Yes?").waitFor();
    await button(page, "Begin again without answers").click();
    await preview.getByRole("button", { name: "Begin", exact: true }).click();
    await preview.getByRole("button", { name: "Next" }).click();
    await preview.getByRole("heading", { name: "Thank you" }).waitFor();
  });

  test("what is missing is listed with the way to it; a condition as text says what is wrong", async () => {
    await line(page, /How likely/).click();
    await button(page, "Write it as text").click();
    await field(page, "Condition").fill("q1 = maybe");
    await page.getByText(/q1 has no option maybe/).waitFor();
    await checkPage(page, "problem in a condition");
    await button(page, "Publish").click();
    await page.getByRole("heading", { name: "To put right" }).waitFor();
    await checkPage(page, "problems");
    await page.getByRole("button", { name: /How likely/ }).click();
    await field(page, "Condition").fill("q1 in (o1, o3)");
    await page.getByText(/has no option/).waitFor({ state: "detached" });
  });

  test("deleting can be undone by the message and by the keyboard; lines move by buttons", async () => {
    await line(page, /What did you do/).click();
    await button(page, "Delete the question").click();
    await line(page, /What did you do/).waitFor({ state: "detached" });
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await line(page, /What did you do/).click();
    await field(page, "Question").fill("What did you want to do?");
    await page.keyboard.press("Control+z");
    assert.equal(await field(page, "Question").inputValue(), "What did you do?");
    await page.keyboard.press("Control+Shift+z");
    assert.equal(await field(page, "Question").inputValue(), "What did you want to do?");
    await button(page, "Move the question up").click();
    await saved();
    assert.deepEqual(
      (await draft()).pages[0]?.questions.map(({ id }) => id),
      ["q2", "q1"],
    );
  });

  test("an outline's line moves by the keyboard alone", async () => {
    await page.getByRole("button", { name: "Move What did you want to do?" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText(/^Saving/).waitFor();
    await saved();
    const order = (await draft()).pages.flatMap(({ questions }) => questions.map(({ id }) => id));
    assert.notDeepEqual(order, ["q2", "q1", "q3"]);
    assert.deepEqual(order.toSorted(), ["q1", "q2", "q3"]);
    await page.keyboard.press("Control+z");
  });

  test("a renamed id is followed by conditions and texts", async () => {
    await line(page, /Did you visit us/).click();
    await page.getByText("Advanced", { exact: true }).click();
    await field(page, "Id").fill("visited");
    await button(page, "Change the id").click();
    await page.getByText(/^Saving/).waitFor();
    await saved();
    const question = (await draft()).pages[1]?.questions[0];
    assert.equal(question?.showIf, "visited in (o1, o3)");
    assert.equal(question?.text["en"], "How likely are you to recommend us after {{visited}}?");
  });

  test("a second language is added and translated side by side", async () => {
    await page.getByRole("tab", { name: "Translations" }).click();
    await page.getByRole("combobox", { name: "Add a language" }).fill("Germ");
    await page.getByRole("option", { name: "German", exact: true }).click();
    await checkPage(page, "languages");
    await page.getByRole("link", { name: "Translate into German" }).click();
    await page.locator('[id="words-questions.q2.text"]').fill("Was haben Sie gemacht?");
    await saved();
    await page.getByRole("navigation", { name: "Pages above this one" }).getByRole("link").last().click();
    await page.getByRole("tab", { name: "Translations" }).waitFor();
    const { languages, pages } = await draft();
    assert.deepEqual(languages, ["en", "de"]);
    assert.equal(pages[0]?.questions.find(({ id }) => id === "q2")?.text["de"], "Was haben Sie gemacht?");
  });

  test("it is published, changed and published again with the changes in words", async () => {
    await button(page, "Publish").click();
    await page.getByRole("dialog", { name: "Publish version 1" }).waitFor();
    await checkPage(page, "publishing");
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 1 is published.").waitFor();
    await page.getByRole("tab", { name: "Questions" }).click();
    await line(page, /Did you visit us/).click();
    await field(page, "Question").fill("Have you visited us?");
    await button(page, "Publish").click();
    await page
      .getByRole("dialog")
      .getByText(/wording changed/)
      .waitFor();
    await page.getByLabel(/What is new/).fill("Clearer");
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 2 is published.").waitFor();
    const versions = await workspace.director(contract.listVersions, { params });
    assert.deepEqual(
      versions.map(({ version, note }) => [version, note]),
      [
        [2, "Clearer"],
        [1, ""],
      ],
    );
  });

  test("leaving at once saves what was typed last", async () => {
    await field(page, "Question").fill("Did you ever visit us?");
    await page.getByRole("navigation").getByRole("link", { name: "Questionnaires" }).first().click();
    await page.getByRole("link", { name: "Blank questionnaire" }).click();
    await line(page, /Did you ever visit us/).waitFor();
  });

  test("where saving fails, leaving asks first and nothing is lost", async () => {
    await line(page, /Did you ever visit us/).click();
    await page.route("**/draft", (route) => route.abort());
    await field(page, "Question").fill("Did you ever come to us?");
    await page.getByRole("navigation").getByRole("link", { name: "Questionnaires" }).first().click();
    await page.getByRole("alertdialog", { name: "Leave without your last changes?" }).waitFor();
    await checkPage(page, "leaving");
    await button(page, "Stay here").click();
    await page.getByText(/^Not saved/).waitFor();
    // It tries again by itself, too: the button is there as long as nobody answers, and may be gone soon after.
    const tried = page.waitForRequest("**/draft");
    await button(page, "Try again").click();
    await tried;
    await page.unroute("**/draft");
    await saved();
    const texts = (await draft()).pages.flatMap(({ questions }) => questions.map(({ text }) => text["en"]));
    assert.ok(texts.includes("Did you ever come to us?"));
  });

  test("versions are compared and brought back", async () => {
    await page.goto(`${home}/questionnaires/${params.questionnaire}/versions?from=1&to=2`);
    await page.getByText(/wording changed/).waitFor();
    await checkPage(page, "versions");
    await button(page, "More for version 1").click();
    await page.getByRole("menuitem", { name: "Bring back as the draft" }).click();
    await button(page, "Bring it back").click();
    await line(page, /Did you visit us/).waitFor();
  });

  test("when somebody else saves, mine becomes a copy or theirs is loaded", async () => {
    await line(page, /Did you visit us/).click();
    const theirs = await workspace.consultant(contract.readDraft, { params });
    await workspace.consultant(contract.saveDraft, {
      params,
      body: {
        revision: theirs.revision,
        definition: { ...theirs.definition, title: { en: "Theirs" } },
      },
    });
    await field(page, "Question").fill("Mine");
    await page.getByRole("alertdialog", { name: "Somebody else has saved" }).waitFor();
    await checkPage(page, "conflict");
    await button(page, "Keep mine as a copy").click();
    await page.getByRole("heading", { name: /my changes/ }).waitFor();
    await line(page, /Mine/).waitFor();
    assert.deepEqual((await draft()).title, { en: "Theirs" });
  });

  test("every type of question can be edited; a profile keeps its statements", async () => {
    const file = {
      format: "serviceloop-questionnaire",
      formatVersion: 1,
      name: "Every type",
      definition: everyType,
    };
    const { id } = await workspace.director(contract.importQuestionnaire, {
      params: { workspace: workspace.workspaceId },
      body: { fileName: "every-type.json", text: JSON.stringify(file) },
    });
    await page.goto(`${home}/questionnaires/${id}`);
    const lines = page.getByRole("grid", { name: "Pages and questions" }).getByRole("row");
    await lines.first().waitFor();
    for (let index = 0; index < (await lines.count()); index++) {
      await lines.nth(index).click();
      await page.getByRole("heading", { level: 2, name: /^(Question|Page \d+)$/ }).waitFor();
    }
    await page.goto(`${home}/questionnaires/${id}/print`);
    await button(page, "Print").waitFor();
    await checkPage(page, "print");

    const profile = await workspace.director(contract.createQuestionnaire, {
      params: { workspace: workspace.workspaceId },
      body: { template: "service-commitment" },
    });
    await page.goto(`${home}/questionnaires/${profile.id}`);
    await lines.nth(1).click();
    await page.getByText("The profile's scores need these statements").waitFor();
    assert.equal(await button(page, "Delete the question").isDisabled(), true);
    await checkPage(page, "profile");
    await page.goto(`${home}/questionnaires`);
    await page.getByRole("row", { name: /Every type/ }).waitFor();
    await checkPage(page, "list");
  });

  test("an archived questionnaire can be read, and restored", async () => {
    await button(page, "More for Every type").click();
    await page.getByRole("menuitem", { name: "Archive" }).click();
    await page.getByText("Every type was archived.").waitFor();
    await page.getByText("Show archived ones only").click();
    await page.getByRole("link", { name: "Every type" }).click();
    await page.getByText("It is archived: it can be read, not changed.").waitFor();
    await page.getByText("How did you last reach us?").waitFor();
    await checkPage(page, "archived");
    await button(page, "Restore it").click();
    await button(page, "Publish").waitFor();
  });

  test("no script failed, and the content security policy refused nothing", () => {
    assert.deepEqual(visited.mistakes, []);
  });
});
