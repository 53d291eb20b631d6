import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { closeCampaign } from "#listen/campaigns/campaign.contract.ts";
import { openPaperCampaign } from "#listen/paper/paper.fixture.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import type { TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  checkPage,
  settled,
  signInAs,
  startWithPages,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";
import { readPdf } from "../pdf-text.ts";

const en = (text: string) => ({ en: text });
const definition: Definition = {
  languages: ["en"],
  title: en("Depot survey"),
  pages: [
    {
      id: "page-1",
      questions: [
        {
          type: "zero-to-ten",
          id: "recommend",
          text: en("Would you recommend us?"),
          low: en("no"),
          high: en("yes"),
        },
        {
          type: "single-choice",
          id: "shift",
          text: en("Which shift?"),
          options: [
            { id: "day", text: en("Day") },
            { id: "night", text: en("Night") },
          ],
        },
      ],
    },
    {
      id: "page-2",
      showIf: "shift = night",
      questions: [
        {
          type: "rating",
          id: "rest",
          text: en("Is there enough rest?"),
          minimum: 1,
          maximum: 5,
          anchors: [en("far too little"), en("enough")],
        },
      ],
    },
    { id: "page-3", questions: [{ type: "short-text", id: "wish", text: en("What do you wish for?") }] },
  ],
};

/** What stands on the sheets, as keys that are pressed; every second works at night. */
const keys = (index: number, recommend = String(index + 3)) =>
  index % 2 === 0 ? [recommend, "1", "Enter"] : [recommend, "2", "4", "Enter"];

describe("a whole campaign on paper", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let world: Awaited<ReturnType<typeof openPaperCampaign>>;
  let sheets: string[] = [];
  const pages: { director: Page; one: Page; other: Page } = {} as never;

  before(async () => {
    application = await startWithPages();
    world = await openPaperCampaign({ options: { application }, definition });
    for (const [name, who] of [
      ["director", world.director],
      ["one", world.typists[0]],
      ["other", world.typists[1]],
    ] as const) {
      const opened = await visit(browser, { acceptDownloads: true });
      await signInAs(opened, application, who);
      pages[name] = opened.page;
    }
  });
  after(async () => {
    await application[Symbol.asyncDispose]();
  });

  const at = (path: string) => `${application.origin}/w/${world.workspaceId}${path}`;

  test("sheets are drawn, and their PDF is printed", async () => {
    const { director: page } = pages;
    await page.goto(at(`/campaigns/${world.campaign}/paper`));
    await page.getByRole("textbox", { name: "Where sheets are handed in" }).fill("the box at the gate");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("How paper is handled was saved.").waitFor();
    await page.getByRole("textbox", { name: "Name of the batch" }).fill("Depot 2");
    await page.getByRole("textbox", { name: "Copies" }).fill("12");
    await page.getByRole("button", { name: "Draw sheet numbers" }).click();
    await page.getByRole("rowheader", { name: "Depot 2" }).waitFor();
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "PDF" }).click();
    const pdf = await readPdf(new Uint8Array(await readFile(await (await waiting).path())));
    const text = pdf.pages.join(" ");
    assert.ok(pdf.isTagged);
    assert.match(text, /Depot survey/);
    assert.match(text, /Where to hand it in: the box at the gate/);
    assert.match(text, /This survey is anonymous/);
    assert.match(
      text,
      /Answer this part only if in question 2 you ticked “Night”\. Otherwise go on with question 4\./,
    );
    sheets = [
      ...new Set(Array.from(text.matchAll(/Sheet ([0-9A-Z]{3} [0-9A-Z]{4})/g), ([, sheet = ""]) => sheet)),
    ];
    assert.equal(sheets.length, 12);
    await settled(page);
    await checkPage(page, "paper");
  });

  const open = async (page: Page, sheet: string) => {
    await page.getByRole("textbox", { name: "Sheet number" }).fill(sheet);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: `Sheet ${sheet}` }).waitFor();
    await page.locator("[data-field]:focus").waitFor();
  };
  const press = async (page: Page, pressed: readonly string[]) => {
    for (const key of pressed) {
      const before = await page.evaluate("document.activeElement?.dataset?.field");
      await page.keyboard.press(key);
      if (key === "1" && before === "recommend") await page.keyboard.press("Enter");
      await page.waitForFunction((field) => {
        const here = (globalThis as never as { document: { activeElement: { dataset: { field?: string } } } })
          .document;
        return here.activeElement.dataset.field !== field;
      }, before);
    }
  };
  const type = async (page: Page, sheet: string, pressed: readonly string[], outcome: RegExp) => {
    await open(page, sheet);
    await press(page, pressed);
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText(outcome).waitFor();
  };

  test("a typist enters every sheet with the keyboard alone", async () => {
    const { one: page } = pages;
    await page.goto(at("/paper"));
    await page.getByRole("link", { name: "Type sheets" }).waitFor();
    await checkPage(page, "campaigns with sheets");
    await page.getByRole("link", { name: "Type sheets" }).click();
    await page.getByRole("textbox", { name: "Sheet number" }).waitFor();
    await checkPage(page, "typing: number");
    await page.getByRole("textbox", { name: "Sheet number" }).fill("AAA AAAB");
    await page.keyboard.press("Enter");
    await page.getByText("No sheet of this campaign has this number.").waitFor();
    for (const [index, sheet] of sheets.slice(0, 6).entries())
      await type(page, sheet, keys(index), /is finished and waits for a second person/);
    await page.getByText("6 sheets finished by you today.").waitFor();
  });

  test("what is typed wrongly is told at once, and can be corrected", async () => {
    const { other: page } = pages;
    await page.goto(at(`/paper/${world.campaign}`));
    await open(page, sheets[0] ?? "");
    assert.equal(await page.locator("[data-field]").first().inputValue(), "", "the first entry isn't shown");
    await page.keyboard.press("x");
    await page.getByText("Type one of the codes 0, 1, 2").waitFor();
    await checkPage(page, "typing: problem");
    await page.keyboard.press("Backspace");
    await press(page, ["3", "2"]);
    assert.equal(await page.locator("[data-field]:focus").getAttribute("data-field"), "rest");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("1");
    await page.locator("[data-field=wish]:focus").waitFor();
    assert.equal(await page.locator("[data-field=rest]").count(), 0, "the question isn't asked any more");
    await press(page, ["Enter"]);
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("is counted").waitFor();
  });

  test("the second typist differs on one sheet, and a third look settles it", async () => {
    const { other, director } = pages;
    for (const [index, sheet] of sheets.slice(1, 5).entries())
      await type(other, sheet, keys(index + 1), /is counted/);
    await type(other, sheets[5] ?? "", keys(5, "2"), /It differs from the other entry/);
    await other.goto(at(`/paper/${world.campaign}/differences`));
    await other.getByRole("link", { name: `Look once more at ${sheets[5]}` }).waitFor();
    await checkPage(other, "own differences");
    await other.getByRole("link", { name: `Look once more at ${sheets[5]}` }).click();
    await other.getByRole("button", { name: "Open the sheet" }).click();
    await other.getByText("The other entry differs here", { exact: false }).waitFor();
    await checkPage(other, "a second look");
    await other.getByRole("button", { name: "Leave it as it was" }).click();
    await other.getByText("is as it was", { exact: false }).waitFor();
    await director.goto(at(`/paper/${world.campaign}/differences`));
    await director.getByText("One sheet is to be settled.").waitFor();
    await checkPage(director, "differences");
    await director.locator("label.choice", { hasText: "Something else" }).click();
    await director.getByRole("textbox", { name: /What stands on the sheet/ }).fill("9");
    await director.getByRole("button", { name: /^Count sheet/ }).click();
    await director.getByText("Nothing is to be settled").waitFor();
  });

  test("the page says how far it is, and results have all six", async () => {
    const { director: page } = pages;
    await page.goto(at(`/campaigns/${world.campaign}/paper`));
    await page.getByText("fewer than 10 of 12 printed sheets are counted.").waitFor();
    await world.director(closeCampaign, { params: world.params });
    await page.goto(at(`/results/${world.campaign}`));
    await page.getByText("5.67").first().waitFor();
    const said = await page.locator("main").textContent();
    assert.match(said ?? "", /mean 5\.67 on the scale from 0 to 10, n 6\b/);
  });
});
