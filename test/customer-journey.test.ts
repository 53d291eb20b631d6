import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addPerson } from "#people/organisation/person.contract.ts";
import { openWorkspace, type TestApplication } from "../src/application.fixture.ts";
import {
  browser,
  checkPage,
  settled,
  signInAs,
  startWithPages,
  type Visit,
  visit,
  withoutBrowser,
} from "./browser.fixture.ts";

const header = "Customer number,Name,E-mail,Role,Company,Segment,Account owner,Contract\n";

describe("customers, from an empty list to an account that is covered", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let seen: Visit;
  let home: string;

  before(async () => {
    application = await startWithPages();
    const { workspaceId, director } = await openWorkspace({ application, organisation: "Nordic Rail" });
    await director(addPerson, {
      params: { workspace: workspaceId },
      body: { name: "Kim Keller", staffNumber: "7" },
    });
    seen = await visit(browser);
    await signInAs(seen, application, director);
    home = `${application.origin}/w/${workspaceId}`;
  });
  after(async () => {
    assert.deepEqual(seen.mistakes, []);
    await application[Symbol.asyncDispose]();
  });

  const heading = (name: string) => seen.page.getByRole("heading", { level: 1, name }).waitFor();
  const link = (name: string) => seen.page.getByRole("link", { name, exact: true });
  const button = (name: string | RegExp) => seen.page.getByRole("button", { name, exact: true });
  const tab = (name: RegExp) => seen.page.getByRole("tab", { name });
  const row = (name: RegExp) => seen.page.getByRole("row", { name });
  const shown = (text: string) => seen.page.getByText(text).first().waitFor();
  const check = async (name: string) => {
    await settled(seen.page);
    await checkPage(seen.page, name);
  };
  const choose = (name: string, content: string) =>
    seen.page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

  test("nobody is there yet, and the page says what to do", async () => {
    await seen.page.goto(`${home}/customers`);
    await shown("No customers yet");
    await check("nobody yet");
    await link("Import a file").click();
    await heading("Import customers");
    await check("choose a file");
  });

  test("columns are guessed, and can be corrected before anything is checked", async () => {
    await choose(
      "customers.csv",
      `${header}1,Agneta Holm,agneta@example.com,Buyer,Holm AB,Big,7,Gold\n2,Bo Ek,bo@example.com,Buyer; User,Holm AB,Big,7,Silver\n3,مريم الأحمد,maryam@example,User,Dahl AS,Small,99,Gold\n4,Cy <b>Dahl</b>,cy@example.com,,Dahl AS,Small,,Silver\n`,
    );
    await heading("customers.csv");
    await shown("What the columns are");
    await shown("Gold · Silver");
    await check("columns");
    await seen.page.getByRole("button", { name: /What “Name” is/ }).click();
    await seen.page.getByRole("option", { name: "Leave out" }).click();
    await seen.page.getByRole("button", { name: /What “Name” is/ }).click();
    await seen.page.getByRole("option", { name: "Name", exact: true }).click();
    await button("Check the file").click();
  });

  test("what would change is looked at, then applied", async () => {
    await tab(/^New/).waitFor();
    await row(/Bo Ek/).waitFor();
    await check("what is new");
    await tab(/^Problems/).click();
    await shown("Account manager left out: nobody under People has");
    await check("problems");
    await button("Apply: 4 new, 2 accounts").click();
    await shown("customers.csv was applied: 4 new, 2 accounts.");
    await check("applied");
    await link("See the customers").click();
    await heading("Customers");
    await row(/Agneta Holm/).waitFor();
    await check("customers");
  });

  test("an account shows its people, who looks after it, and which roles nobody has", async () => {
    await link("Holm AB").first().click();
    await heading("Holm AB");
    await shown("Looked after by Kim Keller.");
    await row(/^Buyer Covered 2 2/).waitFor();
    await check("account");
    await seen.page.goto(`${home}/customers/accounts`);
    await link("Dahl AS").click();
    await heading("Dahl AS");
    await row(/^Buyer Nobody yet/).waitFor();
  });

  test("a customer is edited, and asks not to be surveyed", async () => {
    await link("Cy <b>Dahl</b>").click();
    await heading("Cy <b>Dahl</b>");
    await seen.page.getByRole("textbox", { name: "Stakeholder roles" }).fill("Buyer");
    await button("Save").click();
    await shown("was saved");
    await button("Does not want to be surveyed…").click();
    await seen.page.getByRole("textbox", { name: "How they said so" }).fill("By telephone");
    await button("Note it").click();
    await shown("asked not to be surveyed, on");
    await check("customer");
  });

  test("a panel is made, filled and looked at", async () => {
    await seen.page.goto(`${home}/customers/panels`);
    await shown("No panels yet");
    await check("no panels");
    await button("Make a panel").click();
    await seen.page.getByRole("textbox", { name: "Name" }).fill("Sounding board");
    await button("Make the panel").click();
    await row(/Sounding board/).waitFor();
    await button("Change Sounding board").click();
    await seen.page.getByRole("menuitem", { name: "Add customers…" }).click();
    await button("Add 4").click();
    await shown("3 added to Sounding board.");
    await check("panels");
    await link("Sounding board").click();
    await heading("Customers");
    await row(/Bo Ek/).waitFor();
  });

  test("a list is narrowed down by role, and by what nobody is", async () => {
    await seen.page.goto(`${home}/customers?role=User&segment=Big`);
    await row(/Bo Ek/).waitFor();
    assert.equal(await row(/Agneta/).count(), 0);
    await seen.page.goto(`${home}/customers?search=nowhere`);
    await button("Show all customers").click();
    await row(/Agneta/).waitFor();
  });

  test("forms by hand", async () => {
    for (const path of ["/customers/new", "/customers/accounts/new"]) {
      await seen.page.goto(home + path);
      await check(path);
    }
    await seen.page.getByRole("textbox", { name: "Name" }).fill("Ny AB");
    await button("Add").click();
    await heading("Ny AB");
    await link("Add a customer").click();
    // The page that is left has a field of this name, too.
    await heading("Add a customer");
    await seen.page.getByRole("textbox", { name: "Name" }).fill("Nils Ny");
    await seen.page.getByRole("textbox", { name: "Customer number" }).fill("1");
    await button("Add").click();
    await shown("The customer number belongs to Agneta Holm");
    await seen.page.getByRole("textbox", { name: "Customer number" }).fill("5");
    await button("Add").click();
    await heading("Ny AB");
    await row(/Nils Ny/).waitFor();
  });
});
