import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { addWebFiles } from "#platform/http/web-files.ts";
import { createLog } from "#platform/log.ts";
import { relationship, surveyed } from "#understand/campaign-surveys/campaign-survey.fixture.ts";
import { readCampaignSurvey } from "#understand/campaign-surveys/campaign-surveys.contract.ts";
import { type CampaignPlan, putCampaign } from "#understand/results/campaign.fixture.ts";
import { release } from "#understand/results/results.service.ts";
import {
  type OpenWorkspace,
  openWorkspace,
  startApplication,
  type TestApplication,
} from "../../src/application.fixture.ts";
import { buildWebIfStale, webFolder } from "../../src/web-build.ts";
import {
  browser,
  checkPage,
  settled,
  signInAs,
  type Visit,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";
import { readPdf } from "../pdf-text.ts";

const customerGroups = { segment: ["Gold", "Silver", "Bronze"], role: ["Buyer", "User"] };
const staffGroups = { standing: ["managers", "staff"] };

/** Puts a campaign with people's answers, and releases its figures. */
async function released(
  { transaction, workspaceId }: OpenWorkspace,
  plan: Partial<CampaignPlan>,
  people: ReturnType<typeof surveyed>,
): Promise<string> {
  const { campaignId } = await transaction((tx) =>
    putCampaign(
      tx,
      workspaceId,
      { definition: relationship, ...plan },
      people.map(({ groups, bounced, completed, answers }, index) => ({
        name: `Person ${index}`,
        groups,
        bounced,
        completed,
        ...(Object.keys(answers).length > 0 && { pages: { one: answers } }),
      })),
    ),
  );
  await transaction((tx) => release(tx, workspaceId, campaignId, undefined, new AbortController().signal));
  return campaignId;
}

describe("results of a survey campaign", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let visited: Visit;
  let page: Page;
  let customers: string;
  let staff: string;

  before(async () => {
    await buildWebIfStale({ log: createLog({ level: "error" }) });
    application = await startApplication(({ app }) => addWebFiles(app, webFolder));
    workspace = await openWorkspace({ application, withoutConsultant: true });
    customers = await released(
      workspace,
      { name: "Customers, spring", audience: "customers", breakdowns: Object.keys(customerGroups) },
      surveyed(420, { groups: customerGroups }),
    );
    staff = await released(
      workspace,
      { name: "Staff, spring", audience: "staff", breakdowns: Object.keys(staffGroups) },
      surveyed(160, { groups: staffGroups, seed: 7, silent: 0.1 }),
    );
    visited = await visit(browser, { acceptDownloads: true });
    await signInAs(visited, application, workspace.director);
    page = visited.page;
  });
  after(async () => {
    await visited?.page.context().close();
    await application?.[Symbol.asyncDispose]();
  });

  const open = async (path: string) => {
    await page.goto(`${application.origin}/w/${workspace.workspaceId}${path}`);
    await settled(page);
  };
  const section = (name: string) => page.getByRole("region", { name, exact: true });
  const params = () => ({ workspace: workspace.workspaceId, campaign: customers });

  test("the page answers the questions in their order, each with its charts", async () => {
    await open(`/results/${customers}`);
    const headings = await page.locator("main h2").allTextContents();
    assert.deepEqual(headings.slice(0, 5), [
      "How we do",
      "What matters most",
      "Who differs, and from whom",
      "Beside competitors",
      "What was expected, and what was found",
    ]);
    const { survey } = await workspace.director(readCampaignSurvey, { params: params() });
    const invited = `${survey.response.started} of ${survey.response.invited} invited customers answered`;
    await section("How we do").getByText(invited).waitFor();
    await section("What matters most")
      .getByRole("figure", { name: "Stated beside derived importance" })
      .waitFor();
    await checkPage(page, "survey results");
  });

  test("groups are compared by the breakdown that the reader chooses, and the address keeps it", async () => {
    await open(`/results/${customers}`);
    const differs = section("Who differs, and from whom");
    await differs.getByRole("button", { name: /Compare by/ }).click();
    await page.getByRole("option", { name: "Role" }).click();
    await differs.getByRole("figure", { name: /by “Role”/ }).waitFor();
    assert.match(page.url(), /compare=role/);
    await page.reload();
    await settled(page);
    await differs.getByRole("figure", { name: /by “Role”/ }).waitFor();
  });

  test("one group is looked at by keyboard, is in the address, and is cleared again", async () => {
    await open(`/results/${customers}`);
    await page.getByRole("button", { name: /Look at/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "One group by segment" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const group = page.getByRole("combobox", { name: "Segment" });
    await group.fill("Gol");
    await page.getByRole("option", { name: /Gold/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await section("How they see us").waitFor();
    await page
      .getByRole("figure", { name: /“Gold” beside everyone/ })
      .first()
      .waitFor();
    assert.match(page.url(), /breakdown=segment.*value=Gold/);
    await checkPage(page, "one group");
    await page.getByRole("button", { name: "Clear" }).click();
    await section("How we do").waitFor();
    assert.doesNotMatch(page.url(), /value=/);
  });

  test("every question stands by itself on a page of its own", async () => {
    await open(`/results/${customers}`);
    await page.getByRole("link", { name: "Question by question" }).click();
    await page.getByRole("heading", { name: "Will you stay?", exact: true }).first().waitFor();
    await page.getByRole("link", { name: "What it comes to" }).click();
    await section("How we do").waitFor();
  });

  test("managers, staff and customers stand beside each other, and a comparison is saved and deleted", async () => {
    await open("/perceptions");
    await page.getByRole("heading", { name: "Where they see it differently" }).waitFor();
    await page.getByRole("figure", { name: "As each side rates it" }).first().waitFor();
    await checkPage(page, "perception gaps");
    await page.getByRole("button", { name: "Save this comparison" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Spring, both sides");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("rowheader", { name: /Spring, both sides/ }).waitFor();

    const told = await workspace.director.fetch(reportAddress("report.html"));
    assert.equal(told.status, 200);
    assert.match(await told.text(), /Where managers, staff and customers see it differently/);

    await page.getByRole("button", { name: "Delete Spring, both sides" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("table", { name: "Saved comparisons" }).waitFor({ state: "detached" });
    const without = await (await workspace.director.fetch(reportAddress("report.html"))).text();
    assert.doesNotMatch(without, /Where managers, staff and customers see it differently/);
  });

  const reportAddress = (name: string, campaign = customers) =>
    `/api/workspaces/${workspace.workspaceId}/campaign-surveys/${campaign}/${name}`;

  test("the report is tagged, says the same, and is made of one group as well", async () => {
    const whole = await workspace.director.fetch(reportAddress("report.pdf"));
    const { isTagged, pages, bookmarks, alternatives } = await readPdf(
      new Uint8Array(await whole.arrayBuffer()),
    );
    assert.ok(isTagged && alternatives.length > 10);
    assert.ok(["How we do", "Beside competitors", "Method"].every((title) => bookmarks.includes(title)));
    const { survey } = await workspace.director(readCampaignSurvey, { params: params() });
    assert.match(
      pages.join(" "),
      new RegExp(`${survey.response.started} of ${survey.response.invited} invited`),
    );
    const query = new URLSearchParams({ breakdown: "segment", value: "Gold" });
    const one = await workspace.director.fetch(`${reportAddress("report.pdf")}?${query}`);
    const group = await readPdf(new Uint8Array(await one.arrayBuffer()));
    assert.match(group.title, /Gold/);
    assert.ok(group.bookmarks.includes("What sets them apart"));
  });

  test("another programme's campaign, an unknown group and strangers get nothing", async () => {
    const other = await openWorkspace({ application });
    const foreign = `/api/workspaces/${other.workspaceId}/campaign-surveys/${staff}/report.pdf`;
    assert.equal((await other.director.fetch(foreign)).status, 404);
    const query = new URLSearchParams({ breakdown: "segment", value: "Platinum" });
    assert.equal((await workspace.director.fetch(`${reportAddress("report.html")}?${query}`)).status, 404);
    assert.equal((await fetch(`${application.origin}${reportAddress("report.html")}`)).status, 401);
  });

  test("nothing went wrong in the browser", () => assert.deepEqual(visited.mistakes, []));
});
