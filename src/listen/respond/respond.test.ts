import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace } from "../../application.fixture.ts";
import { openCampaign, respondent, shortQuestionnaire, storedOf } from "./respond.fixture.ts";

async function begin(definition = shortQuestionnaire) {
  const workspace = await openWorkspace();
  const invited = await (await openCampaign(workspace, definition)).invite();
  return {
    workspace,
    invited,
    browser: respondent(workspace.origin, invited.path),
    stored: () => storedOf(workspace, invited),
  };
}

test("a respondent answers page by page, leaves, comes back elsewhere, finishes, and changes an answer", async () => {
  const { workspace, invited, browser, stored } = await begin();
  const start = await browser.get();
  assert.equal(start.status, 200);
  for (const words of [
    "Your last trip",
    "Example Rail",
    "Who sees what is said here.",
    "Takes about 1 minute.",
  ])
    assert.ok(start.text.includes(words), words);
  assert.ok(start.text.includes(`${invited.path}/pages/trip`));
  const first = await browser.send("trip", { late: "yes", minutes: "1,5" });
  assert.equal(first.status, 422, "minutes are whole");
  const next = await browser.send("trip", { late: "yes", minutes: "15" });
  assert.deepEqual([next.status, next.location], [303, "/pages/delay"]);
  const later = await browser.send("delay", { told: "Nothing" }, { go: "later" });
  assert.equal(later.location, "/saved");
  assert.match((await browser.get("/saved")).text, /Come back when it suits you/);

  const elsewhere = respondent(workspace.origin, invited.path);
  assert.match((await elsewhere.get()).text, /Welcome back\. 2 of 3 pages are done\..*pages\/end/s);
  assert.match(
    (await elsewhere.get("/pages/delay")).text,
    /What were you told, Paula Example\?.*value="Nothing"/s,
  );
  assert.equal((await elsewhere.send("delay", { told: "Nothing" }, { go: "back" })).location, "/pages/trip");
  assert.equal((await elsewhere.send("end", { again: "10" })).location, "/review");
  assert.match(
    (await elsewhere.get("/review")).text,
    /4 of 5 answered\. You may leave the others blank\..*Finish/s,
  );
  assert.equal((await elsewhere.get("/thanks")).location, "", "nobody is thanked too early");
  assert.equal((await elsewhere.post("/complete", "")).location, "/thanks");
  assert.equal((await elsewhere.post("/complete", "")).location, "/thanks");
  assert.match((await elsewhere.get("/thanks")).text, /Your answers are in.*You can change them until/s);

  assert.equal((await elsewhere.send("end", { again: "9" })).location, "/thanks");
  assert.deepEqual(await stored(), {
    ballots: 1,
    completed: true,
    pages: {
      trip: { late: { choice: "yes" }, minutes: { number: 15 } },
      delay: { told: { text: "Nothing" } },
      end: { again: { rating: 9 } },
    },
    revisions: { trip: 2, delay: 1, end: 2 },
  });
});

test("looking stores nothing", async () => {
  const { workspace, invited, stored } = await begin();
  for (const rest of ["", "/pages/trip", "/pages/end", "/review", "/thanks", "/saved"])
    for (const method of ["GET", "HEAD"])
      for (const headers of [{}, { purpose: "prefetch", "sec-purpose": "prefetch;prerender" }])
        await (
          await fetch(workspace.origin + invited.path + rest, { method, headers, redirect: "manual" })
        ).text();
  assert.deepEqual(await stored(), { ballots: 0, completed: false, pages: {}, revisions: {} });
});

test("the same form sent again counts once, also at the same moment", async () => {
  const { browser, stored } = await begin();
  const from = await browser.get("/pages/trip");
  const values = { late: "no", comment: "All was well" };
  const sent = await Promise.all(Array.from({ length: 8 }, () => browser.send("trip", values, { from })));
  assert.deepEqual(
    new Set(sent.map(({ status, location }) => `${status} ${location}`)),
    new Set(["303 /pages/end"]),
  );
  const { pages, revisions, ballots } = await stored();
  assert.deepEqual(pages, { trip: { late: { choice: "no" }, comment: { text: "All was well" } } });
  assert.deepEqual([revisions, ballots], [{ trip: 1 }, 1]);
});

test("two tabs lose nothing, and the respondent is told", async () => {
  const { browser, stored } = await begin();
  const from = await browser.get("/pages/trip");
  await browser.send("trip", { late: "yes", minutes: "10" }, { from });
  const second = await browser.send("trip", { late: "yes", comment: "Snow" }, { from });
  assert.equal(second.status, 200);
  assert.match(second.text, /saved somewhere else after you had opened it.*Nothing was lost/s);
  assert.match(second.text, /value="10".*Snow/s, "the page shows both");
  assert.deepEqual((await stored()).pages["trip"], {
    late: { choice: "yes" },
    minutes: { number: 10 },
    comment: { text: "Snow" },
  });
  const third = await browser.send("trip", { late: "yes", minutes: "", comment: "Snow" }, { from: second });
  assert.equal(third.location, "/pages/delay");
  assert.deepEqual((await stored()).pages["trip"], { late: { choice: "yes" }, comment: { text: "Snow" } });
});

test("two tabs that say different things: what was saved first stays, both are shown, and the respondent decides", async () => {
  const { browser, stored } = await begin();
  const from = await browser.get("/pages/trip");
  await browser.send("trip", { late: "yes", minutes: "10", comment: "Snow on\nthe line" }, { from });
  const second = await browser.send(
    "trip",
    { late: "no", minutes: "10", comment: "<i>Leaves</i>" },
    { from },
  );
  assert.equal(second.status, 422);
  assert.doesNotMatch(second.text, /Nothing was lost/);
  const told = (saved: string) =>
    `Answered elsewhere in the meantime: “${saved}”. That is saved; what stands here is not.`;
  assert.ok(second.text.includes(told("Yes")), second.text);
  assert.ok(second.text.includes(told("Snow on\nthe line")), "in full beside the question");
  assert.ok(second.text.includes(told("Snow on …")), "and in short above");
  assert.match(second.text, /&lt;i&gt;Leaves&lt;\/i&gt;<\/textarea>/, "what was typed stands in its field");
  assert.match(second.text, /value="no"[^>]*checked/);
  assert.match(second.text, /pages\/delay">Go on without them/);
  const first = { late: { choice: "yes" }, minutes: { number: 10 }, comment: { text: "Snow on\nthe line" } };
  assert.deepEqual((await stored()).pages["trip"], first);
  const decided = { late: "yes", minutes: "10", comment: "<i>Leaves</i>" };
  assert.equal((await browser.send("trip", decided, { from: second })).location, "/pages/delay");
  assert.deepEqual((await stored()).pages["trip"], { ...first, comment: { text: "<i>Leaves</i>" } });
});

test("an older tab brings back nothing that it only showed, and says where an answer was taken back", async () => {
  const { browser, stored } = await begin();
  await browser.send("trip", { late: "no", minutes: "10", comment: "Snow" });
  const from = await browser.get("/pages/trip");
  await browser.send("trip", { late: "no", minutes: "20", comment: "" });
  const older = await browser.send("trip", { late: "no", minutes: "10", comment: "Leaves" }, { from });
  assert.equal(older.status, 422);
  assert.match(older.text, /Taken back elsewhere in the meantime/);
  assert.match(older.text, /id="f-minutes"[^>]*value="20"/);
  assert.deepEqual((await stored()).pages["trip"], { late: { choice: "no" }, minutes: { number: 20 } });
});

test("forms that arrive at the same moment are all kept", async () => {
  const { browser, stored } = await begin();
  const from = await browser.get("/pages/trip");
  await Promise.all([
    browser.send("trip", { late: "yes" }, { from, go: "later" }),
    browser.send("trip", { minutes: "10" }, { from, go: "later" }),
    browser.send("trip", { comment: "Snow" }, { from, go: "later" }),
    browser.send("end", { again: "3" }),
  ]);
  assert.deepEqual((await stored()).pages, {
    trip: { late: { choice: "yes" }, minutes: { number: 10 }, comment: { text: "Snow" } },
    end: { again: { rating: 3 } },
  });
});

test("valid answers are saved beside invalid ones, and these stay as they were typed", async () => {
  const { browser, stored } = await begin();
  const answer = await browser.send("trip", { late: "no", minutes: `"><b>ten`, comment: "Well" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /<title>Please check: The trip/);
  assert.match(answer.text, /href="#f-minutes">By how many minutes\?<\/a> Please enter a number/);
  assert.match(
    answer.text,
    /id="f-minutes"[^>]*value="&quot;&gt;&lt;b&gt;ten"[^>]*aria-describedby="[^"]*p-minutes"[^>]*aria-invalid/,
  );
  assert.match(
    answer.text,
    /Everything else on this page has been saved\. <a href="[^"]*\/pages\/end">Go on without them/,
  );
  assert.deepEqual((await stored()).pages["trip"], { late: { choice: "no" }, comment: { text: "Well" } });
  assert.equal(
    (await browser.send("trip", { late: "no", minutes: "10" }, { from: answer })).location,
    "/pages/end",
  );
});

test("what is required hinders going on and finishing, not going back or leaving", async () => {
  const { browser, stored } = await begin();
  const next = await browser.send("trip", { comment: "Well" });
  assert.equal(next.status, 422);
  assert.match(next.text, /href="#f-late">Was it late\?<\/a> Please answer this\./);
  assert.deepEqual((await stored()).pages["trip"], { comment: { text: "Well" } });
  assert.equal((await browser.send("trip", { comment: "Well" }, { go: "later" })).location, "/saved");
  assert.equal((await browser.send("trip", { comment: "Well" }, { go: "back" })).location, "");
  assert.equal((await browser.post("/complete", "")).location, "/review");
  assert.match((await browser.get("/review")).text, /still needed.*pages\/trip#f-late/s);
  assert.equal((await stored()).completed, false);
});

test("nobody finishes with nothing answered", async () => {
  const { browser, stored } = await begin({
    ...shortQuestionnaire,
    pages: shortQuestionnaire.pages.slice(2),
  });
  assert.equal((await browser.send("end", {})).location, "/review");
  assert.match((await browser.get("/review")).text, /Nothing has been answered yet/);
  assert.equal((await browser.post("/complete", "")).location, "/review");
  assert.equal((await stored()).completed, false);
});

test("an answer can be taken back without a script", async () => {
  const { browser, stored } = await begin();
  await browser.send("end", { again: "7" });
  const page = await browser.get("/pages/end");
  assert.match(page.text, /name="\.clear" value="again"/);
  const cleared = await browser.send("end", { again: "7", ".clear": "again" }, { from: page });
  assert.deepEqual([cleared.status, cleared.location], [303, "/pages/end#f-again"]);
  assert.deepEqual((await stored()).pages["end"], {});
});

test("answers on a page that others lead past are kept and don't count", async () => {
  const { browser, stored } = await begin();
  await browser.send("trip", { late: "yes" });
  const from = await browser.get("/pages/delay");
  await browser.send("trip", { late: "no" });
  assert.equal((await browser.get("/pages/delay")).location, "");
  assert.equal((await browser.send("delay", { told: "Nothing" }, { from })).location, "");
  assert.deepEqual((await stored()).pages["delay"], { told: { text: "Nothing" } });
  assert.match((await browser.get("/review")).text, /1 of 4 answered/);
});

test("what the answers are for and who sees them is told above the button that begins, the rest below it", async () => {
  const workspace = await openWorkspace();
  const promise = { en: ["What for.", "Who sees them.", "Who does not.", "When they are deleted."] };
  const { path } = await (await openCampaign(workspace, shortQuestionnaire, { promise })).invite();
  const browser = respondent(workspace.origin, path);
  const told = /What for\..*Who sees them\..*Who does not\..*>Begin<.*What happens to your answers/s;
  const { text } = await browser.get();
  assert.match(text, told);
  assert.ok(text.indexOf("When they are deleted.") > text.indexOf("What happens to your answers"));
  assert.equal(text.split("Who sees them.").length, 2, "once");
  await browser.send("trip", { late: "no" });
  assert.match(
    (await browser.get()).text,
    /Welcome back.*What happens to your answers.*What for\..*deleted\./s,
  );
});

test("a page's mark says whether none, some or all of it is answered", async () => {
  const { browser } = await begin();
  const marks = async () =>
    Array.from(
      (await browser.get("/review")).text.matchAll(/<li(?: class="(\w+)")?><a/g),
      ([, mark]) => mark,
    );
  assert.deepEqual(new Set(await marks()), new Set([undefined]));
  await browser.send("trip", { late: "no" });
  assert.equal((await marks())[0], "half");
  await browser.send("trip", { late: "no", minutes: "3", comment: "Nothing." });
  assert.equal((await marks())[0], "full");
});
