import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { addWebFiles } from "#platform/http/web-files.ts";
import { createLog } from "#platform/log.ts";
import { startApplication, type TestApplication } from "../src/application.fixture.ts";
import { buildWebIfStale, webFolder } from "../src/web-build.ts";
import { browser, checkPage, settled, type Visit, visit, withoutBrowser } from "./browser.fixture.ts";

const director = { name: "Dana Director", email: "dana@northwind.example", password: "calm tidy orbit lamp" };
const consultant = {
  name: "Carla Consultant-Wolfeschlegelsteinhausenbergerdorff",
  email: "carla@consultancy.example",
  password: "slow river paper moon",
};

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

describe("from a new server to a programme with its people in charge", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let first: Visit;
  let page: Page;
  let home: string;

  before(async () => {
    await buildWebIfStale({ log: createLog({ level: "error" }) });
    application = await startApplication(({ app }) => addWebFiles(app, webFolder));
    first = await visit(browser);
    page = first.page;
  });
  after(async () => {
    await application[Symbol.asyncDispose]();
  });

  test("the first page sets the server up, and keeps what was typed when it is refused", async () => {
    await page.goto(application.origin);
    await heading(page, "Set up your programme");
    await checkPage(page, "first run");
    await field(page, "Organisation").fill("Northwind Utilities");
    await field(page, "Name of the programme").fill("Customers first");
    await field(page, "Name").fill(director.name);
    await field(page, "E-mail").fill(director.email);
    await field(page, "Password").fill("11111111111");
    await button(page, "Begin").click();
    await page.getByRole("alert").waitFor();
    await button(page, "Password repeats itself").click();
    assert.equal(await page.evaluate("document.activeElement.name"), "director/password");
    assert.equal(await field(page, "Organisation").inputValue(), "Northwind Utilities");
    await field(page, "Password").fill(director.password);
    await button(page, "Begin").click();
    await heading(page, "Today");
    home = new URL(page.url()).pathname;
    assert.match(home, /^\/w\/[0-9a-f-]{36}$/);
    await settled(page);
    assert.equal(await page.evaluate("document.activeElement.tagName"), "H1");
    await checkPage(page, "today");
  });

  test("an invited consultant accepts by the mailed link", async () => {
    await page.getByRole("link", { name: "Members and roles", exact: true }).click();
    await heading(page, "Members and roles");
    await button(page, "Invite somebody").click();
    await field(page, "Name").fill(consultant.name);
    await field(page, "E-mail").fill(consultant.email);
    await button(page, "Invite").click();
    await page.getByText("Tick at least one.").waitFor();
    await page.locator("label", { hasText: /^Consultant/ }).click();
    await checkPage(page, "invitation dialog");
    await button(page, "Invite").click();
    await page.getByText("was invited").waitFor();
    const mail = await application.mails.to(consultant.email);

    const second = await visit(browser);
    await second.page.goto(mail.links[0] ?? "");
    await heading(second.page, "Customers first");
    assert.equal(new URL(second.page.url()).hash, "");
    await checkPage(second.page, "invitation");
    await field(second.page, "Password").fill(consultant.password);
    await button(second.page, "Accept and make my account").click();
    await heading(second.page, "Today");
    assert.deepEqual(second.mistakes, []);
    await second.page.goto(`${application.origin}${home}/settings`);
    await heading(second.page, "Your role doesn't include this page");
    await checkPage(second.page, "a page outside of one's role");
    await second.page.context().close();

    await page.reload();
    await page.getByRole("row", { name: new RegExp(consultant.name) }).waitFor();
    await settled(page);
    await checkPage(page, "members");
  });

  test("the last director stays; the log is whole", async () => {
    await button(page, `Change ${director.name}`).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await button(page, "Remove").click();
    await page.getByText("last director").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Audit log" }).click();
    await button(page, "Check the log").click();
    await page.getByText(/^.*All \d+ entries fit/).waitFor();
    await checkPage(page, "audit log");
  });

  test("a corrected field lets go of its problem while it is typed in: one press of the button is enough", async () => {
    await page.goto(`${application.origin}${home}/settings`);
    const name = field(page, "Name of the programme");
    await name.fill("");
    await button(page, "Save").click();
    await page.locator(".field-error").waitFor();
    await name.pressSequentially("Customers first");
    await page.locator(".field-error").waitFor({ state: "detached" });
    const box = await button(page, "Save").boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 2, box.y + 2);
    await page.mouse.down();
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    await page.mouse.up();
    await page.getByText("The settings were saved.").waitFor();
  });

  test("settings that are not saved are not left by mistake", async () => {
    const name = field(page, "Name of the programme");
    await name.fill("Customers last");
    await page.getByRole("link", { name: "Audit log" }).click();
    const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
    await question.waitFor();
    await checkPage(page, "leaving settings");
    await button(page, "Cancel").click();
    await question.waitFor({ state: "detached" });
    assert.equal(await name.inputValue(), "Customers last");
    await page.getByRole("link", { name: "Audit log" }).click();
    await button(page, "Leave").click();
    await heading(page, "Audit log");
  });

  test("a session that ended asks for the password above the page, which keeps what was typed", async () => {
    await page.goto(`${application.origin}${home}/settings`);
    await field(page, "Name of the programme").fill("Customers first 2026");
    await checkPage(page, "settings");
    await page.context().clearCookies();
    await button(page, "Save").click();
    await page.getByRole("dialog", { name: "Your session has ended" }).waitFor();
    await checkPage(page, "session ended");
    await field(page, "Password").fill(director.password);
    await button(page, "Sign in").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await button(page, "Save").click();
    await page.getByText("The settings were saved.").waitFor();
    await page.getByRole("navigation").getByText("Settings").waitFor();
    await page.getByRole("button", { name: /Programme: Customers first 2026/ }).waitFor();
  });

  test("the account's page changes the name; signing out leads to signing in by link, and back", async () => {
    await page.goto(`${application.origin}/account`);
    await settled(page);
    await checkPage(page, "account");
    await field(page, "Name").fill("Dana D. Director");
    await button(page, "Save the name").click();
    await button(page, "Signed in as Dana D. Director").click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await heading(page, "Sign in");
    await checkPage(page, "sign-in");
    await page.goto(`${application.origin}${home}/members`);
    await heading(page, "Sign in");
    assert.equal(new URL(page.url()).searchParams.get("next"), `${home}/members`);
    await page.getByRole("tab", { name: "With an e-mailed link" }).click();
    await field(page, "E-mail").fill(director.email);
    await button(page, "Send me a link").click();
    await page.getByText(`Look into the mail of ${director.email}`).waitFor();
    await checkPage(page, "link sent");
    const mail = await application.mails.to(director.email);
    await page.goto(mail.links[0] ?? "");
    await heading(page, "Sign in with your link");
    await checkPage(page, "link");
    await button(page, "Sign in").click();
    await heading(page, "Today");
    await page.goto(mail.links[0] ?? "");
    await button(page, "Sign in").click();
    await page.getByText("was used already").waitFor();
  });

  test("another programme, unknown addresses and foreign programmes have their pages", async () => {
    await page.goto(`${application.origin}/programmes/new`);
    await heading(page, "Begin another programme");
    await checkPage(page, "new programme");
    for (const path of ["/nowhere", `${home}/nowhere`]) {
      await page.goto(application.origin + path);
      await heading(page, "There is nothing here");
      await checkPage(page, path);
    }
    await page.goto(`${application.origin}/w/00000000-0000-4000-8000-000000000000`);
    await heading(page, "You can't open this programme");
    await checkPage(page, "foreign programme");
  });

  test("no script failed, and the content security policy refused nothing", () => {
    assert.deepEqual(first.mistakes, []);
  });
});
