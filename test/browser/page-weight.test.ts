import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  quiet,
  settled,
  signInAs,
  startWithPages,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";
import { fullWorld, type World } from "./worlds.ts";

const kilobyte = 1000;
const firstLoad = 250 * kilobyte;
const laterPage = 100 * kilobyte;

/** What comes over the wire to a page, headers and all. */
interface Wire {
  /** Bytes of what the page asked for since it was last taken, the largest answers first. */
  taken(): { bytes: number; largest: string[] };
}

async function wireOf(page: Page): Promise<Wire> {
  const session = await page.context().newCDPSession(page);
  let asked = new Map<string, string>();
  let came: { address: string; bytes: number }[] = [];
  session.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength: bytes }) => {
    const address = asked.get(requestId);
    if (address !== undefined) came.push({ address, bytes });
  });
  await session.send("Network.enable");
  return {
    taken() {
      const all = came.toSorted((one, other) => other.bytes - one.bytes);
      came = [];
      asked = new Map();
      return {
        bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
        largest: all
          .slice(0, 12)
          .map(({ address, bytes }) => `${bytes} ${address.replace(/^.*\/\/[^/]*/, "")}`),
      };
    },
  };
}

/** Fonts come last: what is on the page says which parts of them are needed. */
async function loaded(page: Page): Promise<void> {
  await settled(page);
  await page.evaluate("document.fonts.ready.then(() => null)");
  await quiet(page);
}

describe("what pages weigh over the wire", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let world: World;
  before(async () => {
    application = await startWithPages();
    world = await fullWorld(application);
  });
  after(() => application?.[Symbol.asyncDispose]());

  async function open(as: "director" | "staff" | "nobody", path: string) {
    const visited = await visit(browser);
    if (as !== "nobody") await signInAs(visited, application, world[as]);
    const wire = await wireOf(visited.page);
    await visited.page.goto(application.origin + path);
    await loaded(visited.page);
    return { page: visited.page, wire, close: () => visited.page.context().close() };
  }

  /** A page that is opened first, with nothing kept from before. */
  async function first(as: "director" | "staff" | "nobody", path: string): Promise<number> {
    const { wire, close } = await open(as, path);
    const { bytes, largest } = wire.taken();
    await close();
    assert.ok(bytes > 100 * kilobyte, `${path} was measured with ${bytes} bytes: something did not count`);
    assert.ok(bytes < firstLoad, `${path} weighs ${bytes} bytes:\n${largest.join("\n")}`);
    return bytes;
  }

  test("the first load is below 250 KB, fonts and answers and all", async (t) => {
    const home = `/w/${world.workspace}`;
    t.diagnostic(`signing in: ${await first("nobody", "/sign-in")} bytes`);
    t.diagnostic(
      `today of a director: ${await first("director", home)} bytes, of staff: ${await first("staff", home)}`,
    );
  });

  /**
   * Goes from page to page as links do, each in a browser that keeps nothing but what the pages before it loaded.
   *
   * @param way the last of its paths is weighed
   */
  async function weightOf(as: "director" | "staff", ...way: string[]): Promise<void> {
    const { page, wire, close } = await open(as, `/w/${world.workspace}`);
    for (const path of way) {
      wire.taken();
      const left = await page.locator("h1").first().elementHandle();
      const address = JSON.stringify(`/w/${world.workspace}${path}`);
      await page.evaluate(
        `history.pushState({}, "", ${address}); dispatchEvent(new PopStateEvent("popstate")); null`,
      );
      await left?.waitForElementState("hidden");
      await loaded(page);
    }
    const { bytes, largest } = wire.taken();
    await close();
    const path = way.join(" → ");
    assert.ok(bytes > 0, `${path} loaded nothing: it was not opened`);
    assert.ok(bytes < laterPage, `${path} weighs ${bytes} bytes:\n${largest.join("\n")}`);
  }

  test("each page that is gone to from there adds less than 100 KB", async () => {
    const { campaigns, ownResults, questionnaires, surveys } = world;
    const [profile = "", named = ""] = campaigns.opened;
    await weightOf("staff", "/my/contract");
    for (const id of ownResults.slice(0, 1)) await weightOf("staff", `/my/results/${id}`);
    await weightOf("director", "/people");
    await weightOf("director", "/questionnaires", `/questionnaires/${questionnaires[0]}`);
    await weightOf("director", `/campaigns/${named}`);
    await weightOf("director", `/results/${profile}`);
    await weightOf("director", `/results/${profile}/departments`);
    await weightOf("director", "/measures");
    await weightOf("director", `/surveys/${surveys.files[1]}`);
    await weightOf("director", `/surveys/${surveys.files[0]}/results`);
    await weightOf("director", `/surveys/kept/${surveys.kept[0]}/compare`);
  });
});
