import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import { makePromise } from "#listen/campaigns/promise.ts";
import { profileLanguages } from "#listen/profile/profile-languages.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { respondentPath } from "#listen/respond/respondent-link.service.ts";
import { wordsIn } from "#listen/respond/words.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import { profile, ratedBy } from "#understand/results/profile-answers.fixture.ts";
import { type OpenWorkspace, openWorkspace } from "../../src/application.fixture.ts";
import {
  accessibilityProblems,
  browser,
  checkPage,
  settled,
  signInAs,
  startWithPages,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";
import { readPdf } from "../pdf-text.ts";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const definition = definitionOfProfile(profile, profileLanguages);

/** An open campaign of the profile in all its languages, with one person who is asked in one of them. */
async function asked(workspace: OpenWorkspace, language: string, name: string) {
  const { workspaceId } = workspace;
  const email = `${randomBytes(4).toString("hex")}@example.org`;
  const facts = {
    organisation: "Wellan (Rail)",
    operator: "IT",
    purpose: "",
    anonymity: "confidential" as const,
    minimumGroup: 5,
    retentionMonths: 12,
    confidants: [{ name: "Carl Consultant", director: false }],
    mailServer: true,
  };
  const promise = makePromise(facts, definition.languages);
  return workspace.transaction(async (tx) => {
    const { campaignId, invitationOf } = await putCampaign(
      tx,
      workspaceId,
      { definition, profile, state: "open" },
      [{ name, email }],
    );
    const invitationId = invitationOf(name);
    await sql`UPDATE listen.campaign SET promise = ${JSON.stringify(promise)}
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(tx);
    await sql`UPDATE listen.invitation SET language = ${language}
      WHERE workspace_id = ${workspaceId} AND invitation_id = ${invitationId}`.execute(tx);
    const { rows } = await sql<{ link_key: Buffer }>`
      SELECT link_key FROM people.workspace WHERE workspace_id = ${workspaceId}`.execute(tx);
    const linkKey = rows[0]?.link_key ?? assert.fail();
    return {
      email,
      invitationId,
      path: respondentPath(linkKey, { workspaceId, campaignId, invitationId, linkVersion: 1 }),
    };
  });
}

for (const [language, direction, name, other] of [
  ["es", "ltr", "Íñigo Núñez (Bilbao)", "Perfil de compromiso con el servicio"],
  ["ar", "rtl", "Ana (HR 2) ليلى", "ملف الالتزام بالخدمة"],
] as const)
  test(`the profile is answered on a phone in ${language}, and its report is in that language`, {
    skip: withoutBrowser,
  }, async () => {
    const workspace = await openWorkspace();
    const { email, invitationId, path } = await asked(workspace, language, name);
    const words = wordsIn(language);
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    const check = async (where: string) => {
      assert.equal(await page.locator("html").getAttribute("lang"), language, where);
      assert.equal(await page.locator("html").getAttribute("dir"), direction, where);
      assert.deepEqual(await accessibilityProblems(page), [], where);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      assert.ok(Number(overflow) <= 0, `${where}: ${overflow} px too wide`);
    };
    await page.goto(workspace.origin + path);
    await check("the first page");
    await page.getByRole("link", { name: words.begin.button }).click();
    for (const [index, { id, title = {} }] of definition.pages.entries()) {
      await page
        .getByRole("heading", { name: title[language] ?? "" })
        .first()
        .waitFor();
      // The heading is there before all that stands below it.
      await page.waitForLoadState();
      if (index === 0) await check(id);
      for (const field of await page.locator(`input[type=radio][value="${index % 4}"]`).all())
        await field.check({ force: true });
      await page.getByRole("button", { name: words.page.next, exact: true }).click();
    }
    await check("the last page");
    await page.getByRole("button", { name: words.review.finish, exact: true }).click();
    await page.getByText(words.thanks.text).waitFor();
    await check("the thanks");
    await context.close();

    const subject = await workspace.staff(email, name);
    const address = `/api/workspaces/${workspace.workspaceId}/my/reports/${invitationId}/report.pdf`;
    const own = await subject.fetch(address);
    assert.equal(own.status, 200);
    const report = await readPdf(new Uint8Array(await own.arrayBuffer()));
    assert.ok(report.title.startsWith(other), report.title);
    assert.doesNotMatch(report.pages.join("\n"), /□/);
    const english = await subject.fetch(`${address}?language=en`);
    assert.match((await readPdf(new Uint8Array(await english.arrayBuffer()))).title, /^Service commitment/);
  });

test("somebody chooses the language of their report on their own page", {
  skip: withoutBrowser,
}, async () => {
  await using application = await startWithPages();
  const workspace = await openWorkspace({ application });
  const email = `${randomBytes(4).toString("hex")}@example.org`;
  await workspace.transaction((tx) =>
    putCampaign(tx, workspace.workspaceId, { definition, profile }, [
      { name: "Ana", email, pages: ratedBy(1) },
    ]),
  );
  const visited = await visit(browser, { acceptDownloads: true });
  const { page } = visited;
  await signInAs(visited, application, await workspace.staff(email, "Ana"));
  await page.goto(`${application.origin}/w/${workspace.workspaceId}/my`);
  await settled(page);
  await page.getByRole("link", { name: "See your results" }).click();
  await page.getByRole("heading", { level: 1, name: "Your results" }).waitFor();
  await settled(page);
  await checkPage(page, "own results in several languages");
  await page.getByRole("button", { name: /Choose its language/ }).focus();
  await page.keyboard.press("Enter");
  const items = page.getByRole("menuitem");
  await items.first().waitFor();
  assert.deepEqual(await items.allInnerTexts(), ["English", "Spanish", "Arabic"]);
  const [download] = await Promise.all([page.waitForEvent("download"), items.nth(2).click()]);
  const pdf = await readPdf(await download.path());
  assert.match(pdf.title, /^ملف الالتزام بالخدمة – Ana$/);
  assert.deepEqual(visited.mistakes, []);
  await page.context().close();
});
