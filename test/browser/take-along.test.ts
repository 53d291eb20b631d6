import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { type OpenWorkspace, openWorkspace, type TestApplication } from "../../src/application.fixture.ts";
import { relationship, surveyed } from "../../src/understand/campaign-surveys/campaign-survey.fixture.ts";
import { putCampaign } from "../../src/understand/results/campaign.fixture.ts";
import { release } from "../../src/understand/results/results.service.ts";
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

describe("results are taken along", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let world: OpenWorkspace;
  const campaigns = { confidential: "", named: "" };

  before(async () => {
    application = await startWithPages();
    world = await openWorkspace({ application });
    const people = surveyed(80, { silent: 0, groups: { segment: ["Gold", "Silver"] } }).map(
      ({ groups, answers }, index) => ({ name: `Customer ${index}`, groups, pages: { one: answers } }),
    );
    for (const anonymity of ["confidential", "named"] as const)
      campaigns[anonymity] = await world.transaction(async (tx) => {
        const confidants = [world.consultant.user.id];
        const plan = {
          definition: relationship,
          audience: "customers",
          breakdowns: ["segment"],
          anonymity,
          confidants,
        } as const;
        const { campaignId } = await putCampaign(tx, world.workspaceId, plan, people);
        await release(tx, world.workspaceId, campaignId, undefined, new AbortController().signal);
        return campaignId;
      });
  });
  after(() => application?.[Symbol.asyncDispose]());

  async function open(who: OpenWorkspace["director"], anonymity: keyof typeof campaigns): Promise<Visit> {
    const visited = await visit(browser, { acceptDownloads: true });
    await signInAs(visited, application, who);
    const { page } = visited;
    await page.goto(
      `${application.origin}/w/${world.workspaceId}/results/${campaigns[anonymity]}/take-along`,
    );
    await settled(page);
    return visited;
  }

  test("a director gets the pack and the figures; why not the single answers of a confidential campaign", async () => {
    const { page, mistakes } = await open(world.director, "confidential");
    await page.getByText("You can't take the single answers along.").waitFor();
    await checkPage(page, "take along, without answers");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Workshop pack (PPTX)" }).click(),
    ]);
    assert.match(file.suggestedFilename(), /workshop pack\.pptx$/);
    assert.deepEqual(mistakes, []);
  });

  test("a confidant says what the single answers are for, and gets them", async () => {
    const { page, mistakes } = await open(world.consultant, "confidential");
    await checkPage(page, "take along, with answers");
    const purpose = page.getByRole("textbox", { name: "What is it for?" });
    assert.ok(await purpose.evaluate((field) => (field as unknown as { required: boolean }).required));
    await page.getByRole("radio", { name: /^CSV/ }).check({ force: true });
    await page.getByRole("checkbox", { name: /With groups/ }).check({ force: true });
    await purpose.fill("Check the weighting");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Get the file" }).click(),
    ]);
    const csv = await readFile(await file.path(), "utf8");
    assert.match(csv, /^\uFEFFrespondent,completed,group\.segment,/);
    assert.equal(csv.split("\r\n").length, 82);
    assert.deepEqual(mistakes, []);
  });
});
