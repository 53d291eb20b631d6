import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { closeCampaign, openCampaign } from "#listen/campaigns/campaign.contract.ts";
import { type CampaignWorkspace, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import { codesIn } from "#listen/doors/doors.fixture.ts";
import type { TestApplication } from "../../src/application.fixture.ts";
import {
  browser,
  checkPage,
  openBrowser,
  settled,
  signInAs,
  startWithPages,
  type Visit,
  visit,
  withoutBrowser,
} from "../browser.fixture.ts";

const scale = {
  low: { en: "bad", es: "mal", ar: "سيئ" },
  high: { en: "good", es: "bien", ar: "جيد" },
};
const definition = {
  languages: ["en", "es", "ar"],
  title: { en: "Our counters", es: "Nuestras ventanillas", ar: "شبابيكنا" },
  introduction: { en: "Two short pages.", es: "Dos páginas cortas.", ar: "صفحتان قصيرتان." },
  pages: [
    {
      id: "service",
      title: { en: "Service", es: "Servicio", ar: "الخدمة" },
      questions: [
        {
          id: "overall",
          type: "zero-to-ten",
          required: true,
          text: { en: "How was the service?", es: "¿Qué tal el servicio?", ar: "كيف كانت الخدمة؟" },
          ...scale,
        },
      ],
    },
    {
      id: "words",
      title: { en: "Your words", es: "Sus palabras", ar: "كلماتك" },
      questions: [
        {
          id: "better",
          type: "long-text",
          text: { en: "What would be better?", es: "¿Qué sería mejor?", ar: "ما الذي قد يكون أفضل؟" },
        },
      ],
    },
  ],
};

describe("a whole campaign through each door", { skip: withoutBrowser }, () => {
  let application: TestApplication;
  let world: CampaignWorkspace;
  let director: Visit;
  let questionnaire = "";

  before(async () => {
    application = await startWithPages();
    world = await openCampaigns({ application, withoutConsultant: true });
    director = await visit(browser);
    await signInAs(director, application, world.director);
    questionnaire = randomUUID();
    const text = JSON.stringify(definition);
    const key = { workspace_id: world.workspaceId, questionnaire_id: questionnaire };
    await world.transaction(async (tx) => {
      await tx
        .insertInto("listen.questionnaire")
        .values({ ...key, name: "Counters", draft: text, draft_saved_by: "Test" })
        .execute();
      await tx
        .insertInto("listen.questionnaire_version")
        .values({ ...key, version: 1, definition: text, published_by: "Test" })
        .execute();
    });
  });
  after(() => application?.[Symbol.asyncDispose]());

  const paramsOf = (campaign: string) => ({ workspace: world.workspaceId, campaign });
  const pageOf = (campaign: string, rest = "") =>
    `${application.origin}/w/${world.workspaceId}/campaigns/${campaign}${rest}`;

  /** A draft that nobody is invited to. */
  const draft = (name: string) =>
    world.prepare({
      name,
      anonymity: "anonymous",
      questionnaire: { id: questionnaire, version: 1 },
      breakdowns: [],
      firstQuestion: false,
    });

  /** Adds a door as a director does, and opens the campaign. @returns the door's address */
  async function addDoor(campaign: string, kind: RegExp, name: string): Promise<string> {
    const { page } = director;
    await page.goto(pageOf(campaign, "/doors"));
    await settled(page);
    await page.getByText("This campaign has no doors").waitFor();
    await page.getByRole("button", { name: "Add a door" }).click();
    await page.getByText(kind).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("heading", { name }).waitFor();
    await checkPage(page, `the page of doors with ${name}`);
    return page.getByLabel(`Address of ${name}`).inputValue();
  }

  async function open(campaign: string): Promise<void> {
    const { revision } = await world.read(campaign);
    await world.director(openCampaign, { params: paramsOf(campaign), body: { revision, when: "now" } });
    await world.settled(campaign);
  }

  /** Answers both pages and finishes. */
  async function answer(
    page: Page,
    rating: number,
    names = { next: "Next", finish: "Finish" },
  ): Promise<void> {
    await page.locator(`input[type=radio][value="${rating}"]`).check();
    await page.getByRole("button", { name: names.next }).last().click();
    await page.locator("textarea").fill(`words for ${rating}`);
    await page.getByRole("button", { name: names.next }).last().click();
    await page.getByRole("button", { name: names.finish }).click();
  }

  const somebody = (options: BrowserContextOptions = {}): Promise<Visit> =>
    visit(browser, { viewport: { width: 390, height: 844 }, ...options });

  /** Closes a campaign and looks at its results. */
  async function closed(campaign: string, n: number): Promise<void> {
    await world.director(closeCampaign, { params: paramsOf(campaign) });
    const { page } = director;
    await page.goto(`${application.origin}/w/${world.workspaceId}/results/${campaign}`);
    await settled(page);
    while (!(await page.getByText("How was the service?").first().isVisible())) {
      await page.waitForTimeout(250);
      await page.reload();
      await settled(page);
    }
    const text = (await page.locator("main").textContent()) ?? "";
    assert.match(text, new RegExp(`\\b${n}\\b`), text);
  }

  test("an open link, by ten people with and without scripts, in two languages", async () => {
    const campaign = await draft("By the open link");
    const address = await addDoor(campaign, /Open link/, "Intranet");
    const early = await somebody();
    await early.page.goto(address);
    await early.page.getByRole("heading", { name: "Not open yet" }).waitFor();
    await open(campaign);
    for (let person = 0; person < 10; person++) {
      const { page, mistakes } = await somebody({ javaScriptEnabled: person % 2 === 0 });
      await page.goto(address);
      if (person === 0) {
        await checkPage(page, "the open link's first page");
        await page.goto(`${address}?language=ar`);
        assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
        await checkPage(page, "the open link's first page in Arabic");
        await page.goto(address);
      }
      if (person === 1) await page.getByRole("link", { name: "español" }).click();
      await page.locator("button.begin").click();
      await page.waitForURL(/\/b\//);
      await page.locator("a.button").first().click();
      await answer(page, person, person === 1 ? { next: "Siguiente", finish: "Terminar" } : undefined);
      await page.waitForURL(/\/thanks/);
      assert.deepEqual(await page.context().cookies(), [], "an open link needs no cookies");
      assert.deepEqual(mistakes, []);
      await page.context().close();
    }
    await director.page.goto(pageOf(campaign, "/doors"));
    await director.page.getByText("at least 10").waitFor();
    await closed(campaign, 10);
    const late = await somebody();
    await late.page.goto(address);
    await late.page.getByRole("heading", { name: "This survey is closed" }).waitFor();
    await late.page.context().close();
    await early.page.context().close();
  });

  test("cards, used on phones and typed at a computer", async () => {
    const campaign = await draft("By cards");
    const address = await addDoor(campaign, /Access cards/, "Night shift");
    const { page: own } = director;
    await own.getByRole("button", { name: "Make cards" }).click();
    await own.getByLabel("For whom").fill("Depot South");
    await own.getByLabel("Cards", { exact: true }).fill("11");
    const saved = own.waitForEvent("download");
    await own.getByRole("button", { name: "Make the cards" }).click();
    const file = await saved;
    assert.equal(file.suggestedFilename(), "Depot South.pdf");
    const { readFile } = await import("node:fs/promises");
    const codes = await codesIn(await readFile(await file.path()));
    assert.equal(codes.length, 11);
    await own.getByRole("button", { name: "Done" }).click();
    await own.getByRole("row", { name: /Depot South/ }).waitFor();
    await checkPage(own, "the page of doors with cards");
    await open(campaign);
    for (const [person, code] of codes.slice(0, 10).entries()) {
      const { page } = await somebody();
      // By the square or by hand.
      if (person % 2 === 0) await page.goto(`${address}?code=${code}`);
      else {
        await page.goto(address);
        await page.getByLabel("Code on your card").fill(code.toLowerCase().replace("-", " "));
      }
      if (person === 0) await checkPage(page, "where a card's code is typed");
      await page.locator("button.begin").click();
      await page.locator("a.button").first().click();
      await answer(page, 10 - person);
      await page.waitForURL(/\/thanks/);
      await page.context().close();
    }
    const again = await somebody();
    await again.page.goto(`${address}?code=${codes[0]}`);
    await again.page.locator("button.begin").click();
    await again.page.getByText("This card has been used").waitFor();
    await checkPage(again.page, "a used card");
    await again.page.context().close();
    await closed(campaign, 10);
  });

  test("a kiosk forgets: half-way, by going back and forward, reloading, leaving and being left", async () => {
    const campaign = await draft("By the kiosk");
    const address = await addDoor(campaign, /^Kiosk/, "Foyer");
    await open(campaign);
    const tablet = await visit(browser, { viewport: { width: 1024, height: 768 }, hasTouch: true });
    const { page, mistakes } = tablet;
    const start = () => page.getByRole("button", { name: "Start" }).tap();
    const secret = "nobody else is to read this";
    await page.clock.install();
    await page.goto(address);
    await checkPage(page, "the kiosk's first page");
    await start();
    await page.locator("progress").waitFor();
    const code = (await page.context().cookies()).find(({ name }) => name === "kiosk");
    assert.equal(code?.httpOnly, true);
    assert.equal(code?.path, "/k/");
    assert.ok(!page.url().includes(code.value.split(".")[1] ?? ""));
    await checkPage(page, "a page of questions at the kiosk");
    await page.locator('input[type=radio][value="3"]').check();
    await page.getByRole("button", { name: "Next" }).last().tap();
    await page.locator("textarea").fill(secret);
    // Half-way, and something on the page that wasn't sent.
    await page.getByRole("button", { name: "Leave" }).tap();
    await page.getByText("What you have sent stays and counts").waitFor();
    assert.deepEqual(
      (await page.context().cookies()).filter(({ name }) => name === "kiosk"),
      [],
    );
    for (let step = 0; step < 4; step++) {
      await page.goBack();
      await page.waitForLoadState();
      const shown = await page.content();
      assert.ok(!shown.includes(secret), "Back shows what somebody typed");
      assert.equal(await page.locator("input:checked").count(), 0, "Back shows what somebody chose");
      await page.reload();
      assert.equal(await page.locator("input:checked").count(), 0, "reloading shows what somebody chose");
    }
    await page.goForward();
    assert.equal(await page.locator("input:checked").count(), 0, "Forward shows what somebody chose");
    // Being left: it asks, somebody is there; it asks again, nobody is.
    await page.goto(address);
    await start();
    await page.locator('input[type=radio][value="4"]').check();
    await page.clock.fastForward("02:40");
    await page.clock.runFor(2000);
    await page.getByRole("heading", { name: "Are you still there?" }).waitFor();
    await page.getByRole("button", { name: "Yes, go on" }).tap();
    assert.ok(await page.locator('input[type=radio][value="4"]').isChecked());
    await page.clock.fastForward("03:10");
    await page.clock.runFor(2000);
    await page.getByRole("button", { name: "Start" }).waitFor();
    assert.equal(await page.locator("input:checked").count(), 0);
    for (let person = 0; person < 9; person++) {
      await page.goto(person === 0 ? `${address}?language=ar` : address);
      const names = person === 0 ? { start: "ابدأ" } : { start: "Start" };
      await page.getByRole("button", { name: names.start, exact: true }).tap();
      await answer(page, person + 1, person === 0 ? { next: "التالي", finish: "إنهاء" } : undefined);
      await page.waitForURL(/\/thanks/);
      if (person !== 1) continue;
      // It begins again by itself after a while: however long looking at it takes, no time passes there.
      const now = Number(await page.evaluate("Date.now()"));
      await page.clock.setFixedTime(now);
      await checkPage(page, "the kiosk's last page");
      await page.clock.setSystemTime(now);
    }
    await page.clock.fastForward("00:25");
    await page.clock.runFor(2000);
    await page.getByRole("button", { name: "Start" }).waitFor();
    assert.deepEqual(mistakes, []);
    await page.context().close();
    // The one that was left half-way counts as what it had sent.
    await closed(campaign, 10);
  });

  test("a kiosk shows nothing of the former person in a browser that keeps pages aside", async () => {
    const campaign = await draft("By a kiosk that goes back");
    const address = await addDoor(campaign, /^Kiosk/, "Hall");
    await open(campaign);
    await using keeping = (await openBrowser({ keepsPages: true })) ?? assert.fail("it runs above");
    const { page } = await visit(keeping);
    const shown: string[] = [];
    await page.exposeFunction("noteShown", (how: string) => shown.push(how));
    await page.addInitScript(`addEventListener("pageshow", ({ persisted }) => persisted &&
      noteShown(document.querySelectorAll("input:checked").length + " chosen, " + document.body.innerText.length + " signs"))`);
    const begin = async () => {
      await page.goto(address);
      await page.getByRole("button", { name: "Start" }).click();
      await page.locator('input[type=radio][value="3"]').check();
    };
    await begin();
    await page.goto(address);
    await page.goBack();
    await page.getByRole("button", { name: "Start" }).waitFor();
    assert.equal(await page.locator("input:checked").count(), 0, "somebody else has begun since");
    // Gone to another page, with nobody else in between: the browser has kept the page.
    await begin();
    await page.goto("about:blank");
    await page.goBack();
    await page.locator("progress").waitFor();
    assert.equal(await page.locator("input:checked").count(), 0, "what was not sent is forgotten");
    assert.deepEqual(shown, ["0 chosen, 0 signs"], "the page was kept, and nothing was on it");
  });

  test("a kiosk without scripts begins again by itself", async () => {
    const campaign = await draft("Without scripts");
    const address = await addDoor(campaign, /^Kiosk/, "Platform 1");
    await open(campaign);
    const { page } = await visit(browser, { javaScriptEnabled: false });
    await page.goto(address);
    await page.getByRole("button", { name: "Start" }).click();
    const refresh = await page.locator("meta[http-equiv=refresh]").getAttribute("content");
    assert.match(refresh ?? "", /^180;url=\/k\/[\w-]+\/idle/);
    assert.match(await page.content(), /This page lasts 3 minutes/);
    await page.goto(application.origin + (refresh?.split("url=")[1] ?? ""));
    await page.getByRole("button", { name: "Start" }).waitFor();
    assert.deepEqual(await page.context().cookies(), []);
    await page.context().close();
  });
});
