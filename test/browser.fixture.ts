import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { after } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import packaged from "@sparticuz/chromium";
import type { Result } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from "playwright-core";
import { addWebFiles } from "#platform/http/web-files.ts";
import { type SignedIn, startApplication, type TestApplication } from "../src/application.fixture.ts";
import { buildWebIfStale, webFolder } from "../src/web-build.ts";

const installed = "/usr/bin/chromium";

/**
 * Opens Chromium: the machine's own, else the one that npm brought; null where neither runs.
 *
 * @param options.keepsPages whether Back shows a page as it was left, as it does where nobody tests
 */
export async function openBrowser({ keepsPages = false } = {}): Promise<Browser | null> {
  const executablePath = await access(installed).then(
    () => installed,
    () => packaged.executablePath().catch(() => null),
  );
  if (executablePath === null) return null;
  const args = ["--no-sandbox", "--disable-gpu"];
  const ignoreDefaultArgs = keepsPages ? ["--disable-back-forward-cache"] : [];
  return chromium.launch({ executablePath, args, ignoreDefaultArgs }).catch(() => null);
}

const opened = await openBrowser();
after(() => opened?.close());

/** Why tests in a browser are skipped; false where they run. */
export const withoutBrowser = opened === null && "No browser runs here: install Chromium.";

/** The browser of this run. Only tests that `withoutBrowser` doesn't skip may use it. */
export const browser = opened as Browser;

/** A page in a browser of its own (no cookies yet), and what went wrong in it so far. */
export interface Visit {
  page: Page;
  /** Mistakes in scripts, and what the content security policy refused. */
  mistakes: string[];
}

export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  trafficOf(page);
  const mistakes: string[] = [];
  page.on("pageerror", (error) => mistakes.push(String(error)));
  page.on("console", (line) => {
    if (/Content Security Policy/i.test(line.text())) mistakes.push(line.text());
  });
  return { page, mistakes };
}

/** Signs somebody in, in the page's browser. */
export async function signInAs(
  { page }: Visit,
  application: TestApplication,
  { user }: SignedIn,
): Promise<void> {
  const asker = { headers: {}, address: "127.0.0.1" };
  const cookies = await application.context.accounts.openSession(user.id, asker);
  await page.context().addCookies(
    cookies.map((cookie) => {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      return { name, value, url: application.origin };
    }),
  );
}

/** An application of a test's own that serves the web pages as they are now. */
export async function startWithPages(): Promise<TestApplication> {
  await buildWebIfStale({ log: { info: () => {}, error: () => {} } });
  return startApplication(({ app }) => addWebFiles(app, webFolder));
}

/** What a page has asked for and not got yet, and when (performance.now()) a request last began or ended. */
interface Traffic {
  underWay: Set<Request>;
  changedAt: number;
}

const traffics = new WeakMap<Page, Traffic>();

/** What goes between a page and servers; what began before this was first asked for the page is not in it. */
function trafficOf(page: Page): Traffic {
  const known = traffics.get(page);
  if (known) return known;
  const traffic: Traffic = { underWay: new Set(), changedAt: performance.now() };
  traffics.set(page, traffic);
  const ended = (request: Request) => {
    if (traffic.underWay.delete(request)) traffic.changedAt = performance.now();
  };
  page.on("request", (request) => {
    traffic.underWay.add(request);
    traffic.changedAt = performance.now();
  });
  page.on("requestfinished", ended);
  page.on("requestfailed", ended);
  return traffic;
}

/** For how long (ms) nothing goes over the wire where a page has all it wants. */
const quietFor = 500;

/**
 * Waits until a page has asked for nothing for half a second and has nothing left to do. Playwright's "networkidle" comes once a
 * document: it neither waits for what another page of the same document asks for, nor where a slow machine thinks between two
 * questions for longer than that.
 */
export async function quiet(page: Page): Promise<void> {
  const traffic = trafficOf(page);
  const deadline = performance.now() + 60_000;
  for (;;) {
    const still = performance.now() - traffic.changedAt;
    if (traffic.underWay.size === 0 && still >= quietFor) {
      const { changedAt } = traffic;
      await idle(page);
      if (traffic.underWay.size === 0 && traffic.changedAt === changedAt) return;
    }
    const open = [...traffic.underWay].map((request) => `${request.method()} ${request.url()}`);
    assert.ok(
      performance.now() < deadline,
      `A page never came to rest: ${open.join(", ") || "it keeps asking"}`,
    );
    await delay(Math.max(20, quietFor - still));
  }
}

/** Waits until a page has nothing to do just now (for two seconds at most: some never tell), or goes to another document. */
async function idle(page: Page): Promise<void> {
  await page
    .evaluate("new Promise((idle) => requestIdleCallback(() => idle(null), { timeout: 2000 }))")
    .catch((error: Error) => {
      if (!/context was destroyed|navigation/i.test(error.message)) throw error;
    });
}

/** Waits until a page shows what it loads. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  const skeletons = page.locator(".skeleton");
  await quiet(page);
  while ((await skeletons.count()) > 0) {
    await skeletons.first().waitFor({ state: "detached" });
    await quiet(page);
  }
}

const axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** 320 pixels are also what a desktop has at 400 % zoom. */
const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 320, height: 640 } };

/** Fails where axe finds something on a page, or where it is wider than the screen: on a light desktop and a dark phone, or the other way round. */
export async function checkPage(page: Page, name: string): Promise<void> {
  const found: string[] = [];
  // What parts of pages look like is the same on many: half of them are looked at each way.
  const isTurned = name.length % 2 === 1;
  for (const device of ["desktop", "phone"] as const) {
    const colorScheme = (device === "desktop") === isTurned ? "dark" : "light";
    await page.setViewportSize(widths[device]);
    await page.emulateMedia({ colorScheme });
    await atRest(page);
    for (const finding of await lastingProblems(page)) found.push(`${device}, ${colorScheme}: ${finding}`);
    if (await page.evaluate("document.documentElement.scrollWidth > innerWidth"))
      found.push(`${device}: the page is wider than the screen`);
  }
  await page.setViewportSize(widths.desktop);
  await page.emulateMedia({ colorScheme: "light" });
  assert.deepEqual(found, [], name);
}

/** Waits until a page is drawn, and whatever fades or moves has come to its end. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const moves = ({ playState, effect }) =>
      playState === "running" && effect?.getComputedTiming().endTime !== Infinity;
    const look = () => document.getAnimations().some(moves) ? requestAnimationFrame(look) : resolve(null);
    requestAnimationFrame(() => requestAnimationFrame(look));
  })`);
}

/** What axe finds and finds again once the page has come to rest: what is being drawn just then is no fault. */
async function lastingProblems(page: Page): Promise<string[]> {
  const found = await accessibilityProblems(page);
  if (found.length === 0) return found;
  await quiet(page);
  await atRest(page);
  const lasting = new Set(await accessibilityProblems(page));
  return found.filter((finding) => lasting.has(finding));
}

/** What axe finds on a page, a line each: the rule and where. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => violations)`,
  )) as Result[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}
