import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { after, before, describe, test } from "node:test";
import type { Download, Locator, Page } from "playwright-core";
import { browser, type Visit, visit, withoutBrowser } from "../browser.fixture.ts";
import { readPdf } from "../pdf-text.ts";
import { runCli, temporaryFolder } from "../profile-run.ts";
import { startServer, stopServer } from "../server-run.ts";
import { answerAll } from "./answers-by-form.ts";

const director = {
  name: "Dana Director",
  email: "dana@nordicrail.example",
  password: "calm tidy orbit lamp",
};
/** So many of the staff answer. */
const answering = 6;

const staff = Array.from({ length: 30 }, (_, index) => ({
  id: index + 1,
  name: `Person ${String(index + 1).padStart(2, "0")}`,
  email: `person${index + 1}@nordicrail.example`,
  department: index < 15 ? "Sales/Counter" : "Depot",
}));
const staffFile = `id,name,email,department\n${staff.map((each) => Object.values(each).join(",")).join("\n")}\n`;

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

/** By keyboard. */
async function press(what: Locator, key = "Enter"): Promise<void> {
  await what.focus();
  await what.press(key);
}

describe("a newcomer gets from an empty folder to results, without a mail server", {
  skip: withoutBrowser,
}, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: { child: ChildProcess; address: string };
  let first: Visit;
  let page: Page;
  let home: string;

  before(async () => {
    folder = await temporaryFolder();
    server = await startServer(folder.path, "--log-level", "warn");
    first = await visit(browser, { acceptDownloads: true });
    page = first.page;
  });
  after(async () => {
    if (server) await stopServer(server.child);
    await folder?.[Symbol.asyncDispose]();
  });

  /** The links in the messages to each address, which the operator reads on the terminal; of several the newest. */
  async function linksTo(...addresses: string[]): Promise<string[]> {
    const list = await runCli(folder.path, "outbox", "--data", "data");
    const lines = list.stdout.split("\n");
    const messages = addresses.map((email) => lines.find((line) => line.includes(`<${email}>`)) ?? "");
    const shown = await Promise.all(
      messages.map((line) => runCli(folder.path, "outbox", line.slice(0, 8), "--data", "data")),
    );
    return shown.map(({ stdout }) => /https?:\/\/\S+/.exec(stdout)?.[0] ?? assert.fail(stdout));
  }

  test("the first page sets the server up", async () => {
    await page.goto(server.address);
    await heading(page, "Set up your programme");
    await field(page, "Organisation").fill("Nordic Rail");
    await field(page, "Name of the programme").fill("Customers first");
    await press(page.getByRole("radio", { name: /^We work without one/ }), "Space");
    await field(page, "Name").fill(director.name);
    await field(page, "E-mail").fill(director.email);
    await field(page, "Password").fill(director.password);
    await field(page, "Password").press("Enter");
    await heading(page, "Today");
    home = page.url();
  });

  test("the first step imports 30 people", async () => {
    await press(link(page, "Import people"));
    await heading(page, "Import people");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(staffFile) });
    await press(button(page, /^Apply: 30 new/));
    await page.getByText("staff.csv was applied", { exact: false }).first().waitFor();
  });

  test("the next step publishes the profile", async () => {
    await page.goto(home);
    await press(link(page, "Choose a questionnaire"));
    await heading(page, "New questionnaire");
    await press(button(page, /^Begin with Service commitment profile/));
    await press(button(page, "Publish"));
    await press(page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }));
    await page.getByText("Version 1 is published.").waitFor();
  });

  test("the next step opens a campaign for all of them", async () => {
    await page.goto(home);
    await press(link(page, "Prepare a campaign"));
    await heading(page, "New campaign");
    await field(page, "Name").fill("How do we serve?");
    await press(button(page, "Create the draft"));
    await heading(page, "How do we serve?");
    await field(page, "What are the answers for?").fill("To learn where service starts.");
    await page.getByText("Ready to open").waitFor();
    assert.equal(await page.locator('.promised > [lang="ar"]').getAttribute("dir"), "rtl");
    await page.getByText("Everything is saved", { exact: true }).waitFor();
    await press(button(page, "Open the campaign…"));
    await page.getByText("30 mails are written and kept in the outbox", { exact: false }).waitFor();
    await press(button(page, "Open now and invite 30 people"));
    await page.getByText("Nobody has answered yet.", { exact: false }).waitFor();
  });

  test("people answer by the links that the operator hands out", async () => {
    const links = await linksTo(...staff.slice(0, answering).map(({ email }) => email));
    await Promise.all(links.map(answerAll));
    await page.getByText(/^20.?% of those invited/).waitFor();
  });

  test("closed for good, the campaign leads to its results", async () => {
    await press(button(page, "Close now"));
    await press(button(page, "Close for good"));
    await page.getByText("This campaign is closed for good.", { exact: false }).waitFor();
    await press(link(page, "See the results"));
    await heading(page, "How do we serve?");
    await page.getByText("6 of 30 people invited").waitFor();
    const report = page.waitForEvent("download");
    await press(link(page, "Report (PDF)"));
    assert.match(await pdfText(await report), /Nordic Rail/);
  });

  test("who answered reads their own report after signing in by a link", async () => {
    const [subject] = staff;
    assert.ok(subject);
    const own = await visit(browser, { acceptDownloads: true });
    await own.page.goto(server.address);
    await heading(own.page, "Sign in");
    await own.page.getByRole("tab", { name: "With an e-mailed link" }).click();
    await field(own.page, "E-mail").fill(subject.email);
    await field(own.page, "E-mail").press("Enter");
    await own.page.getByText("The link is written").waitFor();
    const [signIn = ""] = await linksTo(subject.email);
    await own.page.goto(signIn);
    await press(button(own.page, "Sign in"));
    await own.page.getByRole("link", { name: "My page", exact: true }).first().click();
    await heading(own.page, "My page");
    const report = own.page.waitForEvent("download");
    await press(own.page.getByRole("link", { name: /^Report \(PDF\)/ }));
    assert.match(await pdfText(await report), new RegExp(subject.name));
    assert.deepEqual(own.mistakes, []);
  });

  test("no script failed, and the content security policy refused nothing", () => {
    assert.deepEqual(first.mistakes, []);
  });
});

/** The text of a downloaded PDF. */
async function pdfText(download: Download): Promise<string> {
  const chunks: Buffer[] = await (await download.createReadStream()).toArray();
  return (await readPdf(new Uint8Array(Buffer.concat(chunks)))).pages.join("\n");
}
