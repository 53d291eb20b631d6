import { access, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import packaged from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const installed = "/usr/bin/chromium";

/** A page of HTML and the file that it is printed to. */
export interface PrintTask {
  html: string;
  path: string;
}

/** One browser that stays open, with pages that are used again and again. */
export interface Printer extends AsyncDisposable {
  /** Prints on the first `pages` of its pages at once, each taking the next task when it is done. */
  print(tasks: readonly PrintTask[], pages: number): Promise<void>;
}

async function executable(): Promise<string> {
  return access(installed).then(
    () => installed,
    () => packaged.executablePath(),
  );
}

/** Pages of a local file may load fonts from local files; empty ones may not. */
async function openPage(browser: Browser, folder: string): Promise<Page> {
  const path = join(folder, "blank.html");
  await writeFile(path, "<!doctype html><title>Empty</title>");
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);
  return page;
}

async function printOne(page: Page, { html, path }: PrintTask): Promise<void> {
  await page.setContent(html);
  await page.pdf({ path, preferCSSPageSize: true, tagged: true, outline: true });
}

/** @param folder a temporary folder for what the browser's pages need */
export async function openPrinter(folder: string): Promise<Printer> {
  const browser = await chromium.launch({ executablePath: await executable(), args: flags });
  try {
    const pages: Page[] = [];
    for (let core = 0; core < availableParallelism(); core++) pages.push(await openPage(browser, folder));
    return {
      async print(tasks, count) {
        const queue = tasks.values();
        const printAll = async (page: Page) => {
          for (const task of queue) await printOne(page, task);
        };
        await Promise.all(pages.slice(0, count).map(printAll));
      },
      [Symbol.asyncDispose]: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
