import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { openProfile } from "#listen/colleagues/colleagues.fixture.ts";
import type { TestApplication } from "../../src/application.fixture.ts";
import {
  accessibilityProblems,
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

describe("somebody asks a colleague, who decides, answers and changes their mind", {
  skip: withoutBrowser,
}, () => {
  let application: TestApplication;
  let profile: Awaited<ReturnType<typeof openProfile>>;
  let ana: Visit;
  let ben: Visit;

  const mine = () => `${application.origin}/w/${profile.workspaceId}/my`;

  before(async () => {
    application = await startWithPages();
    profile = await openProfile({}, application);
    [ana, ben] = [await visit(browser), await visit(browser, { javaScriptEnabled: false })];
    await signInAs(ana, application, profile.ana);
  });
  after(() => application?.[Symbol.asyncDispose]());

  test("by name, with the keyboard alone", async () => {
    const { page } = ana;
    await page.goto(mine());
    await settled(page);
    await page.getByText("Nobody asked yet").waitFor();
    await checkPage(page, "nobody asked yet");
    await button(page, "Ask a colleague").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: /Colleague/ }).pressSequentially("ben");
    await page.getByRole("option", { name: /Ben/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.deepEqual(await accessibilityProblems(page), []);
    await button(page, "Send the request").focus();
    await page.keyboard.press("Enter");
    await page.getByText("Ben was asked, by mail.").waitFor();
    await page.getByRole("row", { name: /Ben.*asked/ }).waitFor();
    await checkPage(page, "one asked");
  });

  test("the colleague reads what will be seen, agrees without scripts, and rates", async () => {
    const { page } = ben;
    const { path } = await profile.opened("Ben");
    await page.goto(application.origin + path);
    await page.getByRole("heading", { name: "Ana Berg asks for your view" }).waitFor();
    await page.getByLabel("I also rate how I see Ana Berg").check();
    await button(page, "Take part").click();
    await page.getByText("Page 1 of 6").waitFor();
    assert.equal(await page.getByText("How I see Ana Berg").first().isVisible(), true);
    await button(page, "Save and finish later").click();
    const looking = (await visit(browser)).page;
    await looking.goto(application.origin + path);
    await looking.getByRole("group", { name: "What you agreed to" }).waitFor();
    assert.ok(await looking.getByLabel("I also rate how I see Ana Berg").isChecked());
    await checkPage(looking, "what was agreed to");
    const { path: cleos } = await profile.asked("Cleo");
    await looking.goto(application.origin + cleos);
    await checkPage(looking, "a request");
    await looking.goto(`${application.origin}${path}/pages/SL`);
    await checkPage(looking, "a page of a colleague");
    await looking.context().close();
  });

  test("the sender sees who takes part, reminds once, and withdraws after a question", async () => {
    const { page } = ana;
    await page.reload();
    await page.getByRole("row", { name: /Ben.*takes part/ }).waitFor();
    await button(page, /Remind Ben/).click();
    await button(page, "Send the reminder").click();
    await page.getByText("Ben gets a mail.").waitFor();
    await page.getByRole("row", { name: /Ben.*reminded/ }).waitFor();
    await button(page, /Withdraw the request to Cleo/).click();
    await page.getByRole("alertdialog").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
    await page.getByRole("row", { name: /Cleo.*withdrawn/ }).waitFor();
    await checkPage(page, "asked, reminded, withdrawn");
    assert.deepEqual(ana.mistakes, []);
  });

  test("who is asked finds it on their own page", async () => {
    const colleague = await visit(browser);
    await signInAs(colleague, application, await profile.signIn("Ben"));
    const { page } = colleague;
    await page.goto(mine());
    await page.getByRole("heading", { name: "Colleagues ask for your view" }).waitFor();
    await settled(page);
    await checkPage(page, "asked of me");
    await page.getByRole("link", { name: /Go on/ }).click();
    await page.getByRole("group", { name: "What you agreed to" }).waitFor();
    assert.deepEqual(colleague.mistakes, []);
    await page.context().close();
  });
});
