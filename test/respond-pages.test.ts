import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { BrowserContextOptions } from "playwright-core";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { everyType } from "#listen/respond/every-type.fixture.ts";
import { openCampaign, respondent, shortQuestionnaire, storedOf } from "#listen/respond/respond.fixture.ts";
import { openWorkspace } from "../src/application.fixture.ts";
import { accessibilityProblems, browser, withoutBrowser } from "./browser.fixture.ts";

const screens: Record<string, BrowserContextOptions> = {
  wide: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
};

/** Bytes of a page with all that it loads. */
async function weightOf(origin: string, path: string): Promise<number> {
  const text = await (await fetch(origin + path)).text();
  const loaded = Array.from(
    text.matchAll(/(?:href|src)="(\/assets-respond\/[^"]+)"/g),
    ([, address]) => address,
  );
  assert.equal(loaded.length, 2, path);
  const files = await Promise.all(
    loaded.map(async (address) => (await fetch(origin + address)).arrayBuffer()),
  );
  return Buffer.byteLength(text) + files.reduce((sum, file) => sum + file.byteLength, 0);
}

test("every page weighs less than 50 KB with all that it loads", async () => {
  const workspace = await openWorkspace();
  const profile = definitionOfProfile(await readQuestionnaire(serviceCommitmentFile));
  for (const definition of [profile, everyType, shortQuestionnaire]) {
    const { path } = await (await openCampaign(workspace, definition)).invite();
    const pages = definition.pages
      .filter(({ showIf }) => showIf === undefined)
      .map(({ id }) => `/pages/${id}`);
    for (const rest of ["", "/review", "/saved", ...pages]) {
      const bytes = await weightOf(workspace.origin, path + rest);
      assert.ok(bytes < 50_000, `${rest}: ${bytes} bytes`);
    }
  }
});

test("a questionnaire in Arabic is set from right to left, in its language", async () => {
  const workspace = await openWorkspace();
  const { path } = await (await openCampaign(workspace, everyType)).invite({ language: "ar" });
  const reading = respondent(workspace.origin, path);
  const start = await reading.get();
  assert.match(start.text, /<html lang="ar" dir="rtl">/);
  assert.match(start.text, /كيف نعمل معًا.*ابدأ/s);
  const chosen = await reading.get("/pages/choices?language=de");
  assert.match(chosen.text, /<html lang="de" dir="ltr">.*Auswahl.*Weiter/s);
  assert.match(chosen.text, /action="[^"]*\/pages\/choices\?language=de"/);
  const next = await reading.send("choices", { channel: "o1" }, { query: "?language=de" });
  assert.equal(next.location, "/pages/scales?language=de");
  assert.match((await reading.get("?language=xx")).text, /<html lang="ar"/);
});

test("where the pages have no words in the questionnaire's language they say in which they speak", async () => {
  const workspace = await openWorkspace();
  const pages = [
    { id: "one", questions: [{ type: "short-text" as const, id: "a", text: { pl: "Dlaczego?" } }] },
  ];
  const definition = { languages: ["pl"] as [string], title: { pl: "Ankieta" }, pages };
  const { path } = await (await openCampaign(workspace, definition)).invite();
  const polish = respondent(workspace.origin, path);
  assert.match((await polish.get()).text, /<html lang="pl".*lang="en" dir="ltr"><li>Takes about 1 minute\./s);
  assert.match((await polish.get("/pages/one")).text, /class="actions" lang="en" dir="ltr"/);
});

test("axe finds nothing on any page, and nothing is wider than a phone", {
  skip: withoutBrowser,
}, async () => {
  const workspace = await openWorkspace();
  const { workspaceId, transaction } = workspace;
  const campaign = await openCampaign(workspace, everyType);
  const profile = definitionOfProfile(await readQuestionnaire(serviceCommitmentFile));
  const { path: profilePath } = await (await openCampaign(workspace, profile)).invite();
  const [fresh, done, arabic] = [
    await campaign.invite(),
    await campaign.invite(),
    await campaign.invite({ language: "ar" }),
  ];
  const answering = respondent(workspace.origin, done.path);
  await answering.send("choices", { channel: "o1" });
  await answering.send("scales", { recommend: "7" });
  await answering.send("grids", { "matrix!": "not-applicable" });
  await answering.post("/complete", "");
  const closing = await openCampaign(workspace, shortQuestionnaire);
  const { path: closedPath } = await closing.invite();
  await transaction((tx) =>
    sql`UPDATE listen.campaign SET closes_at = now()
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${closing.campaignId}`.execute(tx),
  );
  const paths = [
    ...["", "/review", ...everyType.pages.map(({ id }) => `/pages/${id}`)].map((rest) => fresh.path + rest),
    ...["", "/thanks", "/saved", "/pages/scales"].map((rest) => done.path + rest),
    ...["", "/pages/choices"].map((rest) => arabic.path + rest),
    `${profilePath}/pages/SL`,
    closedPath,
    "/a/unknown",
  ];
  for (const [screen, options] of Object.entries(screens)) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const check = async (name: string) => {
      assert.deepEqual(await accessibilityProblems(page), [], `${name}, ${screen}`);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      assert.ok(Number(overflow) <= 0, `${name}, ${screen}: ${overflow} px too wide`);
    };
    for (const path of paths) {
      await page.goto(workspace.origin + path);
      await check(path);
    }
    await page.goto(`${workspace.origin}${fresh.path}/pages/typed`);
    await page.getByLabel("How often do you travel in a month?").fill("often");
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("alert").and(page.locator(":focus")).waitFor();
    assert.equal(await page.evaluate("document.activeElement.className"), "problems");
    await check("a page with problems");
    await context.close();
  }
});

test("without scripts, by keyboard alone, a respondent gets from the link to the thanks", {
  skip: withoutBrowser,
}, async () => {
  const workspace = await openWorkspace();
  const invited = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(workspace.origin + invited.path);
  const press = async (name: string) => {
    await page
      .getByRole(name === "Begin" ? "link" : "button", { name, exact: true })
      .last()
      .focus();
    await page.keyboard.press("Enter");
    await page.waitForLoadState();
  };
  await press("Begin");
  await page.getByLabel("Yes").focus();
  await page.keyboard.press("Space");
  await page.getByLabel("By how many minutes?").focus();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await page.getByLabel("What were you told, Paula Example?").fill("To wait");
  await press("Next");
  await page.getByRole("radio").nth(10).focus();
  await page.keyboard.press("Space");
  await press("Next");
  await press("Finish");
  await page.getByText("Your answers are in.").waitFor();
  assert.deepEqual(await storedOf(workspace, invited), {
    ballots: 1,
    completed: true,
    pages: {
      trip: { late: { choice: "yes" }, minutes: { number: 12 } },
      delay: { told: { text: "To wait" } },
      end: { again: { rating: 10 } },
    },
    revisions: { trip: 1, delay: 1, end: 1 },
  });
  await context.close();
});
