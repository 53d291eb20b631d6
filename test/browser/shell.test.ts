import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { TestApplication } from "../../src/application.fixture.ts";
import {
  accessibilityProblems,
  browser,
  settled,
  signInAs,
  startWithPages,
  type Visit,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";
import { emptyWorld, type World } from "./worlds.ts";

describe("what the shell loads when somebody reaches for it", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let world: World;
  before(async () => {
    application = await startWithPages();
    world = await emptyWorld(application);
  });
  after(() => application?.[Symbol.asyncDispose]());

  async function open(width: number): Promise<Visit> {
    const visited = await visit(browser, { viewport: { width, height: 800 } });
    await signInAs(visited, application, world.director);
    await visited.page.goto(`${application.origin}/w/${world.workspace}`);
    await settled(visited.page);
    return visited;
  }

  test("a menu opens by the arrow key, walks, closes, and gives the focus back", async () => {
    const { page, mistakes } = await open(1280);
    const button = page.getByRole("button", { name: /^Signed in as/ });
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    await button.focus();
    await page.keyboard.press("ArrowDown");
    const item = (name: string) => page.getByRole("menuitem", { name });
    await item("Account").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Account");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Light pages");
    await page.keyboard.press("Escape");
    await item("Account").waitFor({ state: "detached" });
    await page.waitForFunction("document.activeElement.matches('.menu-button[aria-haspopup]')");
    await page.keyboard.press("Enter");
    await item("Account").waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/account");
    assert.deepEqual(mistakes, []);
    await page.context().close();
  });

  test("without a connection the menu says why it does not open, and opens later", async () => {
    const { page } = await open(1280);
    await page.context().setOffline(true);
    const button = page.getByRole("button", { name: /^Signed in as/ });
    await button.click();
    await page.getByText("The menu can't be loaded. Check your connection and try again.").waitFor();
    await page.context().setOffline(false);
    await button.click();
    await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    await page.context().close();
  });

  test("the drawer of a phone opens, and closes on the way to another page", async () => {
    const { page } = await open(390);
    await page.getByRole("button", { name: "Navigation" }).click();
    const drawer = page.getByRole("dialog", { name: "Navigation" });
    await drawer.getByRole("link", { name: "Campaigns", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Campaigns" }).waitFor();
    await drawer.waitFor({ state: "detached" });
    await page.context().close();
  });
});
