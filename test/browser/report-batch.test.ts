import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { answering, closedCampaign } from "#embed/report-batches/report-batches.fixture.ts";
import { profile } from "#understand/results/profile-answers.fixture.ts";
import type { SignedIn, TestApplication } from "../../src/application.fixture.ts";
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

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

describe("all reports of a campaign are made in the browser", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let at: Awaited<ReturnType<typeof closedCampaign>>;
  let address: string;
  const visits: Visit[] = [];

  async function open(who: SignedIn): Promise<Page> {
    const visited = await visit(browser);
    visits.push(visited);
    await signInAs(visited, application, who);
    await visited.page.goto(address);
    await settled(visited.page);
    return visited.page;
  }

  before(async () => {
    application = await startWithPages();
    const broken = structuredClone(profile);
    Object.assign(broken.competencies[0]?.statements[0] ?? {}, { bestOrganisations: null });
    at = await closedCampaign(
      [
        answering("Ana", 0),
        answering("Ben", 1),
        answering("Cleo", 2),
        answering("Dan", 3, { email: "" }),
        { name: "Eve" },
      ],
      { profile: broken },
      { application },
    );
    address = `${application.origin}/w/${at.workspaceId}/results/${at.campaignId}/people`;
  });
  after(async () => {
    for (const { page } of visits) await page.context().close();
    await application?.[Symbol.asyncDispose]();
  });

  test("the director has them made, and learns how far it is and nothing of people", async () => {
    const page = await open(at.director);
    await checkPage(page, "nothing made yet");
    await button(page, "Make all reports").click();
    const dialog = page.getByRole("dialog", { name: "Make all personal reports?" });
    await dialog.getByText("Everybody of the 5 people invited who has answered gets a report").waitFor();
    await checkPage(page, "asking");
    await dialog.getByRole("button", { name: "Make reports" }).click();
    await page.getByText("All reports are made.").waitFor();
    await checkPage(page, "the director's view");
    const text = (await page.locator("main").textContent()) ?? "";
    for (const name of ["Ana", "Ben", "Cleo", "Dan", "Eve"])
      assert.ok(!text.includes(name), `${name}: ${text}`);
    assert.doesNotMatch(text, /\d+ reports? kept|ZIP/);
    assert.match(text, /You see how far it is, and no names or numbers/);
  });

  test("the consultant sees what failed, whom no mail reaches, and gets the archive", async () => {
    const page = await open(at.consultant);
    await page.getByText("3 reports kept, 2 people told by mail.").waitFor();
    const failed = page.getByRole("table", { name: "People whose report could not be made" });
    assert.match((await failed.textContent()) ?? "", /Ana[\s\S]*could not be laid out/);
    const untold = page.getByRole("table", { name: "People whom no mail reaches" });
    assert.match((await untold.textContent()) ?? "", /Dan[\s\S]*has no e-mail address/);
    await checkPage(page, "the consultant's view");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download 3 reports (ZIP)" }).click();
    assert.equal((await download).suggestedFilename(), "Spring survey - personal reports.zip");
  });

  test("somebody on the staff chooses to have reports attached", async () => {
    address = `${application.origin}/w/${at.workspaceId}/my`;
    const page = await open(await at.staff(at.address("Ben"), "Ben"));
    const wish = page.getByRole("switch", { name: /Attach my report to the mail/ });
    assert.equal(await wish.isChecked(), false);
    await page.getByText("Attach my report to the mail").click();
    await page.getByText("Your reports will come attached to the mail.").waitFor();
    await page.reload();
    await settled(page);
    assert.equal(await wish.isChecked(), true);
    await checkPage(page, "my page");
  });

  test("nothing went wrong in the browser", () => {
    assert.deepEqual(
      visits.flatMap(({ mistakes }) => mistakes),
      [],
    );
  });
});
