import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { type OpenCampaign, openCampaign } from "#listen/respond/respond.fixture.ts";
import {
  type OpenWorkspace,
  openWorkspace,
  type SignedIn,
  type TestApplication,
} from "../../src/application.fixture.ts";
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

const yesOrNo = [
  { id: "yes", text: { en: "Yes, please" } },
  { id: "no", text: { en: "No" } },
];

const definition: Definition = {
  languages: ["en"],
  title: { en: "Your last visit" },
  pages: [
    {
      id: "visit",
      questions: [
        { type: "long-text", id: "secret", text: { en: "What annoyed you?" } },
        {
          type: "single-choice",
          id: "contact",
          text: { en: "May we call you?" },
          meaning: "contact-me",
          options: yesOrNo,
        },
      ],
    },
    {
      id: "about",
      showIf: "contact = yes",
      questions: [{ type: "long-text", id: "topic", text: { en: "What should we talk about?" } }],
    },
  ],
};

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

describe("somebody asks to be contacted, and everybody reads what was done", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let campaign: OpenCampaign;
  let olga: SignedIn;
  let respondentsView: Visit;
  let runs: Visit;

  const at = (path: string) => `${application.origin}/w/${workspace.workspaceId}${path}`;

  before(async () => {
    application = await startWithPages();
    workspace = await openWorkspace({ application, withoutConsultant: true });
    const { workspaceId, transaction, director, staff } = workspace;
    campaign = await openCampaign(workspace, definition);
    const email = `${randomUUID()}@example.org`;
    await transaction(async (tx) => {
      await sql`UPDATE listen.campaign SET confidants = ARRAY[${director.user.id}]::uuid[], name = 'Visits'
        WHERE workspace_id = ${workspaceId}`.execute(tx);
      await sql`INSERT INTO people.person (workspace_id, person_id, name, email)
        VALUES (${workspaceId}, ${randomUUID()}, 'Olga Owner', ${email})`.execute(tx);
    });
    olga = await staff(email, "Olga Owner");
    [respondentsView, runs] = [await visit(browser, { javaScriptEnabled: false }), await visit(browser)];
    await signInAs(runs, application, director);
  });
  after(() => application?.[Symbol.asyncDispose]());

  test("the respondent reads who is told, says yes and what it is about", async () => {
    const { page } = respondentsView;
    const { path } = await campaign.invite({ name: "Rita Respondent" });
    await page.goto(`${application.origin}${path}/pages/visit`);
    await page.getByText("None of your other answers are passed on with it.").waitFor();
    await page.getByLabel("What annoyed you?").fill("The queue was awful");
    await page.getByLabel("Yes, please").check();
    await button(page, /next|continue|save/i)
      .first()
      .click();
    await page.getByLabel("What should we talk about?").fill("My bill of March");
    await button(page, /next|continue|save/i)
      .first()
      .click();
    await button(page, /done|finish|send/i)
      .first()
      .click();
    await page.getByRole("heading", { level: 1 }).waitFor();
  });

  test("the consultant hands it over, and the owner finds it on the first page and finishes it", async () => {
    const { page } = runs;
    await page.goto(at("/follow-ups"));
    await settled(page);
    await checkPage(page, "follow-ups");
    await page.getByRole("link", { name: "Rita Respondent" }).click();
    await settled(page);
    assert.equal(await page.getByText("The queue was awful").count(), 0);
    await page.getByText("My bill of March").waitFor();
    await checkPage(page, "a follow-up that nobody owns");
    await button(page, "Hand it over…").click();
    await page.getByRole("combobox", { name: /To whom/ }).pressSequentially("olg");
    await page.getByRole("option", { name: /Olga/ }).click();
    await button(page, "Hand over").click();
    await page.getByText(/Handed to Olga Owner/).waitFor();

    const owner = await visit(browser);
    await signInAs(owner, application, olga);
    await owner.page.goto(at(""));
    await settled(owner.page);
    await owner.page.getByText("One person who answered a survey waits to hear from you.").waitFor();
    await checkPage(owner.page, "the owner's first page");
    await owner.page.getByRole("link", { name: "See who" }).click();
    await owner.page.getByRole("link", { name: "Rita Respondent" }).click();
    await settled(owner.page);
    await owner.page.getByText("Done", { exact: true }).click();
    await owner.page.getByLabel("What came of it").fill("The bill was corrected");
    await button(owner.page, "Save").click();
    await owner.page.getByText("Saved.").waitFor();
    await checkPage(owner.page, "a finished follow-up");
    await owner.page.goto(at("/follow-ups"));
    await owner.page.getByText("Nobody waits to hear from you").waitFor();
    assert.deepEqual(owner.mistakes, []);
  });

  test("what was done is written, published, read by anybody, and found by the staff", async () => {
    const { page } = runs;
    await page.goto(at(`/campaigns/${campaign.campaignId}/said-and-done`));
    await settled(page);
    await button(page, "Add something that was said").click();
    await page.getByLabel("You said").fill("The queue is too long");
    await page.getByLabel("We did").fill("There are two more counters");
    await checkPage(page, "writing what was done");
    await button(page, "Save and publish").click();
    await page.getByText("The page is published.").waitFor();
    const path = await page.getByRole("link", { name: "Look at the page" }).getAttribute("href");
    const anybody = await visit(browser, { javaScriptEnabled: false });
    await anybody.page.goto(application.origin + path);
    await anybody.page.getByText("There are two more counters").waitFor();
    const reader = await visit(browser);
    await reader.page.goto(application.origin + path);
    await checkPage(reader.page, "what was done");
    await reader.page.goto(at(""));
    assert.deepEqual([...runs.mistakes, ...reader.mistakes], []);
    const staff = await visit(browser);
    await signInAs(staff, application, olga);
    await staff.page.goto(at(""));
    await staff.page.getByRole("link", { name: "Your last visit" }).waitFor();
  });

  test("who sees what, single answers and the brand can be read with the keyboard and at any size", async () => {
    const { page } = runs;
    await page.goto(at(`/who-sees/${campaign.campaignId}`));
    await settled(page);
    await page.getByText("this is you").first().waitFor();
    await checkPage(page, "who sees what");
    await page.goto(at(`/campaigns/${campaign.campaignId}/answers`));
    await settled(page);
    await button(page, /Rita Respondent/).click();
    await button(page, "Show the answers").click();
    await page.getByText("The queue was awful").waitFor();
    await checkPage(page, "single answers");
    await page.goto(at(`/campaigns/${campaign.campaignId}/follow-up`));
    await settled(page);
    await checkPage(page, "the plan of follow-ups");
    await page.goto(at("/brand"));
    await settled(page);
    await page.getByLabel("Main colour").fill("#ffee00");
    await page.getByText(/Choose colours that can be read/).waitFor();
    await page.getByLabel("Main colour").fill("#204060");
    await page.getByLabel("Published by").fill("Weber & Partner");
    await button(page, "Save").click();
    await page.getByText("The brand was saved.").waitFor();
    await checkPage(page, "the brand");
    assert.deepEqual(runs.mistakes, []);
  });
});
