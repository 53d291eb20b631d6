import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { codedComments } from "#understand/comments/comments.fixture.ts";
import { type OpenWorkspace, openWorkspace, type TestApplication } from "../../src/application.fixture.ts";
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

describe("a consultant codes comments, and the director reads what is released", {
  skip: withoutBrowser,
}, () => {
  let application: TestApplication;
  let workspace: OpenWorkspace;
  let source: string;
  let consultant: Visit;
  let director: Visit;
  const at = (path: string) => `${application.origin}/w/${workspace.workspaceId}${path}`;

  before(async () => {
    application = await startWithPages();
    workspace = await openWorkspace({ application });
    source = await codedComments(workspace);
    [consultant, director] = [await visit(browser), await visit(browser)];
    await signInAs(consultant, application, workspace.consultant);
    await signInAs(director, application, workspace.director);
  });
  after(() => application?.[Symbol.asyncDispose]());

  test("comments are pasted and coded by keys alone", async () => {
    const { page } = consultant;
    await page.goto(at(`/comments/${source}?part=add`));
    await page
      .getByLabel("Comments", { exact: true })
      .fill("The hotline was closed.\n\nMy invoice came twice.");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("2 comments were added.").first().waitFor();
    await page.goto(at(`/comments/${source}`));
    // Keys are heard a moment after what they are for is shown.
    await settled(page);
    const comment = page.getByRole("article", { name: "Comment" });
    for (const left of [1, 0]) {
      const words = (await comment.textContent()) ?? "";
      await page.keyboard.press(words.includes("hotline") ? "1" : "2");
      await page.keyboard.press("n");
      await page.getByText(left === 1 ? "41 of 42" : "42 of 42").waitFor();
    }
    await page.getByText("Nothing is left to code here").waitFor();
  });

  test("all comments are gone through, however many there are, and then from the first again", async () => {
    const { page } = consultant;
    await page.goto(at(`/comments/${source}?show=all`));
    const words = page.getByRole("article", { name: "Comment" }).locator(".comment-words");
    const seen: string[] = [];
    for (let turn = 0; turn < 43; turn++) {
      const before = seen.at(-1);
      if (before !== undefined) {
        await page.getByRole("button", { name: "Skip" }).click();
        await words.filter({ hasNotText: before }).waitFor();
      }
      seen.push((await words.textContent()) ?? "");
    }
    assert.equal(new Set(seen).size, 42);
    assert.equal(seen[42], seen[0]);
  });

  test("a passage is replaced before words are let out", async () => {
    const { page } = consultant;
    await page.goto(at(`/comments/${source}?part=release`));
    await page.getByRole("button", { name: /Theme to quote from/ }).click();
    await page.getByRole("option", { name: "Billing" }).click();
    await page.getByRole("button", { name: "Quote", exact: true }).first().click();
    await page.getByLabel("Another passage to replace").fill("invoice");
    await page.getByRole("button", { name: "Replace this passage" }).click();
    await page.getByText(/I have read it as others will/).click();
    await page.getByRole("button", { name: "Release", exact: true }).click();
    await page.getByText("The quotation is released with the themes.").waitFor();
  });

  test("the director reads themes and quotations, and no comment", async () => {
    const { page, mistakes } = director;
    await page.goto(at("/comments"));
    await page.getByText("not shown").waitFor();
    await page.getByRole("link", { name: "Interviews" }).click();
    await page.getByRole("heading", { name: "In their words" }).waitFor();
    assert.match((await page.locator("main").textContent()) ?? "", /\[…\]/);
    await page.goto(at(`/comments/${source}`));
    await page.getByText(/open only to those whom respondents were told of/).waitFor();
    assert.deepEqual(mistakes, []);
  });

  test("the pages pass axe at every width, in light and dark", async () => {
    const { page } = consultant;
    for (const path of [
      "/comments",
      ...["coding&show=all", "codes", "suggestion", "agreement", "release", "add"].map(
        (part) => `/comments/${source}?part=${part}`,
      ),
      `/comments/${source}/themes`,
    ]) {
      await page.goto(at(path));
      await settled(page);
      if (process.env["PICTURES"])
        await page.screenshot({
          path: `${process.env["PICTURES"]}/${path.replace(/\W+/g, "-").slice(-22)}.png`,
          fullPage: true,
        });
      await checkPage(page, path);
    }
  });
});
