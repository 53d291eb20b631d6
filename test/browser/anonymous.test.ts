import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { type CampaignWorkspace, crowd, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import { startApplication, type TestApplication } from "../../src/application.fixture.ts";
import { browser, checkPage, visit, withoutBrowser } from "../browser.fixture.ts";

describe("an invitation to an anonymous survey in a browser", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let world: CampaignWorkspace;
  const people = crowd(12, "Care", "care");

  before(async () => {
    application = await startApplication();
    world = await openCampaigns({ application });
    await world.hire(people);
    await world.open(await world.prepare({ anonymity: "anonymous" }));
  });
  after(() => application?.[Symbol.asyncDispose]());

  const linkOf = async (number: number): Promise<string> => {
    const { text } = await world.mails.to(people[number]?.email ?? assert.fail());
    return application.origin + (/\/a\/[\w-]+/.exec(text)?.[0] ?? assert.fail(text));
  };
  const begin = (page: Page) => page.getByRole("button", { name: "Begin anonymously" });
  const shownCode = async (page: Page) =>
    (await page.locator(".code code").textContent()) ?? assert.fail("no code is shown");

  /** Presses the button; the server does what is asked, and its answer never arrives. */
  async function loseAnswer(page: Page): Promise<void> {
    const lost = Promise.withResolvers<void>();
    await page.route("**/exchange", async (route) => {
      const answer = await route.fetch({ maxRedirects: 0 });
      assert.equal(answer.status(), 303);
      await route.abort("connectionreset");
      lost.resolve();
    });
    await begin(page).click();
    await lost.promise;
    await page.waitForURL(/^chrome-error:/, { waitUntil: "commit" });
    await page.unroute("**/exchange");
  }

  test("shows the code first, and leads to the first question of that code's ballot", async () => {
    const { page, mistakes } = await visit(browser);
    await page.goto(await linkOf(0));
    await checkPage(page, "the invitation to an anonymous survey");
    const code = await shownCode(page);
    await begin(page).click();
    await page.waitForURL(/\/b\/[\w-]{63}\/pages\/page-1/);
    assert.equal(await page.evaluate("localStorage.length"), 0, "nothing is left on the device");
    await page.goto(page.url().replace(/\/pages.*/, ""));
    assert.equal(await shownCode(page), code);
    assert.deepEqual(mistakes, []);
  });

  test("a lost answer: the link leads to the ballot again, with the code that this browser has kept", async () => {
    const { page, mistakes } = await visit(browser);
    const link = await linkOf(1);
    await page.goto(link);
    const code = await shownCode(page);
    await loseAnswer(page);
    // Somebody else on the same device, meanwhile: nothing of it stands on their page.
    await page.goto(await linkOf(2));
    assert.equal(
      await page
        .locator("input[name=code]")
        .inputValue()
        .then((value) => value === code),
      false,
    );
    await page.goto(link);
    await page.getByRole("heading", { name: "This invitation has been used" }).waitFor();
    await checkPage(page, "the page of a used invitation");
    assert.equal(await page.getByLabel("Code").inputValue(), code.replaceAll("-", ""));
    await page.getByRole("button", { name: "Open my answers" }).click();
    await page.waitForURL(/\/b\/[\w-]{63}/);
    await page.getByRole("link", { name: "Begin" }).waitFor();
    assert.equal(await shownCode(page), code);
    assert.equal(await page.evaluate("localStorage.length"), 0, "it is forgotten once the ballot is reached");
    await page.goto(link);
    assert.equal(await page.getByLabel("Code").inputValue(), "");
    assert.deepEqual(mistakes, []);
  });

  test("a code that its owner never came back for is forgotten by whatever page is opened an hour later", async () => {
    const { page, mistakes } = await visit(browser);
    await page.clock.install();
    const link = await linkOf(4);
    await page.goto(link);
    await loseAnswer(page);
    await page.goto(await linkOf(5));
    await begin(page).waitFor();
    assert.equal(await page.evaluate("localStorage.length"), 1);
    await page.clock.fastForward("01:00:00");
    await page.reload();
    await begin(page).waitFor();
    assert.equal(await page.evaluate("localStorage.length"), 0);
    await page.goto(link);
    assert.equal(await page.getByLabel("Code").inputValue(), "");
    assert.deepEqual(mistakes, []);
  });

  test("a lost answer without scripts: the code that was shown is typed at the link", async () => {
    const { page } = await visit(browser, { javaScriptEnabled: false });
    const link = await linkOf(3);
    await page.goto(link);
    const code = await shownCode(page);
    await loseAnswer(page);
    await page.goto(link);
    await page.getByLabel("Code").fill(code.toLowerCase());
    await page.getByRole("button", { name: "Open my answers" }).click();
    await page.getByRole("link", { name: "Begin" }).click();
    await page.locator("input[type=radio]").first().waitFor();
  });
});
