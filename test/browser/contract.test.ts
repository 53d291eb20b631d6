import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import * as contract from "#embed/contracts/contract.contract.ts";
import { hired, type Staff } from "#embed/contracts/contract.fixture.ts";
import { readGround } from "#embed/contracts/contract.store.ts";
import { contractPath } from "#embed/contracts/contract-link.service.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, profile, ratedBy } from "#understand/results/profile-answers.fixture.ts";
import { type OpenWorkspace, openWorkspace, type TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  checkPage,
  settled,
  signInAs,
  startWithPages,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const radio = (page: Page, group: string, name: string) =>
  page.getByRole("radiogroup", { name: group }).locator("label", { hasText: name });
const saved = (page: Page) => page.getByText("Everything is saved", { exact: true }).waitFor();
const step = async (page: Page, press: string, heading: string) => {
  await button(page, press).click();
  await page.getByRole("heading", { level: 2, name: heading }).waitFor();
};

describe("somebody writes a contract for change, signs it, and lives with it", {
  skip: withoutBrowser,
}, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let anna: Staff;
  let omar: Staff;
  let page: Page;
  let mistakes: string[];
  let address: string;
  const read = async () => {
    const params = { workspace: workspace.workspaceId };
    return (await anna.client(contract.readMyContract, { params })).current;
  };

  before(async () => {
    application = await startWithPages();
    workspace = await openWorkspace({ application });
    omar = await hired(workspace, "عمر Öst-Haddad");
    const email = `anna.${randomUUID()}@example.org`;
    const { workspaceId } = workspace;
    await workspace.transaction((tx) =>
      putCampaign(tx, workspaceId, { definition, profile }, [
        { name: "Anna Berg", email, pages: ratedBy(1) },
      ]),
    );
    const client = await workspace.staff(email, "Anna Berg");
    const member = { ...client.user, workspaceId, personId: null, roles: [] };
    anna = { person: "", name: "Anna Berg", email, client, actor: { user: client.user, member } };
    const visited = await visit(browser);
    ({ page, mistakes } = visited);
    await signInAs(visited, application, client);
    address = `${application.origin}/w/${workspaceId}/my/contract`;
  });
  after(async () => {
    await page?.context().close();
    await application?.[Symbol.asyncDispose]();
  });

  test("it begins empty, with goals suggested from her own answers", async () => {
    await page.goto(address);
    await settled(page);
    await checkPage(page, "no contract");
    await button(page, "Begin my contract").click();
    await page.getByRole("heading", { name: "From your answers in “Spring survey”" }).waitFor();
    await checkPage(page, "goals");
    const row = page.getByRole("listitem").filter({ hasText: "To find your sign" }).first();
    const goal = (await row.locator("p").first().textContent()) ?? "";
    await row.getByRole("button", { name: /^Take/ }).click();
    assert.equal(await field(page, "My first goal").inputValue(), goal);
    assert.match(goal, /^I /);
    await field(page, "How I will notice (first goal)").fill("Two people a week hear of it");
    await field(page, "My second goal").fill("I ring back when I said I would.");
    await saved(page);
    assert.equal((await read())?.clauses.goals[0]?.text, goal);
  });

  test("each step saves itself; what another window writes is not lost", async () => {
    await step(page, "Next: Room for it", "Room for it");
    await field(page, "Less of 1").fill("Status meetings");
    await field(page, "My record").fill("A line on Friday");
    await saved(page);
    await checkPage(page, "room");
    const now = await read();
    assert.equal(now?.clauses.record, "A line on Friday");
    assert.ok(now);
    await anna.client(contract.saveContract, {
      params: { workspace: workspace.workspaceId, contract: now.id },
      body: { revision: now.revision, clauses: { ...now.clauses, record: "From the other window" } },
    });
    await field(page, "My record").fill("Written here");
    await page.getByRole("alertdialog").waitFor();
    await checkPage(page, "conflict");
    await button(page, "Keep what is here").click();
    await saved(page);
    assert.equal(await field(page, "My record").inputValue(), "Written here");
    assert.equal((await read())?.clauses.record, "Written here");
  });

  test("a colleague is found by name, and named as a support person", async () => {
    await step(page, "Next: Support", "Support");
    await button(page, "Name a support person").click();
    await page.getByRole("combobox", { name: /Name/ }).fill("haddad");
    await page.getByRole("option", { name: /Haddad/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Haddad" }).waitFor();
    await checkPage(page, "naming a support person");
    await button(page, "Name").click();
    await page.getByText("asked when you sign", { exact: true }).waitFor();
    await field(page, "Help 1").fill("Ask me on Mondays");
    await saved(page);
    await checkPage(page, "support");
  });

  test("it is read through and signed by name", async () => {
    await step(page, "Next: Keeping going", "Keeping going");
    await checkPage(page, "keeping going");
    await step(page, "Next: Milestones", "Milestones and rewards");
    await button(page, "Add a milestone").click();
    await step(page, "Read it through", "Read it through, then sign");
    await page.getByText(/^Milestone 1 is empty/).waitFor();
    await checkPage(page, "not ready");
    await page.getByRole("button", { name: /^Go there/ }).click();
    await field(page, "Milestone 1: what is reached").fill("Ten people thanked");
    await field(page, "When I reach a milestone, I allow myself").fill("A long lunch");
    await saved(page);
    await checkPage(page, "milestones");
    await step(page, "Read it through", "Read it through, then sign");
    await field(page, "My name, as my signature").fill("Anna Berg");
    await checkPage(page, "ready to sign");
    await button(page, "Sign my contract").click();
    await page.getByRole("heading", { name: "What I signed" }).waitFor();
    assert.equal((await read())?.state, "signed");
  });

  test("the week is noted, a milestone reached, and the reward remembered", async () => {
    await radio(page, "I ring back when I said I would.", "Partly").click();
    await field(page, "One thing I learned").fill("Ask first");
    await checkPage(page, "signed");
    await button(page, "Save").first().click();
    await page.getByText("Goal 2: partly").waitFor();
    await page.locator("label", { hasText: "Ten people thanked" }).click();
    await page.getByText("A long lunch", { exact: true }).first().waitFor();
    await checkPage(page, "after a week");
    assert.deepEqual((await read())?.checkIns[0]?.marks, { g2: "partly" });
  });

  test("the support person opens the link without signing in, and signs", async () => {
    const { links } = await application.mails.to(omar.email);
    const other = await visit(browser, { javaScriptEnabled: true });
    await other.page.goto(links[0] ?? "");
    await checkPage(other.page, "asked for support");
    await other.page.getByLabel("Your name, as your signature").fill("Omar");
    await other.page.getByRole("button", { name: "Yes, I support this" }).click();
    await other.page.getByRole("heading", { name: "You support Anna Berg" }).waitFor();
    await checkPage(other.page, "supports");
    assert.deepEqual(other.mistakes, []);
    await other.page.context().close();
    await page.reload();
    await page.getByText("supports you", { exact: true }).waitFor();
  });

  test("the weekly question opens without signing in and without scripts", async () => {
    const { workspaceId, transaction } = workspace;
    const id = (await read())?.id ?? "";
    const key = await transaction((tx) => readGround({ tx, workspaceId }));
    const link = contractPath(key.link_key, "check-in", { workspaceId, id, version: 1 });
    const other = await visit(browser);
    const plain = await visit(browser, { javaScriptEnabled: false });
    await other.page.goto(application.origin + link);
    await checkPage(other.page, "check-in");
    await other.page.goto(`${application.origin}${link}/stop`);
    await checkPage(other.page, "stopping reminders");
    await plain.page.goto(application.origin + link);
    await plain.page
      .getByRole("group", { name: "I ring back when I said I would." })
      .getByText("Kept going")
      .click();
    await plain.page.getByRole("button", { name: "Save" }).click();
    await plain.page.getByRole("heading", { name: "Your week is noted" }).waitFor();
    await other.page.goto(plain.page.url());
    await checkPage(other.page, "noted");
    assert.deepEqual((await read())?.checkIns[0]?.marks, { g2: "kept" });
    for (const each of [other, plain]) await each.page.context().close();
  });

  test("the contract is closed with a word, by keyboard", async () => {
    await page.getByRole("button", { name: "Close it…" }).focus();
    await page.keyboard.press("Enter");
    await field(page, "A word to yourself").fill("It became a habit.");
    await checkPage(page, "closing");
    await field(page, "A word to yourself").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Earlier contracts" }).waitFor();
    await checkPage(page, "closed");
    assert.equal(await read(), null);
    assert.deepEqual(mistakes, []);
  });
});
