import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { openWorkspace, type TestApplication } from "../src/application.fixture.ts";
import { browser, checkPage, startWithPages, visit, withoutBrowser } from "./browser.fixture.ts";

const header = "id,name,email,department,manager_id,job,level,location\n";

describe("people, from an empty list to an updated one", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let page: Page;
  let mistakes: string[];
  let home: string;

  before(async () => {
    application = await startWithPages();
    const { workspaceId, director } = await openWorkspace({ application, organisation: "Nordic Rail" });
    ({ page, mistakes } = await visit(browser));
    const cookies = await application.context.accounts.openSession(director.user.id, {
      headers: {},
      address: "127.0.0.1",
    });
    await page.context().addCookies(
      cookies.map((cookie) => {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        return { name, value, url: application.origin };
      }),
    );
    home = `${application.origin}/w/${workspaceId}`;
  });
  after(async () => {
    assert.deepEqual(mistakes, []);
    await application[Symbol.asyncDispose]();
  });

  const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const tab = (name: RegExp) => page.getByRole("tab", { name });
  const row = (name: RegExp) => page.getByRole("row", { name });
  const field = (name: string) => page.getByRole("textbox", { name });
  const shown = (text: string) => page.getByText(text).first().waitFor();
  const choose = (name: string, content: string) =>
    page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

  test("nobody is there yet, and the page says what to do", async () => {
    await page.goto(`${home}/people`);
    await shown("Nobody is here yet");
    await checkPage(page, "nobody yet");
    await link("Import a file").click();
    await heading("Import people");
    await checkPage(page, "choose a file");
  });

  test("a file that can't be used is refused with the reason, and another can be chosen", async () => {
    await choose("wrong.csv", "name,phone\nAnn,1\n");
    await shown("wrong.csv lacks the column id, department");
  });

  test("a first file is looked at, then applied", async () => {
    await choose(
      "staff.csv",
      `${header}1,Agneta Holm,agneta@example.org,,,Director,executive,\n2,Bo Ek,bo@example.org,Service/Telephone,1,Agent,front line,Malmö\n3,Cy <b>Dahl</b>,,Service/Stations,1,,boss,\n,Nobody,,,,,,\n`,
    );
    await heading("staff.csv");
    await row(/Bo Ek/).waitFor();
    await checkPage(page, "what is new");
    await tab(/^Problems/).click();
    await shown("Id missing");
    await shown("Level left out: “boss” is unknown.");
    await checkPage(page, "problems");
    await button("Apply: 3 new, 3 new departments").click();
    await shown("staff.csv was applied: 3 new, 3 new departments.");
    await checkPage(page, "applied");
    await link("See the people").click();
    await row(/Agneta Holm/).waitFor();
    await row(/Cy <b>Dahl<\/b>/).waitFor();
    await checkPage(page, "people");
  });

  test("the list is narrowed down by department and by words", async () => {
    await row(/^Telephone/).click();
    await row(/Agneta Holm/).waitFor({ state: "detached" });
    await row(/Bo Ek/).waitFor();
    await page.getByRole("searchbox").fill("nobody at all");
    await shown("Nobody fits");
    await button("Show everybody").click();
    await row(/Agneta Holm/).waitFor();
  });

  test("a person is changed, and what is refused stays on the page", async () => {
    await link("Bo Ek").click();
    await heading("Bo Ek");
    await checkPage(page, "a person");
    await field("Staff number").fill("1");
    await button("Save").click();
    await shown("The staff number belongs to Agneta Holm.");
    assert.equal(await field("Staff number").inputValue(), "1");
    await field("Staff number").fill("22");
    await page.getByRole("combobox", { name: /Manager/ }).fill("cy");
    await page.getByRole("option", { name: /Cy/ }).click();
    await button("Save").click();
    await shown("What is known of Bo Ek was saved.");
  });

  test("who is marked as left can be taken back at once", async () => {
    await button("Mark as left").click();
    await button("Undo").click();
    await shown("Bo Ek is active again.");
    await button("Mark as left").waitFor();
  });

  test("somebody is added by hand, and a shared address is pointed out", async () => {
    await page.goto(`${home}/people/new`);
    await field("Name").fill("Di Lund");
    await field("E-mail").fill("agneta@example.org");
    await checkPage(page, "a new person");
    await button("Add").click();
    await heading("Di Lund");
    await shown("agneta@example.org is not this person's alone.");
    await checkPage(page, "a shared address");
  });

  test("a department is moved, and one that isn't empty is merged into another", async () => {
    await page.goto(`${home}/people/departments`);
    await button("Change Stations").click();
    await page.getByRole("menuitem", { name: "Rename or move" }).click();
    await field("Name").fill("Counters");
    await checkPage(page, "rename a department");
    await button("Save").click();
    await shown("Counters was saved.");
    await button("Change Counters").click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await shown("It holds 1 person.");
    await checkPage(page, "delete a department");
    await button("Move and delete").click();
    await shown("Counters was deleted.");
    await row(/Counters/).waitFor({ state: "detached" });
    await checkPage(page, "departments");
  });

  test("an update shows changes, and marks as left only who is ticked", async () => {
    await page.goto(`${home}/people/import`);
    await choose("update.csv", "id,name,department,job\n1,Agneta Holm,,Managing director\n3,Cy Dahl,,\n");
    await heading("update.csv");
    await tab(/^Changed/).click();
    await shown("Managing director");
    await checkPage(page, "what changes");
    await tab(/^Not in the file/).click();
    await page.getByRole("checkbox", { name: "Mark Bo Ek as left" }).focus();
    await page.keyboard.press("Space");
    await shown("1 ticked");
    await checkPage(page, "who is missing");
    await button("Apply: 2 changed, 1 leaves").click();
    await shown("update.csv was applied: 2 changed, 1 leaves.");
    await page.goto(`${home}/people`);
    await row(/Cy Dahl/).waitFor();
    assert.equal(await row(/Bo Ek/).count(), 0);
    await row(/Di Lund/).waitFor();
  });

  test("the list is downloaded as it is filtered", async () => {
    await page.getByRole("searchbox").fill("agneta holm");
    await row(/Di Lund/).waitFor({ state: "detached" });
    const download = page.waitForEvent("download");
    await button("Download this list").click();
    await page.getByRole("menuitem", { name: "CSV file" }).click();
    const stream = await (await download).createReadStream();
    const text = (await stream.toArray()).join("");
    assert.match(text, /^\uFEFFid,name,.*\r\n1,Agneta Holm,.*\r\n$/s);
    assert.equal(text.split("\r\n").length, 3);
  });
});
