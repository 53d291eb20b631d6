import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { readMyResults } from "#embed/personal-results/personal-results.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { printed, signed } from "#understand/profile/wording.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, profile } from "#understand/results/profile-answers.fixture.ts";
import {
  type OpenWorkspace,
  openWorkspace,
  type SignedIn,
  type TestApplication,
} from "../../src/application.fixture.ts";
import { putSecondWave, rated } from "../../src/embed/personal-results/own-waves.fixture.ts";
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

const figure = (page: Page, title: string) => page.getByRole("figure", { name: title });
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** The cells of a figure's table, row by row. */
async function tableOf(page: Page, title: string): Promise<string[][]> {
  const shown = figure(page, title);
  await shown.getByRole("button", { name: "Show as table" }).click();
  const rows = await shown.getByRole("row").all();
  return Promise.all(rows.slice(1).map(async (row) => row.locator("th, td").allInnerTexts()));
}

describe("a person's own results", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let ana: SignedIn;
  let low: SignedIn;
  let few: SignedIn;
  let own: ResponseOf<typeof readMyResults>;
  let visited: Visit;
  let page: Page;
  let home: string;
  const invitations: Record<string, string> = {};

  const email = (name: string) => `${name}@example.org`;
  const signedIn = async (user: SignedIn) => {
    const other = await visit(browser);
    await signInAs(other, application, user);
    return other;
  };

  before(async () => {
    application = await startWithPages();
    workspace = await openWorkspace({ application });
    home = `${application.origin}/w/${workspace.workspaceId}`;
    const plan = { definition, profile, confidants: [workspace.consultant.user.id] };
    const spring = await workspace.transaction((tx) =>
      putCampaign(tx, workspace.workspaceId, { ...plan, name: "Spring" }, [
        { name: "ana", email: email("ana"), department: "Sales", pages: rated(1, 2) },
        { name: "low", email: email("low"), department: "Sales", pages: rated(0, 1) },
        { name: "few", email: email("few"), pages: rated(-1, -1, ({ self }) => self.fill(2, 0, 2)) },
      ]),
    );
    for (const name of ["ana", "low", "few"]) invitations[name] = spring.invitationOf(name);
    const autumn = await workspace.transaction((tx) =>
      putSecondWave(
        tx,
        workspace.workspaceId,
        invitations["ana"] ?? "",
        { ...plan, name: "Autumn" },
        {
          name: "Ana Again",
          email: email("ana"),
          department: "Support",
          pages: rated(2, 2, ({ self, organisation }) => {
            self.fill(0, 0, 2);
            organisation.fill(0, 0, 2);
            self.fill(-1, 40, 44);
          }),
        },
      ),
    );
    ana = await workspace.staff(email("ana"), "Ana");
    low = await workspace.staff(email("low"), "Low");
    few = await workspace.staff(email("few"), "Few");
    own = await ana(readMyResults, {
      params: { workspace: workspace.workspaceId, invitation: autumn.invitationId },
    });
    visited = await visit(browser);
    page = visited.page;
    await signInAs(visited, application, ana);
  });
  after(async () => {
    await application?.[Symbol.asyncDispose]();
  });

  test("are announced on the first page until they were opened", async () => {
    await page.goto(home);
    await settled(page);
    await checkPage(page, "Today");
    const announced = page.getByRole("link", { name: /See your results.*Autumn/ });
    await announced.click();
    await heading(page, "Your results");
    await settled(page);
    await page.goto(home);
    await settled(page);
    assert.equal(await announced.count(), 0);
  });

  test("show at a glance what was rated, and how it was computed", async () => {
    await page.goto(`${home}/my`);
    await settled(page);
    await checkPage(page, "My page");
    await page.getByRole("link", { name: "See your results", exact: true }).click();
    await settled(page);
    await checkPage(page, "Your results");
    const title = "Myself and my organisation, by competency";
    const rows = await tableOf(page, title);
    assert.deepEqual(
      rows.map((cells) => cells.slice(0, 4)),
      own.competencies.map(({ name, self, organisation, gap }) => [
        name,
        self.total === null ? "–" : printed(self.total),
        organisation.total === null ? "–" : printed(organisation.total),
        gap === null ? "–" : signed(gap),
      ]),
    );
    await figure(page, title).getByRole("button", { name: "How was this computed?" }).click();
    await page
      .getByText("A total is the mean of the statements you rated", { exact: false })
      .first()
      .waitFor();
    await checkPage(page, "Your results, as a table");
  });

  test("are read by keyboard: from a priority to its statements and a coaching page", async () => {
    await page.goto(`${home}/my/results/${own.invitation}`);
    await settled(page);
    const [first] = own.priorities.organisation;
    assert.ok(first);
    await page.getByRole("link", { name: first.competency.name, exact: true }).first().focus();
    await page.keyboard.press("Enter");
    await heading(page, first.competency.name);
    await settled(page);
    const summary = page.locator("summary", { hasText: "Read the coaching page" }).first();
    const [competency] = profile.competencies;
    const essay = competency?.statements[0]?.essay[0] ?? "";
    await summary.focus();
    await page.keyboard.press("Enter");
    await page.getByText(essay).waitFor({ state: "visible" });
    await page.getByText("(last time 1)").first().waitFor();
    await checkPage(page, "a competency");
    await page.getByRole("navigation", { name: "Other competencies" }).getByRole("link").last().click();
    await heading(page, profile.competencies[1]?.name ?? "");
  });

  test("say what changed since last time, with the service's figures", async () => {
    await page.goto(`${home}/my/results/${own.invitation}`);
    await settled(page);
    const rows = await tableOf(page, "Myself: then and now");
    assert.deepEqual(
      rows.map((cells) => cells.slice(0, 4)),
      (own.change?.competencies ?? []).map(({ name, self }) => [
        name,
        self ? printed(self.before) : "–",
        self ? printed(self.after) : "–",
        self ? `${signed(self.change)}, ${self.size}` : "–",
      ]),
    );
    await page.getByRole("link", { name: "Spring", exact: true }).first().click();
    await page.getByText("Spring, answered", { exact: false }).waitFor();
  });

  test("have a kind word for those who rated little or low", async () => {
    const lows = await signedIn(low);
    await lows.page.goto(`${home}/my/results/${invitations["low"]}`);
    await lows.page.getByText("it is no verdict on you", { exact: false }).waitFor();
    const fews = await signedIn(few);
    await fews.page.goto(`${home}/my/results/${invitations["few"]}`);
    await fews.page
      .getByText("You rated too little for a total in any competency", { exact: false })
      .waitFor();
    await checkPage(fews.page, "results without a total");
    await fews.page.goto(`${home}/my/results/${invitations["few"]}/SL`);
    await fews.page.getByText("2, largely").first().waitFor();
    await checkPage(fews.page, "a competency without a total");
  });

  test("open for nobody else", async () => {
    const other = await signedIn(low);
    await other.page.goto(`${home}/my/results/${own.invitation}`);
    await other.page.getByText("There are no such results of yours", { exact: false }).waitFor();
    await checkPage(other.page, "somebody else's results");
    assert.equal(await other.page.getByText("Autumn").count(), 0);
  });

  test("print with coaching pages open", async () => {
    await page.goto(`${home}/my/results/${own.invitation}/SL`);
    await settled(page);
    await page.emulateMedia({ media: "print" });
    const essay = profile.competencies[0]?.statements[0]?.essay[0] ?? "";
    assert.equal(await page.getByText(essay).isVisible(), true);
    await page.emulateMedia({ media: "screen" });
    assert.equal(await page.getByText(essay).isVisible(), false);
    assert.deepEqual(visited.mistakes, []);
  });

  test("the sponsor's first page leads to the programme's results", async () => {
    const sponsor = await signedIn(workspace.sponsor);
    await sponsor.page.goto(home);
    await settled(sponsor.page);
    await sponsor.page.getByText("No results yet").waitFor();
    await checkPage(sponsor.page, "the sponsor's first page");
  });
});
