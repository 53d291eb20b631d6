import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { readCampaign, updateCampaign } from "#listen/campaigns/campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import type { SignedIn, TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  checkPage,
  quiet,
  startWithPages,
  type Visit,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();
const option = (page: Page, name: string) =>
  page
    .locator("label.choice:visible", { hasText: new RegExp(`^${name}`) })
    .first()
    .click();
/** The page shows what it loads, and everything is saved. */
const saved = (page: Page) => page.getByText("Everything is saved", { exact: true }).waitFor();

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await button(page, menu).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Chooses the one person whom a search finds, by keyboard. */
async function pick(page: Page, label: RegExp, search: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(search);
  await page.getByRole("option").first().waitFor();
  await page.getByRole("option").nth(1).waitFor({ state: "detached" });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

describe("a director runs a confidential campaign from the draft to the close", {
  skip: withoutBrowser,
}, () => {
  const anna = { name: "Anna Bartholomew", email: "anna@example.org", department: "Depot" };
  const late = { name: "Lena Late", email: "lena@example.org", department: "Depot" };
  let application: TestApplication;
  let workspace: CampaignWorkspace;
  let first: Visit;
  let page: Page;
  let home: string;
  let campaign: string;

  /** A browser in which somebody is signed in. */
  async function signedIn({ user }: SignedIn): Promise<Visit> {
    const visited = await visit(browser);
    const asker = { headers: {}, address: "127.0.0.1" };
    const cookies = await application.context.accounts.openSession(user.id, asker);
    await visited.page.context().addCookies(
      cookies.map((cookie) => {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        return { name, value, url: application.origin };
      }),
    );
    return visited;
  }

  const params = () => ({ workspace: workspace.workspaceId, campaign });

  before(async () => {
    application = await startWithPages();
    workspace = await openCampaigns({ application });
    await workspace.hire([
      anna,
      ...crowd(6, "Sales/North", "seller"),
      ...crowd(2, "Sales/South", "southerner"),
      ...crowd(5, "Depot", "driver"),
      { name: "Peter Paper", department: "Depot" },
    ]);
    first = await signedIn(workspace.director);
    page = first.page;
    home = `${application.origin}/w/${workspace.workspaceId}`;
  });
  after(async () => {
    await application[Symbol.asyncDispose]();
  });

  test("the empty list leads to a draft", async () => {
    await page.goto(`${home}/campaigns`);
    await page.getByText("No campaign yet").waitFor();
    await checkPage(page, "empty list");
    await page.getByRole("link", { name: "Prepare the first campaign" }).click();
    await heading(page, "New campaign");
    await page.getByRole("button", { name: "Service Questionnaire" }).waitFor();
    await checkPage(page, "new campaign");
    await field(page, "Name").fill("Service climate");
    await button(page, "Create the draft").click();
    await heading(page, "Service climate");
    campaign = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  });

  test("what hinders opening leads to its field; what is written saves itself", async () => {
    await button(page, "1 thing hinders opening").waitFor();
    await button(page, "Open the campaign…").click();
    await page.getByText("It can't open yet.").waitFor();
    await button(page, "Show me where").click();
    await button(page, "Go to the purpose").click();
    assert.equal(await page.evaluate("document.activeElement.closest('.draft-part')?.id"), "part-purpose");
    await field(page, "What are the answers for?").fill("To answer customers sooner.");
    await page.getByText("Ready to open").waitFor();
    await page.locator(".promised", { hasText: "To answer customers sooner." }).waitFor();
    await saved(page);
    await checkPage(page, "draft");
    await page.reload();
    await page.getByText("To answer customers sooner.").first().waitFor();
  });

  test("the audience is counted while it is chosen", async () => {
    await page.getByText("15 people would be invited today.").waitFor();
    await option(page, "Some departments or levels");
    await option(page, "Sales");
    await page.getByText("8 people would be invited today.").waitFor();
    assert.ok(
      await page
        .locator("label.choice:visible", { hasText: /^North/ })
        .getByRole("checkbox")
        .isDisabled(),
    );
    await option(page, "Depot");
    await page.getByText("15 people would be invited today.").waitFor();
    await page.getByText("Leave somebody out").click();
    await pick(page, /Leave out a person/, "Barth");
    await page.getByText("14 people would be invited today.").waitFor();
    await checkPage(page, "audience");
    await button(page, "Remove Anna Bartholomew").click();
    await option(page, "Everybody");
    await page.getByText("15 people would be invited today.").waitFor();
    await saved(page);
  });

  test("a mail without its link is refused in words, and can begin again", async () => {
    const text = field(page, "Text");
    await text.fill("Dear {{name}}, ");
    await choose(page, "Insert into the text: Insert", "Day and time of the close – {{closes}}");
    assert.equal(await text.inputValue(), "Dear {{name}}, {{closes}}");
    await page.getByText("The text has no {{link}}", { exact: false }).first().waitFor();
    await button(page, "1 thing hinders opening").waitFor();
    await button(page, "Start again with the first text").click();
    await page.getByText("Ready to open").waitFor();
    await page.locator(".mail-body", { hasText: "Dear Dora Director" }).waitFor();
  });

  test("what a colleague saved meanwhile is not overwritten without asking", async () => {
    await saved(page);
    // What was saved last is read again: were that still to come, it would bring what the colleague saves.
    await quiet(page);
    const { revision, settings } = await workspace.consultant(readCampaign, { params: params() });
    await workspace.consultant(updateCampaign, {
      params: params(),
      body: { revision, settings: { ...settings, purpose: "What the consultant wrote." } },
    });
    await field(page, "Name").fill("Service climate in spring");
    await page.getByRole("alertdialog", { name: "Somebody else has changed this campaign" }).waitFor();
    await checkPage(page, "conflict");
    await button(page, "Load theirs").click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await page.locator(".promised", { hasText: "What the consultant wrote." }).waitFor();
    assert.equal(await field(page, "Name").inputValue(), "Service climate");
    await field(page, "Name").fill("Service climate in spring");
    await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
    await page.getByRole("link", { name: "Service climate in spring" }).click();
    await heading(page, "Service climate in spring");
  });

  test("without a network, without a name or with dates that don't fit, nothing that was typed is lost", async () => {
    await saved(page);
    await page.context().setOffline(true);
    await field(page, "What are the answers for?").fill("Typed without a network.");
    await page.getByText("Not saved: The server can't be reached", { exact: false }).waitFor();
    // It tries again by itself, too: the button is there as long as nobody answers, and may be gone soon after.
    const tried = page.waitForRequest((request) => request.method() === "PUT");
    await button(page, "Try again").click();
    await tried;
    await page.context().setOffline(false);
    await page.locator(".promised", { hasText: "Typed without a network." }).waitFor();
    await field(page, "Name").fill("");
    await page.getByText("Until then the last one stays.", { exact: false }).waitFor();
    await field(page, "What are the answers for?").fill("What the consultant wrote.");
    await page.locator(".promised", { hasText: "What the consultant wrote." }).waitFor();
    await field(page, "Name").fill("Service climate in spring");
    await option(page, "By itself, at a time that I choose");
    await page.getByLabel("Opens at").fill("2099-01-01T08:00");
    await page.getByText("Not saved: The campaign would close before it opens.", { exact: false }).waitFor();
    await checkPage(page, "refused");
    await page.getByRole("link", { name: "Today", exact: true }).click();
    await page.getByRole("alertdialog", { name: "Leave without your last changes?" }).waitFor();
    await button(page, "Stay here").click();
    await option(page, "When I open it");
    await saved(page);
  });

  test("a test goes to the director, a pilot to whom she chooses", async () => {
    await button(page, "Send me a test").click();
    await page.getByText(`on its way to ${workspace.director.user.email}`).waitFor();
    const mail = await application.mails.to(workspace.director.user.email);
    assert.match(mail.subject, /Trial/);
    await button(page, "Let more people try it").click();
    await pick(page, /Add a person/, "Anna");
    await checkPage(page, "pilot");
    await button(page, "Send trial mails to 1 person").click();
    await page.getByText("1 person gets a trial mail.").waitFor();
    assert.match((await application.mails.to(anna.email)).subject, /Trial/);
  });

  test("it is set to open by itself, and that is taken back", async () => {
    await option(page, "By itself, at a time that I choose");
    await saved(page);
    await button(page, "Open the campaign…").click();
    await button(page, "Open it then").click();
    await page.getByText(/It opens by itself .*, and invites 15 people/).waitFor();
    await checkPage(page, "scheduled");
    await button(page, "Take that back and go on editing").click();
    await option(page, "When I open it");
    await saved(page);
  });

  test("the question whether to open shows nothing older than what was saved", async () => {
    const stored = async (change: () => Promise<void>) => {
      const answered = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
      await change();
      await answered;
      await saved(page);
    };
    await stored(() => option(page, "By itself, at a time that I choose"));
    await quiet(page);
    const answers = Promise.withResolvers<void>();
    const address = `**/api/workspaces/${workspace.workspaceId}/campaigns/${campaign}`;
    await page.route(address, async (route) => {
      if (route.request().method() === "GET") await answers.promise;
      await route.continue();
    });
    await stored(() => option(page, "When I open it"));
    await button(page, "Open the campaign…").click();
    const dialog = page.getByRole("alertdialog");
    await dialog.locator(".skeleton").first().waitFor();
    assert.equal(await dialog.getByRole("button", { name: /^Open/ }).count(), 0);
    answers.resolve();
    await button(page, "Open now and invite 15 people").waitFor();
    await page.unroute(address);
    await button(page, "Not yet").click();
    await dialog.waitFor({ state: "detached" });
  });

  test("opening says what it means, and invites everybody once", async () => {
    await button(page, "Open the campaign…").click();
    await page.getByText("Mails that have left can't be called back.").waitFor();
    await page.getByText("14 leave at once; you print links for 1 person without an address").waitFor();
    await checkPage(page, "opening");
    await button(page, "Open now and invite 15 people").click();
    await page.getByRole("tab", { name: "Progress", exact: true }).waitFor();
    await page.getByText("Nobody has answered yet.", { exact: false }).waitFor();
    await page.getByRole("row", { name: /Sales \/ South.*withheld/ }).waitFor();
    await checkPage(page, "open");
  });

  test("an answer shows in the progress of its department within seconds, and nobody's name with it", async () => {
    const mail = await application.mails.to(anna.email);
    const respondent = await visit(browser);
    await respondent.page.goto(mail.links[0] ?? "");
    await respondent.page.getByText("What the consultant wrote.").waitFor();
    await respondent.page.getByRole("link", { name: "Begin", exact: true }).click();
    await respondent.page.getByRole("radio").nth(9).check();
    await respondent.page.getByRole("button", { name: "Next", exact: true }).click();
    await respondent.page.getByRole("button", { name: "Finish", exact: true }).click();
    await respondent.page.getByText("Your answers are in.").waitFor();
    await respondent.page.context().close();
    await page.getByRole("row", { name: /Depot.*1 of 7/ }).waitFor();
    await page.getByRole("img", { name: /Finished by day: 1 in all/ }).waitFor();
    await checkPage(page, "progress");
    await tab(page, "People");
    await page.getByRole("row", { name: /Anna Bartholomew/ }).waitFor();
    await page.getByText("Who has answered is shown to nobody").waitFor();
    assert.equal(await page.getByText("finished", { exact: true }).count(), 0);
  });

  test("joiners are invited, and people are taken out and in again", async () => {
    await workspace.hire([late]);
    await page.reload();
    await page.getByRole("row", { name: /Lena Late/ }).waitFor();
    await checkPage(page, "people");
    await button(page, "Invite all of them…").click();
    await button(page, "Invite").click();
    assert.ok((await application.mails.to(late.email)).links[0]);
    await page.getByText("Nobody has joined the audience", { exact: false }).waitFor();
    await page.getByRole("searchbox", { name: "Search by name or address" }).fill("Lena");
    await choose(page, "More for Lena Late", "Take out of the campaign");
    await checkPage(page, "take out");
    await button(page, "Take out").click();
    await page.getByText("taken out", { exact: true }).waitFor();
    await choose(page, "More for Lena Late", "Take in again");
    await page.getByText("taken out", { exact: true }).waitFor({ state: "detached" });
    await choose(page, "More for Lena Late", "Send a new link");
    await button(page, "Send the link").click();
    await page.getByText(`A new link is on its way to ${late.email}.`).waitFor();
  });

  test("mail: what was sent, who has no address, a reminder", async () => {
    await tab(page, "Mail");
    await page.getByText("1 person has no e-mail address.", { exact: false }).waitFor();
    await page.getByText("only the consultant whom people were told of", { exact: false }).waitFor();
    await button(page, "Remind now…").click();
    await page.getByText("Nobody can be reminded now.").waitFor();
    await page.getByText("invited or in a round of reminders", { exact: false }).waitFor();
    await checkPage(page, "nobody to remind");
    await button(page, "Understood").click();
    // As if everybody had been invited two days ago.
    await workspace.transaction((tx) =>
      sql`UPDATE listen.invitation SET mailed_at = mailed_at - interval '2 days' WHERE campaign_id = ${campaign}`.execute(
        tx,
      ),
    );
    await button(page, "Remind now…").click();
    await page.getByRole("alertdialog").getByText("who have not finished.", { exact: false }).waitFor();
    await button(page, "Send reminders").click();
    await page
      .getByRole("row", { name: /sent by hand sent those of \d+ people who had not finished/ })
      .waitFor();
    await checkPage(page, "mail");
  });

  test("the consultant prints the links of those without an address", async () => {
    const second = await signedIn(workspace.consultant);
    await second.page.goto(`${home}/campaigns/${campaign}?tab=mail`);
    await second.page.getByRole("link", { name: "Print the links" }).click();
    await heading(second.page, "Links to print");
    await button(second.page, "Show the links").click();
    await second.page.getByText("Peter Paper").waitFor();
    await second.page.locator(".slip-link", { hasText: `${application.origin}/a/` }).waitFor();
    await checkPage(second.page, "links");
    assert.deepEqual(second.mistakes, []);
    await second.page.context().close();
  });

  test("name and texts can be changed while it is open; the promise can't", async () => {
    await tab(page, "Settings and texts");
    await page.getByText("As it stood when the campaign opened", { exact: false }).waitFor();
    await field(page, "Name").fill("Service climate 2026");
    await heading(page, "Service climate 2026");
    await saved(page);
    await checkPage(page, "settings");
  });

  test("it is extended, then closed for good, and leads to its results", async () => {
    await button(page, "Extend").click();
    await page.getByRole("dialog").getByRole("button", { name: "Extend" }).click();
    await page.getByText(/It now closes/).waitFor();
    await button(page, "Close now").click();
    await page.getByText("15 people of 16 have not finished.", { exact: false }).waitFor();
    await checkPage(page, "closing");
    await button(page, "Close for good").click();
    await page.getByText("This campaign is closed for good.", { exact: false }).waitFor();
    await tab(page, "Progress");
    await page.getByRole("row", { name: /Depot.*1 of 8/ }).waitFor();
    await checkPage(page, "closed");
    await page.getByRole("link", { name: "See the results" }).click();
    await page.waitForURL(`${home}/results/${campaign}`);
  });

  test("a copy is a draft again, and can be deleted", async () => {
    await page.goto(`${home}/campaigns`);
    await page.getByRole("row", { name: /Service climate 2026.*1 of 16/ }).waitFor();
    await choose(page, "More for Service climate 2026", "Copy");
    await field(page, "Name of the copy").fill("Once more");
    await button(page, "Make the copy").click();
    await heading(page, "Once more");
    await choose(page, "More for this campaign", "Delete the draft");
    await button(page, "Delete").click();
    await heading(page, "Campaigns");
    await page.getByRole("row", { name: /Service climate 2026/ }).waitFor();
    assert.equal(await page.getByText("Once more", { exact: true }).count(), 0);
    await checkPage(page, "list");
  });

  test("a named campaign shows who has not answered; whoever has left is taken out", async () => {
    const named = await workspace.prepare({ anonymity: "named", name: "Named" });
    await workspace.open(named);
    await workspace.answer(named, anna.name, true);
    const { personId } = (await workspace.invitations(named)).get(late.name) ?? {};
    await workspace.leave(personId ?? "");
    await page.goto(`${home}/campaigns/${named}?tab=people`);
    await page.getByRole("row", { name: /Anna Bartholomew.*finished/ }).waitFor();
    await page.getByRole("button", { name: /Show/ }).click();
    await page.getByRole("option", { name: "Not begun" }).click();
    await page.getByRole("row", { name: /Anna Bartholomew/ }).waitFor({ state: "detached" });
    await page.getByRole("row", { name: /Lena Late.*not begun/ }).waitFor();
    await checkPage(page, "named");
    await page
      .getByRole("table", { name: "Invited people who have left the organisation" })
      .locator("label.choice", { hasText: "Lena Late" })
      .click();
    await button(page, "Take out 1 person…").click();
    await button(page, "Take out").click();
    await page.getByText("Nobody has joined the audience", { exact: false }).waitFor();
  });

  test("today shows what runs, what hinders a draft, and what has closed", async () => {
    await workspace.prepare({ name: "Unready", purpose: "" });
    await page.goto(home);
    await page.getByRole("row", { name: /Named.*1 of/ }).waitFor();
    await page.getByRole("row", { name: /Unready.*what the answers are for/ }).waitFor();
    await checkPage(page, "today");
    await page
      .getByRole("row", { name: /Service climate 2026.*1 of 16/ })
      .getByRole("link", { name: "See the results" })
      .click();
    await page.waitForURL(`${home}/results/${campaign}`);
  });

  test("no script failed, and the content security policy refused nothing", () => {
    assert.deepEqual(first.mistakes, []);
  });
});
