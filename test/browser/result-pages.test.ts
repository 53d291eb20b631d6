import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { type Overview, readHeatmap, readOverview } from "#understand/results/result-pages.contract.ts";
import type { TestApplication } from "../../src/application.fixture.ts";
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
import { fullWorld, type World } from "./worlds.ts";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const chart = (page: Page, name: RegExp) => page.getByRole("figure", { name });

/** What the mark says that is looked at. */
const said = async (place: Locator | Page) => (await place.getByRole("status").first().textContent()) ?? "";

describe("a director reads results", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let world: World;
  let first: Visit;
  let page: Page;
  let home: string;
  let overview: Overview;

  before(async () => {
    application = await startWithPages();
    world = await fullWorld(application);
    first = await visit(browser, { acceptDownloads: true });
    await signInAs(first, application, world.director);
    page = first.page;
    const [campaign = ""] = world.campaigns.opened;
    home = `${application.origin}/w/${world.workspace}/results/${campaign}`;
    overview = await world.director(readOverview, { params: { workspace: world.workspace, campaign } });
  });
  after(() => application?.[Symbol.asyncDispose]());

  const open = async (rest = "") => {
    await page.goto(`${home}${rest}`);
    await settled(page);
  };

  /** The file that a figure's menu offers under a label. */
  async function download(figure: RegExp, label: string): Promise<{ name: string; content: Buffer }> {
    await chart(page, figure)
      .getByRole("button", { name: /Download/ })
      .click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: label }).click(),
    ]);
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  }

  test("the overview's figures are the released ones, by keyboard and as a table", async () => {
    await open();
    const figure = chart(page, /^The widest gap is in/);
    await figure.getByRole("application").focus();
    await page.keyboard.press("Home");
    const first = await said(figure);
    const widest = overview.competencies
      ?.flatMap(({ name, figures }) => (figures ? [{ name, ...figures }] : []))
      .sort((a, b) => Math.abs(b.gap.estimate) - Math.abs(a.gap.estimate));
    assert.ok(widest && widest.length > 1);
    const words = (index: number) => {
      const { name = "", n, gap } = widest[index] ?? { n: 0 };
      const value = `${Math.abs(gap?.estimate ?? 0).toFixed(2)}`;
      return [new RegExp(`^${name}, Gap: [+−]?${value.replace(".", "\\.")}`), new RegExp(`n ${n}$`)] as const;
    };
    for (const pattern of words(0)) assert.match(first, pattern);
    await page.keyboard.press("ArrowDown");
    for (const pattern of words(1)) assert.match(await said(figure), pattern);
    assert.ok((await figure.locator(".chart-ring").count()) === 1);
    await page.keyboard.press("Escape");
    assert.equal(await said(figure), "");
    await figure.getByRole("button", { name: "Show as table" }).click();
    const cells = await figure.getByRole("table").getByRole("row").nth(1).locator("th, td").allTextContents();
    assert.equal(cells[0], widest[0]?.name);
    assert.equal(cells.at(-1), String(widest[0]?.n));
    await checkPage(page, "overview with a table");
  });

  test("every figure says how it was computed, and leads to its measure", async () => {
    await open();
    const figure = chart(page, /^The widest gap is in/);
    const how = figure.getByRole("button", { name: "How was this computed?" });
    assert.equal(await how.getAttribute("aria-expanded"), "false");
    await how.click();
    assert.equal(await how.getAttribute("aria-expanded"), "true");
    await figure
      .getByText(`fewer than ${overview.campaign.minimumGroup} people`, { exact: false })
      .last()
      .waitFor();
    await checkPage(page, "how computed");
    await figure.getByRole("link", { name: /gap$/ }).click();
    await page.waitForURL(/\/measures\//);
    await page.getByRole("heading", { level: 1, name: /gap$/ }).waitFor();
    await settled(page);
    await checkPage(page, "measure");
  });

  test("charts are saved as SVG, PNG and CSV, with the figures in them", async () => {
    await open();
    const shown = overview.competencies?.flatMap(({ figures }) => figures ?? []) ?? [];
    const svg = await download(/^Lowest for/, "Picture to scale (SVG)");
    assert.match(svg.name, /^Lowest for.*\.svg$/);
    const text = svg.content.toString();
    for (const { self, organisation, n } of shown)
      for (const figure of [self.estimate.toFixed(2), organisation.estimate.toFixed(2), `>${n}<`])
        assert.ok(text.includes(figure), figure);
    assert.doesNotMatch(text, /var\(|light-dark|class=/);
    const parsed = await page.evaluate(
      `new DOMParser().parseFromString(${JSON.stringify(text)}, "image/svg+xml").documentElement.nodeName`,
    );
    assert.equal(parsed, "svg");
    const png = await download(/^Lowest for/, "Picture (PNG)");
    assert.equal(png.content.subarray(1, 4).toString(), "PNG");
    assert.equal(png.content.readUInt32BE(16), 2 * 860);
    assert.ok(png.content.readUInt32BE(20) > 600 && png.content.length > 10_000);
    const csv = (await download(/^Lowest for/, "Figures (CSV)")).content.toString();
    const lines = csv.trim().split("\r\n");
    assert.equal(lines.length, 1 + (overview.competencies?.length ?? 0));
    for (const { self, organisation } of shown)
      for (const { estimate, low } of [self, organisation])
        assert.match(csv, new RegExp(`,${estimate},${low ?? ""}`));
  });

  test("departments: choices stay in the address, names lead down and back", async () => {
    await open("/departments");
    await page.getByRole("table", { name: /Arrow keys/ }).waitFor();
    await button(page, /^My organisation Figure/).click();
    await page.getByRole("option", { name: "Gap" }).click();
    await button(page, /Order/).click();
    await page.getByRole("option", { name: "Widest gap first" }).click();
    await page.waitForURL(/show=gap.*sort=largest-gap/);
    await page.reload();
    await settled(page);
    await chart(page, /^Gap by department/).waitFor();
    await page
      .getByRole("link", { name: /unit.*below Sales/ })
      .first()
      .click();
    await page.waitForURL(/unit=Sales/);
    await page.getByRole("heading", { level: 1, name: "Sales" }).waitFor();
    await chart(page, /^Gap by department/).waitFor();
    await settled(page);
    await checkPage(page, "departments below");
    await page.getByRole("link", { name: "North" }).click();
    await page.getByRole("heading", { level: 1, name: "North" }).waitFor();
    const above = page.getByRole("navigation", { name: "Pages above this one" });
    await above.or(page.locator(".breadcrumbs")).getByRole("link", { name: "Sales" }).click();
    await page.getByRole("heading", { level: 1, name: "Sales" }).waitFor();
  });

  test("arrow keys move over the cells of the heatmap, which say what they show", async () => {
    await open("/departments");
    const [campaign = ""] = world.campaigns.opened;
    const { rows, unit } = await world.director(readHeatmap, {
      params: { workspace: world.workspace, campaign },
      query: { what: "organisation" },
    });
    const table = page.getByRole("table", { name: /Arrow keys/ });
    await table.locator("td[tabindex='0']").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    const value = unit.cells[1]?.figure?.estimate.toFixed(2) ?? "";
    assert.ok((await said(page)).includes(value), value);
    await page.keyboard.press("ArrowDown");
    assert.ok((await said(page)).startsWith(rows[0]?.name ?? "?"));
    assert.equal(await table.locator("td[tabindex='0']").count(), 1);
  });

  test("a unit has a page and a report of its own; a withheld one says why", async () => {
    const [campaign = ""] = world.campaigns.opened;
    const { rows } = await world.director(readHeatmap, {
      params: { workspace: world.workspace, campaign },
      query: { depth: "all" },
    });
    const shown = rows.find(({ withheld }) => withheld === null);
    await open(`?unit=${encodeURIComponent(shown?.path ?? "")}`);
    await page.getByRole("heading", { level: 1, name: shown?.name ?? "" }).waitFor();
    const report = await page.getByRole("link", { name: "Report (PDF)" }).getAttribute("href");
    assert.equal(new URL(report ?? "", home).searchParams.get("unit"), shown?.path);
    await page.getByText("Everybody", { exact: true }).first().waitFor();
    await checkPage(page, "a unit");
    const withheld = rows.find((row) => row.withheld !== null);
    if (!withheld) return;
    await open(`?unit=${encodeURIComponent(withheld.path)}`);
    await page.getByText(`The figures of ${withheld.name} are withheld`).waitFor();
    assert.equal(await page.getByRole("figure").count(), 0);
    await checkPage(page, "a withheld unit");
    await page.getByRole("link", { name: "Plan a team talk without figures" }).click();
    await page.getByRole("heading", { name: "For you who lead this team" }).waitFor();
  });

  test("the guide to the team's talk prints on two pages of paper", async () => {
    await open("/guide");
    await page.getByRole("heading", { name: "Five rules" }).waitFor();
    const paper = await page.pdf({ format: "A4", printBackground: true });
    const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;
    assert.ok(pages === 1 || pages === 2, `${pages} pages`);
  });

  test("nothing went wrong in the browser", () => assert.deepEqual(first.mistakes, []));
});
