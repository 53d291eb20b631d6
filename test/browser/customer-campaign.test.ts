import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { type CampaignWorkspace, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import { addAccount, customerCrowd, serve } from "#listen/campaigns/customers.fixture.ts";
import type { TestApplication } from "../../src/application.fixture.ts";
import { browser, checkPage, startWithPages, visit, withoutBrowser } from "../browser.fixture.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const option = (page: Page, name: string) =>
  page
    .locator("label.choice:visible", { hasText: new RegExp(`^${name}`) })
    .first()
    .click();
const saved = (page: Page) => page.getByText("Everything is saved", { exact: true }).waitFor();

describe("a director asks customers, and one of them answers from the mail", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let workspace: CampaignWorkspace;
  let page: Page;
  let campaign: string;

  before(async () => {
    application = await startWithPages();
    workspace = await openCampaigns({ application });
    const [manager = ""] = await workspace.hire([{ name: "Mara Manager" }]);
    const account = await addAccount(workspace, { name: "Northern Freight", manager });
    await serve(workspace, [
      ...customerCrowd(40, ["Retail", "Wholesale"]),
      { name: "Ada Buyer", email: "ada@example.org", segment: "Retail", roles: ["Buyer"], account },
    ]);
    page = (await visit(browser)).page;
    const asker = { headers: {}, address: "127.0.0.1" };
    const cookies = await application.context.accounts.openSession(workspace.director.user.id, asker);
    await page.context().addCookies(
      cookies.map((cookie) => {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        return { name, value, url: application.origin };
      }),
    );
  });
  after(async () => {
    await application[Symbol.asyncDispose]();
  });

  test("a draft for customers says who fits, who is left out and how many to ask", async () => {
    await page.goto(`${application.origin}/w/${workspace.workspaceId}/campaigns/new`);
    await field(page, "Name").fill("How are we doing?");
    await option(page, "Customers");
    await option(page, "Named");
    await button(page, "Create the draft").click();
    await page.getByRole("heading", { level: 1, name: "How are we doing?" }).waitFor();
    campaign = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await page.getByText("41 people would be invited today.").waitFor();
    await option(page, "Retail");
    await page.getByText("21 people would be invited today.").waitFor();
    await option(page, "A random sample");
    await page.getByText("How many to ask", { exact: true }).click();
    await page.getByText("It would take").waitFor();
    await option(page, "Everybody who fits");
    await page.getByText("Narrow it down further").click();
    await option(page, "Mara Manager");
    await page.getByText("1 person would be invited today.").waitFor();
    await field(page, "What are the answers for?").fill("To serve customers better.");
    await saved(page);
    await checkPage(page, "draft for customers");
  });

  test("breakdowns are ordered, and the first question goes into the mail", async () => {
    await button(page, "Region: more important").click();
    const order = page.getByRole("list", { name: "In order of importance" }).getByRole("listitem");
    assert.match(((await order.first().textContent()) ?? "").trim(), /^1\. Region/);
    await button(page, "Take out Role").click();
    await page.getByText("Ask the first question in the mail").click();
    await page.locator(".mail-preview", { hasText: "How likely?" }).first().waitFor();
    await saved(page);
    await checkPage(page, "breakdowns and the first question");
    await button(page, "Open the campaign…").click();
    await button(page, /^Open now and invite/).click();
    await page.getByRole("tab", { name: "Progress" }).waitFor();
    await workspace.settled(campaign);
  });

  test("the customer's answer in the mail is marked on a phone, and stored when it's sent", async () => {
    await workspace.mails.to("ada@example.org");
    const [message] = await workspace.transaction((tx) =>
      tx.selectFrom("people.message").select("html").where("campaign_id", "=", campaign).execute(),
    );
    const nine = /href="([^"]*\?a=q1\.9)"/.exec(message?.html ?? "")?.[1] ?? "";
    const { page: phone } = await visit(browser, { viewport: { width: 390, height: 844 } });
    await phone.setContent(message?.html ?? "");
    await checkPage(phone, "the mail");
    await phone.goto(nine);
    await phone.getByText("The answer that you chose in the mail is marked below.").waitFor();
    assert.equal(await phone.getByRole("radio", { name: "9" }).isChecked(), true);
    await checkPage(phone, "preselected answer");
    await phone.getByRole("button", { name: "Next" }).last().click();
    await phone.getByRole("button", { name: "Finish" }).click();
    await phone.getByRole("heading", { level: 1 }).waitFor();
    await page.reload();
    await page.getByText("100 % of those invited").waitFor();
    await checkPage(page, "progress of customers");
  });

  test("addresses that came back are handed in", async () => {
    await page.getByRole("tab", { name: "Mail" }).click();
    await button(page, "Hand in addresses that came back…").click();
    await field(page, "Addresses").fill("ada@example.org\nnobody@example.net");
    await checkPage(page, "handing in addresses");
    await button(page, "Mark them").click();
    await page.getByText("Nobody was invited at these addresses:").waitFor();
    await button(page, "Close").last().click();
    await page.getByText("Mail to 100 % of the addresses came back.").waitFor();
    await checkPage(page, "delivery with bounces");
  });
});
