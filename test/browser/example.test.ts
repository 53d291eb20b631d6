import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { setUp } from "#people/workspace/first-run.contract.ts";
import { createClient } from "#platform/http/client.ts";
import { browser, checkPage, quiet, settled, type Visit, visit, withoutBrowser } from "../browser.fixture.ts";
import { readPdf } from "../pdf-text.ts";
import { runCli, temporaryFolder } from "../profile-run.ts";
import { startServer, stopServer } from "../server-run.ts";

const banner = /Example programme: all people and answers are invented/;

/** What the addresses of a walk are made of. */
interface Places {
  workspace: string;
  second: string;
}

/** A kind of user: where they begin, what else they look at, and what is not theirs to see. */
interface Walk {
  card: string;
  begins: RegExp;
  /** Addresses inside the programme with words that stand there. */
  sees: [path: (places: Places) => string, words: RegExp][];
  /** Operations that refuse them. */
  refused: ((places: Places) => string)[];
}

const campaign = ({ second }: Places) => `/campaigns/${second}`;
const personalReports = (places: Places) => `${campaign(places)}/reports`;
const figures = (places: Places) => `${campaign(places)}/results/figures.csv`;
const running = [() => "/people", () => "/audit", () => "/outbox", () => "/campaigns"];

const walks: Walk[] = [
  {
    card: "Sponsor",
    begins: /Service commitment, second wave/,
    sees: [
      [({ second }) => `/results/${second}/change`, /improved in Service standards/],
      [({ second }) => `/results/${second}`, /Fulfilment/],
    ],
    refused: [...running, personalReports],
  },
  {
    card: "Programme director",
    begins: /Today/,
    sees: [
      [() => "/campaigns", /Pulse: what helps, what hinders/],
      [() => "/people", /245/],
      [() => "/audit", /third wave|Pulse/],
    ],
    refused: [personalReports],
  },
  {
    card: "Independent consultant",
    begins: /Personal reports/,
    sees: [[({ second }) => `/results/${second}/people`, /Customer Care/]],
    refused: [],
  },
  {
    card: "Department manager",
    begins: /Customer Care/,
    sees: [
      [({ second }) => `/results/${second}?unit=Customer%20Care`, /Customer Care/],
      [({ second }) => `/results/${second}/guide?unit=Customer%20Care`, /team/i],
    ],
    refused: [...running, personalReports],
  },
  {
    card: "Team leader of four",
    begins: /Charity Appeals/,
    sees: [
      [({ second }) => `/results/${second}?unit=Telemarketing%2FInbound%2FCharity%20Appeals`, /withheld/],
    ],
    refused: [...running, personalReports],
  },
  {
    card: "Account manager",
    begins: /What your customers say/,
    sees: [[() => "/my/accounts", /Customers, whole relationship/]],
    refused: [...running, personalReports, figures, () => "/results"],
  },
  {
    card: "Customer adviser, with results",
    begins: /My page/,
    sees: [[() => "/my", /Service commitment, second wave/]],
    refused: [...running, personalReports, () => "/results", figures],
  },
  {
    card: "Customer adviser, asked today",
    begins: /My page/,
    sees: [[() => "/my", /Pulse: what helps, what hinders/]],
    refused: [...running, personalReports, figures, () => "/results"],
  },
  {
    card: "Typist of paper sheets",
    begins: /Paper/,
    sees: [[() => "/paper", /Late and night shifts, second round/]],
    refused: [...running, personalReports, figures, () => "/results"],
  },
];

describe("the example programme", { skip: withoutBrowser }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: { child: ChildProcess; address: string };
  let first: Visit;
  let page: Page;

  before(async () => {
    folder = await temporaryFolder();
    server = await startServer(folder.path, "--example", "--log-level", "warn");
    first = await visit(browser, { acceptDownloads: true });
    page = first.page;
  });
  after(async () => {
    if (server) await stopServer(server.child);
    await folder?.[Symbol.asyncDispose]();
  });

  const card = (title: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  async function be(title: string): Promise<Places> {
    await page.goto(`${server.address}/example`);
    await card(title).getByRole("button").click();
    await settled(page);
    const [, workspace = ""] = /\/w\/([^/?]+)/.exec(page.url()) ?? [];
    return { workspace, second: await secondWave(page, workspace) };
  }
  const get = (path: string) => page.request.get(server.address + path);

  /** The later wave's id, as the page knows it that somebody with results begins with. */
  async function secondWave(of: Page, workspace: string): Promise<string> {
    const own = await get(`/api/workspaces/${workspace}/my/results`);
    const listed = await get(`/api/workspaces/${workspace}/results`);
    const text = `${of.url()} ${listed.ok() ? await listed.text() : ""} ${own.ok() ? await own.text() : ""}`;
    const id = /results\/([0-9a-f-]{36})/.exec(text)?.[1];
    const named = /"campaign":"([0-9a-f-]{36})","name":"Service commitment, second wave"/.exec(text)?.[1];
    return id ?? named ?? remembered;
  }
  let remembered = "";

  test("the bare address leads to the choice of whom to be", async () => {
    await page.goto(server.address);
    assert.equal(new URL(page.url()).pathname, "/example");
    await page.getByRole("heading", { level: 1, name: "Look around in an example programme" }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Sign in as / }).count(), walks.length);
    assert.match(await page.title(), /^Example: /);
    await checkPage(page, "/example");
    await page.goto(`${server.address}/sign-in`);
    assert.equal(new URL(page.url()).pathname, "/example");
  });

  for (const { card: title, begins, sees, refused } of walks)
    test(`${title}: one click signs in, to what is theirs and to nothing else`, async () => {
      const places = await be(title);
      remembered ||= places.second;
      await page.getByRole("heading", { level: 1, name: begins }).waitFor();
      await page.getByText(banner).first().waitFor();
      assert.match(await page.title(), /^Example: /);
      for (const [path, words] of sees) {
        await page.goto(`${server.address}/w/${places.workspace}${path(places)}`);
        await settled(page);
        await page.getByText(words).first().waitFor();
      }
      const answers = await Promise.all(
        refused.map(async (path) => {
          const answer = await get(`/api/workspaces/${places.workspace}${path(places)}`);
          return `${path(places)} ${answer.status()}`;
        }),
      );
      assert.deepEqual(
        answers,
        refused.map((path) => `${path(places)} 403`),
      );
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await page.evaluate("document.documentElement.scrollWidth > innerWidth"), false);
      await page.setViewportSize({ width: 1280, height: 900 });
    });

  test("figures, reports and respondents' pages say that they are an example", async () => {
    const { workspace } = await be("Customer adviser, with results");
    const { reports } = await (await get(`/api/workspaces/${workspace}/my/reports`)).json();
    const pdf = await get(`/api/workspaces/${workspace}/my/reports/${reports[0].invitation}/report.pdf`);
    assert.match(pdf.headers()["content-disposition"] ?? "", /filename="example-/);
    const { pages } = await readPdf(new Uint8Array(await pdf.body()));
    assert.match(pages[0] ?? "", /Example – invented data/i);

    await be("Customer adviser, asked today");
    const { invitations } = await (await get(`/api/workspaces/${workspace}/my/invitations`)).json();
    const open = invitations.find(({ state }: { state: string }) => state !== "closed");
    await page.goto(server.address + open.path);
    await page.getByText(banner).first().waitFor();
    assert.match(await page.title(), /^Example: /);
    await checkPage(page, "a respondent's page of the example");
    assert.deepEqual(first.mistakes, []);
  });

  test("all mail stays in the outbox and says that it is an example", async () => {
    const { workspace } = await be("Programme director");
    const { messages } = await (await get(`/api/workspaces/${workspace}/outbox`)).json();
    assert.ok(messages.length > 10);
    for (const { subject } of messages) assert.match(subject, /^\[Example\] /);
  });

  test("its audit log verifies", async () => {
    const { workspace } = await be("Programme director");
    const path = `/api/workspaces/${workspace}/audit/verification`;
    const answer = await page.request
      .post(server.address + path)
      .then((sent) => (sent.status() === 405 ? get(path) : sent));
    const { checked, brokenAt } = await answer.json();
    assert.ok(checked > 20);
    assert.equal(brokenAt, null);
  });

  test("only the director starts again, is asked before, and finds everything as it was", async () => {
    await be("Sponsor");
    await page.getByRole("link", { name: "Start again" }).click();
    await page.getByRole("heading", { name: "The programme director starts the example again" }).waitFor();
    await checkPage(page, "/example/start-again, for others");
    assert.equal(
      (await page.request.post(`${server.address}/example/start-again`, { maxRedirects: 0 })).status(),
      303,
    );

    const { workspace } = await be("Programme director");
    const renamed = await page.request.patch(`${server.address}/api/workspaces/${workspace}`, {
      data: { name: "Somebody was here" },
    });
    assert.equal(renamed.status(), 204);
    await page.getByRole("link", { name: "Start again" }).click();
    await page.getByRole("heading", { name: "Start again?" }).waitFor();
    await checkPage(page, "/example/start-again");
    await page.getByRole("button", { name: "Start again" }).click();
    await page.getByRole("heading", { name: "The example is being made" }).waitFor();
    await checkAgain(() =>
      page
        .getByRole("button", { name: /^Sign in as / })
        .first()
        .waitFor({ timeout: 300_000 }),
    );
    assert.equal((await get(`/api/workspaces/${workspace}`)).status(), 401, "everybody is signed out");

    const anew = await be("Programme director");
    const settings = await (await get(`/api/workspaces/${anew.workspace}`)).json();
    assert.equal(settings.name, "Example: Answer the Call");
  });

  test("it has no backup, and is never taken for a real programme", async () => {
    const backup = await runCli(folder.path, "backup", "--data", "data-example", "--out", "backup.jsonl.gz");
    assert.equal(backup.code, 1);
    assert.match(backup.stderr, /example programme.* isn't backed up/);
    await stopServer(server.child);
    await assert.rejects(startServer(folder.path, "--data", "data-example"), /holds the example programme/);
    server = await startServer(folder.path, "--example", "--log-level", "warn");
    await page.goto(`${server.address}/example`);
    await page
      .getByRole("button", { name: /^Sign in as / })
      .first()
      .waitFor();
  });

  test("a real programme is never made an example, and lets nobody in with one click", async () => {
    const real = await startServer(folder.path, "--data", "real");
    const director = { name: "Dora Director", email: "dora@example.org", password: "a long enough secret" };
    const workspace = {
      name: "Better service",
      organisation: "Example Rail",
      operator: "Example Rail, IT department",
      language: "en",
      timeZone: "Europe/Berlin",
    };
    await createClient(real.address)(setUp, { body: { director, workspace, withoutConsultant: true } });
    const asked = await fetch(`${real.address}/example/sign-in/director`, { method: "POST" });
    assert.equal(asked.status, 404);
    assert.doesNotMatch(await (await fetch(real.address)).text(), /Example/);
    await stopServer(real.child);
    await assert.rejects(startServer(folder.path, "--example", "--data", "real"), /holds a real programme/);
  });

  /** Waits on a page that loads itself anew. */
  async function checkAgain(wait: () => Promise<void>): Promise<void> {
    await wait();
    await quiet(page);
  }
});
