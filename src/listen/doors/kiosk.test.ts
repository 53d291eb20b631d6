import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOf } from "../../application.fixture.ts";
import { closeCampaign } from "../campaigns/campaign.contract.ts";
import { changeDoor } from "./doors.contract.ts";
import { type DoorWorkspace, openDoors } from "./doors.fixture.ts";

const form = (fields: Record<string, string>): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});

/** A device that stands somewhere: it keeps cookies. */
const device = ({ origin }: DoorWorkspace) => clientOf(origin);

const answered = (rating: number) => ({
  ".revision": "0",
  ".asked": "q1",
  ".go": "next",
  q1: String(rating),
});

const ballots = async ({ application, workspaceId }: DoorWorkspace): Promise<number> => {
  const { rows } = await application.database.owner.query(
    "SELECT count(*)::int AS n FROM listen.ballot WHERE workspace_id = $1",
    [workspaceId],
  );
  return rows[0].n;
};

/** Touches the button. @returns the first page's path, and the cookie as it was set */
async function start(client: ReturnType<typeof clientOf>, path: string) {
  const answer = await client.fetch(`${path}/start`, form({}));
  assert.equal(answer.status, 303, await answer.text());
  return {
    page: answer.headers.get("location") ?? "",
    cookie: answer.headers.getSetCookie()[0] ?? "",
  };
}

test("a kiosk's ballot is in a cookie that ends with the visit, and in no address", async () => {
  const world = await openDoors();
  await world.start();
  const { kiosk } = world.paths;
  const client = device(world);
  const begin = await (await client.fetch(kiosk)).text();
  assert.match(begin, /A cookie keeps your place on this device/);
  assert.doesNotMatch(begin, /sets no cookies/);
  assert.match(begin, /after 3 minutes without a touch/);
  const { page, cookie } = await start(client, kiosk);
  assert.match(cookie, /^kiosk=[^;]+; Max-Age=180; Path=\/k\/; HttpOnly; SameSite=Strict$/);
  const code = /\.([\w-]{20});/.exec(cookie)?.[1] ?? assert.fail(cookie);
  assert.ok(!page.includes(code));
  const shown = await client.fetch(page);
  const text = await shown.text();
  assert.equal(shown.headers.get("cache-control"), "no-store");
  assert.ok(!text.includes(code), "the code is on the page");
  assert.doesNotMatch(text, /Save and finish later|Code of this ballot/);
  assert.match(text, /<noscript><meta http-equiv="refresh" content="180;url=\/k\/[\w-]+\/idle/);
  const saved = await client.fetch(page, form(answered(7)));
  const review = saved.headers.get("location") ?? "";
  assert.match(review, /\/review\?.*s=/);
  assert.doesNotMatch(
    await (await client.fetch(review)).text(),
    /You can still change your answers afterwards/,
  );
  const done = await client.fetch(review.replace("/review", "/complete"), form({}));
  const thanks = await client.fetch(done.headers.get("location") ?? "");
  assert.equal(thanks.status, 200);
  assert.match(thanks.headers.getSetCookie()[0] ?? "", /^kiosk=; Max-Age=0/);
  assert.match(await thanks.text(), /begin again for the next person/);
  const after = await client.fetch(review);
  assert.equal(after.status, 303);
  assert.equal(after.headers.get("location"), kiosk);
  assert.equal(await ballots(world), 1);
});

test("who comes next gets nothing of who was there before: neither by going back nor by sending their form again", async () => {
  const world = await openDoors();
  await world.start();
  const { kiosk } = world.paths;
  const client = device(world);
  const first = await start(client, kiosk);
  await client.fetch(first.page, form(answered(3)));
  const left = await client.fetch(`${kiosk}/leave`, form({}));
  assert.match(left.headers.getSetCookie()[0] ?? "", /Max-Age=0/);
  assert.equal((await client.fetch(first.page)).headers.get("location"), kiosk);
  const second = await start(client, kiosk);
  const back = await client.fetch(first.page);
  assert.equal(back.status, 303, "the page of somebody before is shown");
  assert.match(back.headers.get("location") ?? "", /\/review/);
  const resent = await client.fetch(first.page, form(answered(1)));
  assert.equal(resent.status, 303);
  assert.equal(await ballots(world), 1, "a form sent again went into the next person's ballot");
  assert.doesNotMatch(await (await client.fetch(second.page)).text(), /checked/);
  await client.fetch(second.page, form(answered(9)));
  assert.equal(await ballots(world), 2, "what was saved half-way counts beside the next one");
});

test("a touch keeps the visit, another kiosk's cookie is none, and without a cookie one begins", async () => {
  const world = await openDoors();
  await world.start();
  const { kiosk } = world.paths;
  const params = { ...world.params, door: world.doors.kiosk };
  await world.director(changeDoor, {
    params,
    body: { revision: 1, name: "Foyer", idleMinutes: 1, poster: {} },
  });
  const client = device(world);
  const { page, cookie } = await start(client, kiosk);
  assert.match(cookie, /Max-Age=60;/);
  const alive = await client.fetch(`${kiosk}/alive`, { method: "POST" });
  assert.equal(alive.status, 204);
  assert.match(alive.headers.getSetCookie()[0] ?? "", /Max-Age=60;/);
  assert.equal((await client.fetch(page)).status, 200);
  const stranger = device(world);
  assert.equal((await stranger.fetch(page)).headers.get("location"), kiosk);
  assert.deepEqual((await stranger.fetch(`${kiosk}/alive`, { method: "POST" })).headers.getSetCookie(), []);
  const forged = cookie.split(";")[0]?.replace(/=\w+\./, "=00000000.") ?? "";
  const other = clientOf(world.origin, [forged]);
  assert.equal((await other.fetch(page)).headers.get("location"), kiosk);
});

test("a code that was not made here opens nothing", async () => {
  const world = await openDoors();
  await world.start();
  const { kiosk } = world.paths;
  const address = kiosk.slice(3).replace("-", "");
  const { sessionOf } = await import("./kiosk-session.service.ts");
  const made = sessionOf(Buffer.alloc(15, 7));
  const client = clientOf(world.origin, [`kiosk=${address}.${made.bytes.toString("base64url")}`]);
  const answer = await client.fetch(`${kiosk}/pages/page-1?s=${made.sign}`);
  assert.equal(answer.headers.get("location"), kiosk);
});

test("a kiosk that is left half-way when the campaign closes keeps what was sent, and takes no more", async () => {
  const world = await openDoors();
  await world.start();
  const { kiosk } = world.paths;
  const client = device(world);
  const { page } = await start(client, kiosk);
  await client.fetch(page, form(answered(4)));
  await world.director(closeCampaign, { params: world.params });
  const late = await client.fetch(page, form({ ...answered(8), ".revision": "1" }));
  assert.match(await late.text(), /This survey is closed/);
  assert.equal(await ballots(world), 1);
});
