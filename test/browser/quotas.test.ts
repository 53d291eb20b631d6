import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { type CampaignWorkspace, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import { addAccount, customersWhere, type NewCustomer, serve } from "#listen/campaigns/customers.fixture.ts";
import { addWebFiles } from "#platform/http/web-files.ts";
import { createLog } from "#platform/log.ts";
import { relationship, surveyed } from "#understand/campaign-surveys/campaign-survey.fixture.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import { release } from "#understand/results/results.service.ts";
import { startApplication, type TestApplication } from "../../src/application.fixture.ts";
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

const crowd = (
  count: number,
  region: string,
  roles: string[],
  account: string | null = null,
): NewCustomer[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `${region} ${roles.join()} ${at}`,
    email: `${randomUUID()}@example.org`,
    region,
    roles,
    account,
  }));

/** Customers of accounts, some of which lack a role. */
async function served(made: CampaignWorkspace): Promise<void> {
  const account = (name: string) => addAccount(made, { name, region: "North" });
  const [alpha, beta] = [await account("Alpha Foods"), await account("Beta Books")];
  await account("Gamma Glass");
  await serve(made, [
    ...crowd(2, "North", ["Buyer"], alpha),
    ...crowd(2, "North", ["User"], alpha),
    ...crowd(1, "North", ["Buyer"], beta),
    ...crowd(20, "North", ["User"]),
    ...crowd(20, "South", ["Buyer"]),
  ]);
}

/** A closed campaign whose answers are less often from the North than its invitations. */
async function closed({ transaction, workspaceId }: CampaignWorkspace): Promise<string> {
  const people = surveyed(420, { seed: 11, silent: 0, groups: { region: ["North", "South", "West"] } });
  return transaction(async (tx) => {
    const { campaignId } = await putCampaign(
      tx,
      workspaceId,
      { definition: relationship, audience: "customers", breakdowns: ["region"], name: "Spring" },
      people.map(({ groups, answers }, index) => ({
        name: `Person ${index}`,
        groups,
        ...(!(groups["region"] === "North" && index % 2 === 0) && { pages: { one: answers } }),
      })),
    );
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
}

describe("roles of accounts, quotas and weighting", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let made: CampaignWorkspace;
  let visited: Visit;
  let page: Page;
  let campaign: string;
  let results: string;

  before(async () => {
    await buildWebIfStale({ log: createLog({ level: "error" }) });
    application = await startApplication(({ app }) => addWebFiles(app, webFolder));
    made = await openCampaigns({ application, withoutConsultant: true });
    await served(made);
    campaign = await made.prepare({
      name: "How do we serve?",
      audience: customersWhere({ sample: { size: 20, seed: 3, by: null } }),
      breakdowns: ["region", "role"],
      anonymity: "named",
    });
    results = await closed(made);
    visited = await visit(browser);
    await signInAs(visited, application, made.director);
    page = visited.page;
  });
  after(async () => {
    await application?.[Symbol.asyncDispose]();
  });

  const go = async (path: string) => {
    await page.goto(`${application.origin}/w/${made.workspaceId}${path}`);
    await settled(page);
  };
  const look = async (name: string) => {
    await settled(page);
    await checkPage(page, name);
    assert.deepEqual(visited.mistakes, []);
  };
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const choose = async (label: string, option: string) => {
    await page.getByRole("button", { name: new RegExp(`${label}`) }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };

  test("the page of accounts shows who is missing, and the roles that are wanted can be chosen", async () => {
    await go(`/campaigns/${campaign}`);
    await page.getByRole("link", { name: "Accounts and roles" }).click();
    await page.getByRole("heading", { name: "Accounts and roles" }).waitFor();
    await look("coverage");
    const table = page.getByRole("table", { name: "Accounts with the state of each role" });
    assert.equal(await table.getByRole("row").count(), 4);
    await choose("Show", "Accounts where a role is missing");
    await table.getByRole("row", { name: /Alpha/ }).waitFor({ state: "detached" });
    assert.equal(await table.getByRole("row").count(), 3);
    assert.match((await table.getByRole("row", { name: /Beta Books/ }).textContent()) ?? "", /nobody known/);
    await button("Choose the roles").click();
    await page.getByRole("dialog").locator("label", { hasText: /^User/ }).click();
    await look("roles dialog");
    await button("Choose these").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await table.getByRole("row", { name: /Beta/ }).waitFor({ state: "detached" });
    await table.getByRole("row", { name: /Gamma/ }).waitFor();
  });

  test("quotas are set, seen and followed by a further sample", async () => {
    await go(`/campaigns/${campaign}/quotas`);
    await choose("By", "Region");
    await page.getByLabel("North", { exact: true }).fill("10");
    await page.getByLabel("South", { exact: true }).fill("12");
    await look("quotas of a draft");
    await button("Save the quotas").click();
    await page.getByText("The quotas were saved.").waitFor();
    await made.open(campaign);
    await go(`/campaigns/${campaign}/quotas`);
    const progress = page.getByRole("table", { name: "Quotas by group" });
    assert.match(
      (await progress.getByRole("row", { name: /South/ }).textContent()) ?? "",
      /12[\s\S]*0 of 12[\s\S]*below half/,
    );
    await page.getByLabel("How many").fill("5");
    await page.getByLabel("How many").press("Tab");
    await choose("Any Region", "South");
    await look("quotas of an open campaign");
    await button("Draw and invite").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Draw and invite" }).click();
    await page.getByText("5 customers will get an invitation.").waitFor();
    const samples = page.getByRole("table", { name: "Further samples" });
    assert.match((await samples.getByRole("row", { name: /South/ }).textContent()) ?? "", /5/);
  });

  test("results are weighted by shares that are pasted, and what it costs is told", async () => {
    await go(`/results/${results}`);
    await page.getByRole("link", { name: "Weighting" }).click();
    await page.getByRole("heading", { name: "Weight these results" }).waitFor();
    await page.locator("label", { hasText: /^Region/ }).click();
    await page.getByText("Shares that I type").click();
    await page.getByLabel("Or paste shares of Region").fill("North\t60\nSouth\t30\nMiddle\t5");
    await page.getByText("Not understood: Middle").waitFor();
    await button("Weight the results").click();
    await page.getByText("Give a share above 0 for “West” of Region", { exact: false }).waitFor();
    await page.getByLabel("West", { exact: true }).fill("10");
    await page.getByLabel("West", { exact: true }).press("Tab");
    await look("weighting form");
    await button("Weight the results").click();
    await page.getByRole("heading", { name: "Weighted by Region" }).waitFor();
    await look("weighted results");
    const shares = page.getByRole("table", { name: "Shares by Region" });
    assert.match((await shares.getByRole("row", { name: /North/ }).textContent()) ?? "", /%/);
    const figures = page.getByRole("table", { name: "Weighted figures beside those that are not" });
    assert.match((await figures.getByRole("row", { name: /Net promoter score/ }).textContent()) ?? "", /to/);
    await go(`/results/${results}/weighting`);
    await button(/Delete/).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("The weighting was deleted.").waitFor();
    await look("no weighting");
  });
});
