import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { TestApplication } from "../../src/application.fixture.ts";
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
import { pagePaths, pages, type Viewer } from "./pages.ts";
import { emptyWorld, fullWorld, type World } from "./worlds.ts";

/** Stands in every name: markup that would make an element, and half an entity. */
const mark = `<img id="injected" src="icon.svg" onerror="alert(1)"> &amp`;

test("every page has its place in test/browser/pages.ts, and nothing else", () => {
  assert.deepEqual(Object.keys(pages).sort(), pagePaths().sort());
});

describe("axe finds nothing on any page, and names are never markup", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  before(async () => {
    application = await startWithPages();
  });
  after(() => application?.[Symbol.asyncDispose]());

  async function visits(world: World): Promise<Record<Viewer, Visit>> {
    const [nobody, director, staff] = [await visit(browser), await visit(browser), await visit(browser)];
    await signInAs(director, application, world.director);
    await signInAs(staff, application, world.staff);
    return { nobody, director, staff };
  }

  /** @returns on how many pages a mark was read */
  async function look(world: World): Promise<number> {
    const viewers = await visits(world);
    let marked = 0;
    const problems: string[] = [];
    for (const [path, { as, in: addresses }] of Object.entries(pages))
      for (const address of addresses(world)) {
        const { page } = viewers[as];
        await page.goto(application.origin + address);
        await settled(page);
        const said = new URL(page.url()).pathname;
        if (said !== address.replace(/[?#].*/, "")) problems.push(`${path} leads to ${said}`);
        if (await page.locator("#injected").count()) problems.push(`${path}: a name became markup`);
        if (await page.getByText(mark).count()) marked++;
        await checkPage(page, path).catch((error: Error) => problems.push(error.message));
      }
    for (const path of world.respondents.slice(0, 1)) {
      const { page } = viewers.nobody;
      await page.goto(application.origin + path);
      if ((await page.getByText(mark).count()) > 0) marked++;
      if (await page.locator("#injected").count()) problems.push("a respondent's page: a name became markup");
    }
    for (const { page, mistakes } of Object.values(viewers)) {
      problems.push(...mistakes);
      await page.context().close();
    }
    assert.deepEqual(problems, []);
    return marked;
  }

  test("on a server that nobody has set up", async () => {
    const { page } = await visit(browser);
    await page.goto(application.origin);
    await settled(page);
    assert.equal(new URL(page.url()).pathname, "/first-run");
    await checkPage(page, "first run");
  });
  test("in a programme that has just begun", async () => {
    assert.equal(await look(await emptyWorld(application)), 0);
  });
  test("in a programme in full swing", async () => {
    const marked = await look(await fullWorld(application, (text) => `${text} ${mark}`));
    assert.ok(marked > 15, `names were read on ${marked} pages only`);
  });
});
