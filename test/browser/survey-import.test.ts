import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import {
  correctSurveyImport,
  listSurveyImports,
  readSurveyImport,
} from "#listen/survey-imports/survey-imports.contract.ts";
import {
  compareSurveyWaves,
  listSurveys,
  readImportResults,
} from "#understand/imported-surveys/imported-surveys.contract.ts";
import { openWorkspace, type SignedIn, type TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  checkPage,
  settled,
  signInAs,
  startWithPages,
  type Visit,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";
import { limesurveyCsv, plainCsv, qualtricsCsv, qualtricsQsf } from "./survey-files.ts";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

interface GivenFile {
  name: string;
  text: string;
}

describe("a director brings a survey from another tool", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let workspace: string;
  let director: SignedIn;
  let sponsor: SignedIn;
  let first: Visit;
  let page: Page;
  let home: string;

  before(async () => {
    application = await startWithPages();
    const made = await openWorkspace({ application, withoutConsultant: true });
    workspace = made.workspaceId;
    director = made.director;
    sponsor = made.sponsor;
    first = await visit(browser, { acceptDownloads: true });
    await signInAs(first, application, director);
    page = first.page;
    home = `${application.origin}/w/${workspace}`;
  });
  after(() => application?.[Symbol.asyncDispose]());

  async function choose(label: string, { name, text }: GivenFile): Promise<void> {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, label).click()]);
    await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
  }

  /**
   * Chooses the first option that what is typed leaves, by keyboard. A list closes where the page moves under it, as it may
   * after a change of its width: the arrow key opens it again, while a pointer would look for an option that is gone.
   */
  async function pick(label: RegExp, typed: string): Promise<void> {
    const field = page.getByRole("combobox", { name: label });
    await field.scrollIntoViewIfNeeded();
    await field.fill(typed);
    await field.press("ArrowDown");
    await page.locator("[role=option][data-focused]").filter({ hasText: typed }).waitFor();
    await field.press("Enter");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    assert.match(await field.inputValue(), new RegExp(typed));
  }

  /** Brings a file from the page that is open, and waits until it is understood. */
  async function bring(answers: GivenFile, questionnaire?: GivenFile): Promise<void> {
    await choose("Choose the file with the answers", answers);
    if (questionnaire) await choose("Add the questionnaire (optional)", questionnaire);
    await button(page, "Read the answers").click();
    await page.getByRole("heading", { name: "What was understood" }).waitFor();
    await settled(page);
  }

  async function compute(): Promise<void> {
    await button(page, "Show what matters most").click();
    await page.waitForURL(/\/results$/);
    await page.getByRole("heading", { name: "How sure we are" }).waitFor();
    await settled(page);
  }

  const fact = (name: string) =>
    page.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) });
  const saved = () => page.getByText(/^Saved$/).waitFor();
  const currentImport = () => /surveys\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

  async function keep(wave: string, days: [string, string], survey?: string): Promise<void> {
    await page.getByRole("link", { name: /^Keep as a/ }).click();
    await page.getByRole("heading", { name: "Keep these results" }).waitFor();
    // Every answer is from between the first and the ninth of February.
    assert.equal(await page.getByLabel("First day in the field").inputValue(), "2026-02-01");
    assert.equal(await page.getByLabel("Last day in the field").inputValue(), "2026-02-09");
    assert.equal(await page.getByLabel("Name of this wave").inputValue(), "February 2026");
    if (survey !== undefined) await page.getByLabel("Name", { exact: true }).fill(survey);
    await page.getByLabel("Name of this wave").fill(wave);
    await page.getByLabel("First day in the field").fill(days[0]);
    await page.getByLabel("Last day in the field").fill(days[1]);
    await checkPage(page, "keep");
    await button(page, "Keep it").click();
    await page.waitForURL(/\/surveys\/kept\/[0-9a-f-]{36}$/);
    await settled(page);
  }

  test("from a Qualtrics export to the ranked answer: brought, understood, corrected, computed", async () => {
    await page.goto(home);
    await settled(page);
    await page.getByRole("link", { name: "Bring them" }).click();
    await page.getByRole("heading", { name: "Bring answers from another tool" }).waitFor();
    await settled(page);
    await checkPage(page, "choose a file");
    await bring({ name: "spring.csv", text: qualtricsCsv() }, { name: "survey.qsf", text: qualtricsQsf() });
    assert.match((await fact("File").textContent()) ?? "", /Qualtrics export/);
    assert.match((await fact("Answers").textContent()) ?? "", /240 answers/);
    await checkPage(page, "what was understood");

    // Where they live was a field to write in; it is one answer of three.
    await button(page, /Show$/).click();
    await page.getByRole("option", { name: /^All columns/ }).click();
    await page.getByLabel("Find columns").fill("live");
    const kind = button(page, /Kind of Q3/);
    const choice = async () => {
      await kind.click();
      await page.getByRole("option", { name: /One answer of several/ }).click();
    };
    await choice();
    await saved();
    await button(page, /^Undo/).click();
    assert.match((await kind.textContent()) ?? "", /Written text/);
    await choice();
    await pick(/Groups/, "live");
    await compute();
    await checkPage(page, "results");

    const id = currentImport();
    const { results } = await director(readImportResults, { params: { workspace, import: id } });
    const [top] = results.outcome?.drivers.toSorted((one, other) => one.rank - other.rank) ?? [];
    assert.equal(top?.name, "Q1_1");
    const answer = (await page.locator(".story-answer").first().textContent()) ?? "";
    assert.ok(answer.includes("My problem was solved the first time"), answer);
    assert.ok(answer.includes(((top?.lmg ?? 0) * 100).toFixed(1)), answer);
    assert.deepEqual(results.groups.map(({ name }) => name).toSorted(), ["North", "South", "West"]);
    assert.deepEqual(first.mistakes, []);
  });

  test("the reader turns to other estimators, an order of their own, a group beside everyone", async () => {
    const drivers = page.getByRole("figure", { name: /^Parts of the differences/ });
    await button(page, /Bars show$/).click();
    await page.getByRole("option", { name: "Relative weights" }).click();
    await drivers.getByRole("button", { name: "Show as table" }).click();
    const second = drivers.getByRole("columnheader").nth(1);
    await second.filter({ hasText: /^Relative weight$/ }).waitFor();
    const headers = await drivers.getByRole("columnheader").allTextContents();
    assert.equal(headers[1], "Relative weight");
    await drivers.getByRole("button", { name: "How was this computed?" }).click();
    await drivers
      .getByText(/Lindeman|LMG|Shapley/)
      .first()
      .waitFor();
    await button(page, /Beside everyone$/).click();
    await page.getByRole("option", { name: "South" }).click();
    await page
      .getByRole("figure", { name: /^Ratings/ })
      .getByText("Everyone", { exact: true })
      .first()
      .waitFor();
    await page.reload();
    await settled(page);
    assert.match((await button(page, /Bars show$/).textContent()) ?? "", /Relative weights/);
  });

  test("kept as a campaign, it is listed beside campaigns and their results; the next wave is compared", async () => {
    await keep("Spring 2026", ["2026-02-01", "2026-02-28"], "Customer survey");
    await page.getByText("There is nothing to compare yet").waitFor();
    await checkPage(page, "a kept survey");
    for (const path of ["/campaigns", "/results"]) {
      await page.goto(`${home}${path}`);
      await page.getByRole("link", { name: "Customer survey" }).waitFor();
    }
    await page.getByRole("link", { name: "Customer survey" }).click();
    await page.getByRole("heading", { level: 1, name: "Spring 2026" }).waitFor();
    await settled(page);
    await checkPage(page, "results of a wave");
    await page
      .getByRole("navigation")
      .getByRole("link", { name: "Customer survey" })
      .or(page.getByRole("link", { name: "Customer survey" }))
      .first()
      .click();
    await page.getByRole("link", { name: "Add the next wave" }).click();
    await page.getByText("The next wave of Customer survey").waitFor();
    await bring(
      { name: "autumn.csv", text: qualtricsCsv({ seed: 99, better: 0.8, count: 260 }) },
      { name: "survey.qsf", text: qualtricsQsf() },
    );
    // The corrections of the last wave are where this one begins.
    await page.getByText(/Read with the corrections made for Customer survey/).waitFor();
    assert.match(await page.getByRole("combobox", { name: /Groups/ }).inputValue(), /Where do you live/);
    await compute();
    await keep("Autumn 2026", ["2026-09-01", "2026-09-30"]);
    await page.getByRole("link", { name: "Compare waves" }).click();
    await page.getByRole("heading", { name: "What changed", exact: true }).waitFor();
    await settled(page);
    const { surveys } = await director(listSurveys, { params: { workspace } });
    const [kept] = surveys;
    assert.deepEqual(
      kept?.waves.map(({ name }) => name),
      ["Autumn 2026", "Spring 2026"],
    );
    const { comparison } = await director(compareSurveyWaves, {
      params: { workspace, survey: kept?.survey ?? "" },
      query: {},
    });
    const told = comparison.items.find(({ name }) => name === "Q1_3");
    assert.equal(told?.word, "improved");
    const row = page.getByRole("figure", { name: /^Ratings from 1 to 5/ });
    await row.getByRole("button", { name: "Show as table" }).click();
    const line = row.getByRole("row", { name: /I was told what would happen next/ });
    assert.ok((await line.textContent())?.includes(`+${told?.difference?.estimate.toFixed(2)}`));
    await checkPage(page, "two waves compared");
    assert.deepEqual(first.mistakes, []);
  });

  test("a LimeSurvey export: the outcome is chosen where the answer is missing, and computed again", async () => {
    await page.goto(`${home}/surveys/new`);
    await settled(page);
    await bring({ name: "results-survey.csv", text: limesurveyCsv() });
    assert.match((await fact("File").textContent()) ?? "", /LimeSurvey export/);
    await page.getByRole("combobox", { name: /Outcome/ }).fill("");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await compute();
    await checkPage(page, "without an outcome");
    await pick(/Outcome/, "recommend");
    await button(page, "Compute with it").first().click();
    await page.getByRole("figure", { name: /^Parts of the differences/ }).waitFor();
  });

  test("a plain table: answers in words, a group too small to show, and everything deleted in the end", async () => {
    await page.goto(`${home}/surveys/new`);
    await settled(page);
    await bring({ name: "customers.csv", text: plainCsv() });
    assert.match((await fact("No answer").textContent()) ?? "", /n\/a: not applicable in 5 columns/);
    const id = currentImport();
    const params = { workspace, import: id };
    const { revision } = await director(readSurveyImport, { params });
    await director(correctSurveyImport, {
      params,
      body: { revision, mapping: {}, minimum: 7, compute: false },
    });
    const smallest = page.getByLabel("Smallest group shown");
    await smallest.fill("4");
    await smallest.blur();
    await page.getByText("Not saved: this was changed in another window.").waitFor();
    await button(page, "Load it again").click();
    await page.getByText("Corrections are saved by themselves.").waitFor();
    assert.equal(await smallest.inputValue(), "7");
    await smallest.fill("5");
    await smallest.blur();
    await button(page, "Correct Website").click();
    await page.getByRole("dialog").getByText("Not a driver").click();
    await button(page, "Apply").click();
    await page
      .getByRole("row", { name: /Website/ })
      .getByText("not a driver")
      .waitFor();
    await button(page, /^Tick all/).click();
    await button(page, "Scale and codes").click();
    await button(page, /Drivers$/).waitFor();
    await button(page, "Cancel").click();
    await compute();
    const { results } = await director(readImportResults, { params });
    assert.ok(results.items.some(({ name }) => name === "Website"));
    const drivers = results.outcome?.drivers.map(({ name }) => name) ?? [];
    assert.ok(drivers.includes("Solved") && !drivers.includes("Website"), drivers.join());
    await page
      .getByText(/Island.* withheld/)
      .first()
      .waitFor();
    await page.goto(`${home}/surveys/${id}`);
    await settled(page);
    await button(page, "Delete").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("customers.csv was deleted.").waitFor();
    const { imports } = await director(listSurveyImports, { params: { workspace } });
    assert.ok(!imports.some((each) => each.import === id));
  });

  test("who only reads results is told which role brings files", async () => {
    const reader = await visit(browser);
    await signInAs(reader, application, sponsor);
    for (const path of ["/surveys/new", `/surveys/${randomUUID()}/results`]) {
      await reader.page.goto(`${home}${path}`);
      await reader.page.getByRole("heading", { name: "Your role doesn't include this page" }).waitFor();
      await reader.page.getByText("It needs the role of director or consultant.", { exact: false }).waitFor();
    }
    await checkPage(reader.page, "a page of another role");
    await reader.page.goto(`${home}/surveys`);
    await reader.page.getByRole("heading", { name: "Kept surveys" }).waitFor();
    await reader.page.context().close();
  });

  test("a file that can't be read says what to do, and can be tried again or left", async () => {
    await page.goto(`${home}/surveys/new`);
    await settled(page);
    await choose("Choose the file with the answers", {
      name: "broken.xlsx",
      text: "PK\u0003\u0004 no workbook",
    });
    await button(page, "Read the answers").click();
    await button(page, "Read it again").waitFor();
    const id = currentImport();
    const { problem } = await director(readSurveyImport, { params: { workspace, import: id } });
    await page
      .getByRole("alert")
      .getByText(problem ?? "no problem")
      .waitFor();
    await checkPage(page, "not read");
    await page.getByLabel("Sheet").fill("Answers");
    const sent = page.waitForResponse((answer) => answer.request().method() === "PUT");
    await button(page, "Read it this way").click();
    await sent;
    const again = await director(readSurveyImport, { params: { workspace, import: id } });
    assert.deepEqual(again.mapping, { layout: { sheet: "Answers" } });
    await page.getByRole("link", { name: "Choose another file" }).click();
    await choose("Choose the file with the answers", { name: "empty.csv", text: "" });
    await page.getByText("empty.csv is empty.", { exact: false }).waitFor();
  });
});
