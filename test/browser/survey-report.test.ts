import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { hostileSurvey, largeSurvey } from "#understand/survey-report/html/hostile-survey.fixture.ts";
import { surveyHtml } from "#understand/survey-report/html/survey-html.page.ts";
import {
  storySourceFixture,
  surveyResultsFixture,
} from "#understand/survey-report/survey-results.fixture.ts";
import { accessibilityProblems, browser, checkPage, visit, withoutBrowser } from "../browser.fixture.ts";

const results = surveyResultsFixture();
const drivers = results.outcome?.drivers ?? [];

describe("the survey report as one file", { skip: withoutBrowser }, () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "survey-report-"));
    await writeFile(join(folder, "report.html"), surveyHtml(storySourceFixture()));
    await writeFile(join(folder, "large.html"), surveyHtml(largeSurvey(40)));
    await writeFile(join(folder, "hostile.html"), surveyHtml(hostileSurvey()));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** A report that is opened from a folder; every address that its page asks for, and every mistake in it. */
  async function open(file = "report.html", options: BrowserContextOptions = {}) {
    const visited = await visit(browser, { acceptDownloads: true, ...options });
    const { page } = visited;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const address = pathToFileURL(join(folder, file)).href;
    await page.goto(address);
    return { ...visited, asked, address, close: () => page.context().close() };
  }

  const figure = (page: Page, name: RegExp) => page.getByRole("figure", { name });
  const said = (place: Locator) => place.locator('[data-part="readout"]').textContent();
  /** What stands in the first column of a chart's table, and in the column after it. */
  const cells = async (place: Locator, column: number) =>
    place.locator(`[data-part="table"] tbody tr > :nth-child(${column})`).allTextContents();

  async function saved(page: Page, place: Locator, name: string) {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      place.getByRole("button", { name }).click(),
    ]);
    return { name: file.suggestedFilename(), content: await readFile(await file.path(), "utf8") };
  }

  test("nothing is fetched, nothing fails, and accessibility checks find nothing", async () => {
    const { page, mistakes, asked, address, close } = await open();
    await checkPage(page, "report");
    for (const summary of await page.locator("summary").all()) await summary.click();
    await checkPage(page, "report with everything open");
    assert.deepEqual(asked, [address]);
    assert.deepEqual(mistakes, []);
    await close();
  });

  test("a picture from elsewhere that got in would be refused", async () => {
    const { page, mistakes, close } = await open();
    const [refused] = await Promise.all([
      page.waitForEvent("requestfailed"),
      page.evaluate(
        `document.body.insertAdjacentHTML("beforeend", '<img src="https://example.org/x.png"><p onclick="1">')`,
      ),
    ]);
    assert.match(refused.failure()?.errorText ?? "", /csp/i);
    assert.ok(mistakes.length > 0, "the policy refused nothing");
    await close();
  });

  test("without scripts everything is there, and nothing that would need one", async () => {
    const { page, close } = await open("report.html", { javaScriptEnabled: false });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const pictures = page.locator("figure svg.drawing:visible");
      assert.equal(await pictures.count(), await page.locator("figure").count());
      assert.equal(await page.locator("button:visible, select:visible, input:visible").count(), 0);
    }
    const own = figure(page, /^Parts of the differences/);
    await own.getByText("Figures as a table").click();
    assert.ok(await own.getByRole("table").isVisible());
    assert.deepEqual(
      await cells(own, 1),
      drivers.map(({ label }) => label),
    );
    await close();
  });

  test("labels of any kind are text, and change nothing", async () => {
    const { page, mistakes, asked, address, close } = await open("hostile.html");
    assert.match(await page.title(), /^<\/title><script>/);
    assert.equal(await page.locator("img, b").count(), 0);
    await page.locator('[data-choice="words"]').first().fill("<img");
    await page.locator('[data-choice="group"]').first().selectOption({ index: 2 });
    assert.equal(await page.locator("img, b").count(), 0);
    assert.match(await page.title(), /^<\/title><script>/);
    await checkPage(page, "report with hostile labels");
    assert.deepEqual([mistakes, asked], [[], [address]]);
    await close();
  });

  test("drivers are put in order, and either estimator takes the bars", async () => {
    const { page, close } = await open();
    const own = figure(page, /^Parts of the differences/);
    const byName = drivers.map(({ label }) => label).toSorted((one, other) => one.localeCompare(other, "en"));
    await own.getByLabel("Order").selectOption("By name");
    assert.deepEqual(await cells(own, 1), byName);
    await own.getByLabel("Order").selectOption("Lowest level first");
    assert.equal((await cells(own, 1))[0], "I waited only a short time");
    await own.getByLabel("Order").selectOption("Most important first");
    assert.equal(await own.locator("thead th").nth(1).textContent(), "LMG share");
    await own.getByLabel("Bars show").selectOption("Relative weight");
    assert.equal(await own.locator("thead th").nth(1).textContent(), "Relative weight");
    const byWeight = drivers.toSorted((one, other) => one.rankByWeight - other.rankByWeight);
    assert.deepEqual(
      await cells(own, 1),
      byWeight.map(({ label }) => label),
    );
    assert.match((await own.locator(".caption").textContent()) ?? "", /^Bars are relative weights/);
    const map = figure(page, /^Importance and level/);
    assert.equal(await map.getByLabel("Importance by").inputValue(), "relativeWeight");
    assert.match((await map.locator("svg").textContent()) ?? "", /relative weight/);
    await close();
  });

  test("by keyboard a mark says its figure, its interval and n; the map draws them", async () => {
    const { page, close } = await open();
    const own = figure(page, /^Parts of the differences/);
    await own.getByRole("application").focus();
    await page.keyboard.press("Home");
    assert.equal(
      await said(own),
      "My problem was solved the first time, LMG share: 17.1 %, interval 13.5 % to 20.7 %, among the three most important in 100 % of draws",
    );
    await page.keyboard.press("ArrowDown");
    assert.match((await said(own)) ?? "", /^The person I spoke to listened to me, LMG share: 11\.8 %/);
    assert.equal(await own.locator(".ring").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await said(own), "");
    const map = figure(page, /^Importance and level/);
    await map.getByRole("application").focus();
    await page.keyboard.press("Home");
    assert.match(
      (await said(map)) ?? "",
      /^My problem was solved .*17\.1 %, interval 13\.5 % to 20\.7 %.*act first$/,
    );
    assert.ok((await map.locator(".looked path").count()) > 0);
    await close();
  });

  test("a pointer says the same", async () => {
    const { page, close } = await open();
    const own = figure(page, /^Ratings, from the lowest level \(scale from 1 to 5\)/);
    await own.locator("svg.drawing circle").first().hover();
    assert.match(
      (await said(own)) ?? "",
      /^I waited only a short time, Mean: 2\.94, interval 2\.83 to 3\.05, n 395$/,
    );
    await page.mouse.move(2, 2);
    assert.equal(await said(own), "");
    await close();
  });

  test("questions are found by their words, and a group stands beside everyone", async () => {
    const { page, close } = await open();
    const own = figure(page, /^Ratings, from the lowest level \(scale from 1 to 5\)/);
    const spread = figure(page, /^How answers spread, from 1/);
    await own.getByLabel("Find questions").fill("TIME short");
    assert.deepEqual(await cells(own, 1), ["I waited only a short time"]);
    assert.deepEqual(await cells(spread, 1), ["I waited only a short time"]);
    await own.getByText("1 of 8 questions").waitFor();
    await own.getByLabel("Find questions").fill("nothing like it");
    await own.getByText("No question here has these words.", { exact: false }).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await own.getByLabel("Find questions").fill("");
    assert.equal((await cells(own, 1)).length, 8);
    await own.getByLabel("Beside everyone").selectOption("South");
    const south = results.groups.find(({ name }) => name === "South");
    const means = await cells(own, 2);
    const names = await cells(own, 1);
    for (const [index, label] of names.entries()) {
      const item = results.items.find((each) => each.label === label);
      const theirs = south?.items.find(({ name }) => name === item?.name);
      assert.equal(means[index], theirs?.mean?.toFixed(2), label);
    }
    assert.deepEqual(await own.locator(".legend li").allTextContents(), ["South", "Everyone"]);
    await checkPage(page, "report with a group");
    await close();
  });

  test("long tables are searched, and charts are drawn for the room there is", async () => {
    const { page, close } = await open("large.html");
    const table = page.locator(".table", { has: page.getByRole("table", { name: "Ratings and numbers" }) });
    await table.getByLabel("Find rows").fill("waited short");
    await table.getByText("5 of 41 rows").waitFor();
    assert.equal(await table.locator("tbody tr:visible").count(), 5);
    await table.getByLabel("Find rows").fill("");
    assert.equal(await table.locator("tbody tr:visible").count(), 41);
    const drawing = figure(page, /^Importance and level/).locator("svg.drawing");
    for (const width of [1280, 500]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForFunction(
        `(() => { const [, , drawn] = document.querySelectorAll("figure svg.drawing")[1].getAttribute("viewBox").split(" "); return Math.abs(drawn - document.querySelectorAll("figure .view")[1].clientWidth) < 2; })()`,
      );
      assert.equal(await drawing.count(), 1);
    }
    await checkPage(page, "large report");
    await close();
  });

  test("saved figures are those of the results, saved pictures stand alone", async () => {
    const { page, asked, address, close } = await open();
    const own = figure(page, /^Parts of the differences/);
    const csv = await saved(page, own, "Figures as CSV");
    assert.match(csv.name, /\.csv$/);
    const lines = csv.content.replace("\ufeff", "").trim().split("\r\n");
    for (const [index, { label, lmg, lmgLow, lmgHigh, relativeWeight }] of drivers.entries())
      assert.ok(
        lines[index + 1]?.startsWith(`${label},${lmg},${lmgLow},${lmgHigh},${relativeWeight},`),
        lines[index + 1],
      );
    const svg = await saved(page, own, "Picture as SVG");
    assert.doesNotMatch(svg.content, /var\(|class=|href/);
    for (const { lmg } of drivers) assert.ok(svg.content.includes(`>${(100 * (lmg ?? 0)).toFixed(1)} %<`));
    const root = `new DOMParser().parseFromString(${JSON.stringify(svg.content)}, "image/svg+xml").documentElement.nodeName`;
    assert.equal(await page.evaluate(root), "svg");
    await own.getByRole("button", { name: "Copy figures" }).click();
    await own.getByText("The figures are copied.").waitFor();
    assert.deepEqual(
      asked.filter((url) => url !== address && !url.startsWith("blob:")),
      [],
    );
    await close();
  });

  test("each chart's table has the published figures", async () => {
    const { page, close } = await open();
    const gaps = figure(page, /^The widest differences/);
    assert.deepEqual(
      await cells(gaps, 2),
      results.gaps
        .slice(0, 15)
        .map(({ effect }) => `${effect > 0 ? "+" : "−"}${Math.abs(effect).toFixed(2)}`),
    );
    const nps = figure(page, /^Promoters/);
    const { n = 1, detractors = 0 } = results.nps ?? {};
    assert.deepEqual(await cells(nps, 2), [`${Math.round((100 * detractors) / n)} %`]);
    const ratings = figure(page, /^Ratings, from the lowest level \(scale from 1 to 5\)/);
    const rated = results.items
      .filter(({ ends }) => ends?.high === 5)
      .toSorted((a, b) => (a.mean ?? 0) - (b.mean ?? 0));
    assert.deepEqual(
      await cells(ratings, 2),
      rated.map(({ mean }) => mean?.toFixed(2)),
    );
    await close();
  });

  test("on paper it is light, without tools, and as wide as the sheet", async () => {
    const { page, close } = await open("report.html", { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(
      await page.evaluate("getComputedStyle(document.documentElement).backgroundColor"),
      "rgb(255, 255, 255)",
    );
    assert.equal(await page.locator("button:visible, select:visible, summary:visible").count(), 0);
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    await close();
  });
});
