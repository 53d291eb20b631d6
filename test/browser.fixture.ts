import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import packaged from "@sparticuz/chromium";
import type { Result } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { SignedIn, TestApplication } from "../src/application.fixture.ts";

const installed = "/usr/bin/chromium";

/** Opens Chromium: the machine's own, else the one that npm brought; null where neither runs. */
async function openBrowser(): Promise<Browser | null> {
  const executablePath = await access(installed).then(
    () => installed,
    () => packaged.executablePath().catch(() => null),
  );
  if (executablePath === null) return null;
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] }).catch(() => null);
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
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
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

/** Waits until a page shows what it loads. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  while ((await page.locator(".skeleton").count()) > 0)
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
}

const axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** 320 pixels are also what a desktop has at 400 % zoom. */
const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 320, height: 640 } };

/** Fails where axe finds something on a page, or where it is wider than the screen: light and dark, desktop and phone. */
export async function checkPage(page: Page, name: string): Promise<void> {
  const found: string[] = [];
  for (const [device, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const finding of await accessibilityProblems(page))
        found.push(`${device}, ${colorScheme}: ${finding}`);
    }
    if (await page.evaluate("document.documentElement.scrollWidth > innerWidth"))
      found.push(`${device}: the page is wider than the screen`);
  }
  await page.setViewportSize(widths.desktop);
  await page.emulateMedia({ colorScheme: "light" });
  assert.deepEqual(found, [], name);
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
