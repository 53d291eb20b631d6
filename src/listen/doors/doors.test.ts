import assert from "node:assert/strict";
import { test } from "node:test";
import { listAudit } from "#people/audit/audit.contract.ts";
import type { Client } from "../../application.fixture.ts";
import { closeCampaign, readProgress } from "../campaigns/campaign.contract.ts";
import { crowd } from "../campaigns/campaign.fixture.ts";
import { findSurvey } from "../responses/responses.store.ts";
import * as contract from "./doors.contract.ts";
import { type DoorWorkspace, openDoors } from "./doors.fixture.ts";

const form = (fields: Record<string, string>, cookie?: string): RequestInit => ({
  method: "POST",
  headers: {
    "content-type": "application/x-www-form-urlencoded",
    ...(cookie !== undefined && { cookie }),
  },
  body: new URLSearchParams(fields).toString(),
  redirect: "manual",
});

const nonceOf = (page: string): string =>
  /name="nonce" value="([\w-]{22})"/.exec(page)?.[1] ?? assert.fail(page);

/** Begins through the open link. @returns the ballot's path */
async function begin({ anonymous, paths }: DoorWorkspace, nonce?: string): Promise<string> {
  const given = nonce ?? nonceOf(await (await anonymous.fetch(paths.link)).text());
  const answer = await anonymous.fetch(paths.link, form({ nonce: given }));
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
  return (answer.headers.get("location") ?? assert.fail()).split("?")[0] ?? "";
}

/** Answers the one question there is. */
async function answer(client: Client, ballot: string, rating = 9): Promise<void> {
  const saved = await client.fetch(
    `${ballot}/pages/page-1`,
    form({ ".revision": "0", ".asked": "q1", ".go": "next", q1: String(rating) }),
  );
  assert.equal(saved.status, 303, await saved.text());
  assert.equal((await client.fetch(`${ballot}/complete`, form({}))).status, 303);
}

const rows = async (
  { application, workspaceId }: DoorWorkspace,
  table: string,
): Promise<Record<string, unknown>[]> =>
  (await application.database.owner.query(`SELECT * FROM ${table} WHERE workspace_id = $1`, [workspaceId]))
    .rows;

test("an open link: nothing is stored before an answer, a page begins one ballot, and its answers have no person", async () => {
  const world = await openDoors();
  const before = await world.anonymous.fetch(world.paths.link);
  assert.equal(before.status, 503, "a draft's door is not open");
  await world.start();
  const page = await (await world.anonymous.fetch(world.paths.link)).text();
  assert.match(page, /Anybody who has this address can answer, and more than once/);
  assert.match(page, /This page sets no cookies/);
  const nonce = nonceOf(page);
  const first = await begin(world, nonce);
  assert.equal(await begin(world, nonce), first, "a second click is the same ballot");
  assert.notEqual(await begin(world), first);
  assert.deepEqual(await rows(world, "listen.ballot"), []);
  await answer(world.anonymous, first);
  const [ballot, ...others] = await rows(world, "listen.ballot");
  assert.equal(others.length, 0);
  assert.equal(ballot?.["invitation_id"], undefined);
  const cells = await rows(world, "listen.ballot_cell");
  assert.equal(cells.find(({ cell }) => cell === ballot?.["cell"])?.["door_id"], world.doors.link);
});

test("addresses are read as people type them, and others lead nowhere", async () => {
  const world = await openDoors();
  await world.start();
  const { link } = world.paths;
  for (const typed of [
    link.toUpperCase().replace("/O/", "/o/"),
    link.replace("-", ""),
    link.replace("-", "%20"),
  ])
    assert.equal((await world.anonymous.fetch(typed)).status, 200, typed);
  for (const wrong of [
    "/o/0000-0000",
    "/o/nothing",
    "/k/x",
    link.replace("/o/", "/c/"),
    link.replace("/o/", "/k/"),
  ])
    assert.equal((await world.anonymous.fetch(wrong)).status, 404, wrong);
});

test("a door that is closed lets nobody begin, whoever has begun goes on, and it can be opened again", async () => {
  const world = await openDoors();
  await world.start();
  const ballot = await begin(world);
  const params = { ...world.params, door: world.doors.link };
  await world.director(contract.setDoor, { params, body: { isOpen: false } });
  const shut = await world.anonymous.fetch(world.paths.link);
  assert.match(await shut.text(), /This way in is closed/);
  const refused = await world.anonymous.fetch(world.paths.link, form({ nonce: "a".repeat(22) }));
  assert.equal(refused.headers.get("location"), null);
  await answer(world.anonymous, ballot);
  await world.director(contract.setDoor, { params, body: { isOpen: true } });
  await begin(world);
});

test("each card works once, in any spelling, and the same page gets the same ballot again", async () => {
  const world = await openDoors();
  const codes = await world.print(23);
  assert.equal(new Set(codes).size, 23);
  await world.start();
  const { cards } = world.paths;
  const [one = "", two = ""] = codes;
  const page = await (await world.anonymous.fetch(`${cards}?code=${one}`)).text();
  assert.match(page, new RegExp(`value="${one}"`));
  const nonce = nonceOf(page);
  const enter = (code: string, fields: Record<string, string> = {}) =>
    world.anonymous.fetch(cards, form({ code, ...fields }));
  const typed = ` ${one.toLowerCase().replace("-", "  ").replaceAll("0", "o").replaceAll("1", "l")} `;
  const first = await enter(typed, { nonce });
  assert.equal(first.status, 303, await first.text());
  const ballot = first.headers.get("location");
  assert.equal((await enter(one, { nonce })).headers.get("location"), ballot);
  const again = await enter(one);
  assert.equal(again.status, 422);
  assert.match(await again.text(), /This card has been used/);
  const unknown = await enter("22222-22222");
  assert.equal(unknown.status, 422);
  assert.match(await unknown.text(), /No card has this code/);
  assert.equal((await enter(two)).status, 303);
  const stored = JSON.stringify([
    await rows(world, "listen.access_card"),
    await rows(world, "listen.used_right"),
  ]);
  for (const code of codes) assert.ok(!stored.includes(code.replace("-", "")), "a code is stored");
  assert.deepEqual((await rows(world, "listen.ballot")).length, 0);
});

test("of two pages that use one card at once, one gets in", async () => {
  const world = await openDoors();
  const [code = ""] = await world.print(1);
  await world.start();
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => world.anonymous.fetch(world.paths.cards, form({ code }))),
  );
  assert.deepEqual(tries.map(({ status }) => status).sort(), [303, ...Array<number>(7).fill(422)]);
});

test("unused cards can be ended; answers that came with the others stay", async () => {
  const world = await openDoors();
  const [used = "", left = ""] = await world.print(2);
  await world.start();
  const entered = await world.anonymous.fetch(world.paths.cards, form({ code: used }));
  const ballot = (entered.headers.get("location") ?? "").split("?")[0] ?? "";
  const listed = await world.director(contract.listDoors, { params: world.params });
  const batch = listed.doors.find(({ kind }) => kind === "cards")?.batches[0]?.id ?? assert.fail();
  await world.director(contract.endCards, { params: { ...world.params, door: world.doors.cards, batch } });
  const refused = await world.anonymous.fetch(world.paths.cards, form({ code: left }));
  assert.match(await refused.text(), /no longer valid/);
  await answer(world.anonymous, ballot);
});

test("cards for a department of those who were invited are told from others, also when they were ended", async () => {
  const world = await openDoors();
  await world.hire(crowd(12, "Operations"));
  await world.print(3);
  await world.start();
  const isHandedOut = async () =>
    (await world.transaction((tx) => findSurvey(tx, world.workspaceId, world.campaign)))?.isHandedOut;
  assert.equal(await isHandedOut(), false);
  const params = { ...world.params, door: world.doors.cards };
  const { cells } = await world.director(contract.listDoors, { params: world.params });
  const [{ cell } = assert.fail("no department is large enough")] = cells;
  await world.director(contract.makeCards, {
    params,
    body: { team: "Operations", cell, cards: 2, language: "en" },
  });
  assert.equal(await isHandedOut(), true);
  const { doors } = await world.director(contract.listDoors, { params: world.params });
  for (const { id: batch } of doors.find(({ kind }) => kind === "cards")?.batches ?? [])
    await world.director(contract.endCards, { params: { ...params, batch } });
  assert.equal(await isHandedOut(), true);
});

test("ten thousand wrong codes are slowed and told the directors, and right ones from the same office go on working", async () => {
  const world = await openDoors();
  const codes = await world.print(3);
  await world.start();
  const { cards } = world.paths;
  const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  const wrong = (index: number) =>
    Array.from({ length: 10 }, (_, place) => letters[Math.floor(index / 30 ** (place % 3)) % 30]).join("");
  const statuses = new Map<number, number>();
  for (let start = 0; start < 10_000; start += 100) {
    const got = await Promise.all(
      Array.from({ length: 100 }, async (_, step) => {
        const reply = await world.application.server.app.inject({
          method: "POST",
          url: cards,
          headers: { "content-type": "application/x-www-form-urlencoded" },
          payload: `code=${wrong(start + step)}`,
        });
        return reply.statusCode;
      }),
    );
    for (const status of got) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  assert.equal((statuses.get(422) ?? 0) + (statuses.get(429) ?? 0), 10_000, JSON.stringify([...statuses]));
  assert.ok((statuses.get(429) ?? 0) > 9000, "they are slowed");
  const [right = ""] = codes;
  const reply = await world.application.server.app.inject({
    method: "POST",
    url: cards,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: `code=${right}`,
  });
  assert.equal(reply.statusCode, 303);
  const { doors } = await world.director(contract.listDoors, { params: world.params });
  const counted = doors.find(({ kind }) => kind === "cards")?.wrongCodes ?? 0;
  assert.ok(counted > 9900 && counted <= 10_000, `${counted} were counted`);
  const { entries } = await world.director(listAudit, { params: { workspace: world.workspaceId } });
  const warnings = entries.filter(({ action }) => action === "door.codes-guessed");
  assert.ok(warnings.length >= 2, JSON.stringify(entries.map(({ action }) => action)));
  assert.ok(!JSON.stringify(warnings).includes("127.0.0.1"));
});

test("250 people answer from one address, and how many came is told in groups", async () => {
  const world = await openDoors();
  await world.start();
  const listed = async () =>
    (await world.director(contract.listDoors, { params: world.params })).doors.find(
      ({ kind }) => kind === "link",
    )?.answers;
  for (let index = 0; index < 4; index++) await answer(world.anonymous, await begin(world));
  const throughDoors = async () =>
    (await world.director(readProgress, { params: world.params })).throughDoors;
  assert.deepEqual([await listed(), await throughDoors()], [{ kind: "fewer", count: 5 }, 0]);
  for (let start = 4; start < 250; start += 41)
    await Promise.all(
      Array.from({ length: 41 }, async (_, step) =>
        answer(world.anonymous, await begin(world), (start + step) % 11),
      ),
    );
  assert.deepEqual(await listed(), { kind: "at least", count: 250 });
  await answer(world.anonymous, await begin(world));
  assert.deepEqual(await listed(), { kind: "at least", count: 250 }, "one more doesn't show");
  assert.equal(await throughDoors(), 250);
  await world.director(closeCampaign, { params: world.params });
  assert.deepEqual(await listed(), { kind: "at least", count: 250 });
});

test("after close no door lets anybody in, and nothing of them can be changed", async () => {
  const world = await openDoors();
  const [code = ""] = await world.print(1);
  await world.start();
  const begun = await begin(world);
  await world.director(closeCampaign, { params: world.params });
  for (const path of Object.values(world.paths)) {
    const page = await world.anonymous.fetch(path);
    assert.match(await page.text(), /This survey is closed/, path);
  }
  const tries: [string, Record<string, string>][] = [
    [world.paths.link, { nonce: "b".repeat(22) }],
    [world.paths.cards, { code }],
    [`${world.paths.kiosk}/start`, {}],
    [`${begun}/pages/page-1`, { ".revision": "0", ".asked": "q1", ".go": "next", q1: "3" }],
  ];
  for (const [path, fields] of tries) {
    const reply = await world.anonymous.fetch(path, form(fields));
    assert.equal(reply.headers.get("location"), null, path);
    assert.match(await reply.text(), /closed/i, path);
  }
  assert.deepEqual(await rows(world, "listen.ballot"), []);
  const params = { ...world.params, door: world.doors.link };
  for (const refused of [
    () => world.director(contract.setDoor, { params, body: { isOpen: false } }),
    () => world.director(contract.addDoor, { params: world.params, body: { kind: "link", name: "Late" } }),
    () => world.print(2),
  ])
    await assert.rejects(refused, { code: "door.campaign-closed" });
});

test("how many cards were used is told after the close as before, and nothing more is kept of them", async () => {
  const world = await openDoors();
  const codes = await world.print(6);
  await world.start();
  for (const code of codes)
    assert.equal((await world.anonymous.fetch(world.paths.cards, form({ code }))).status, 303);
  const used = async () =>
    (await world.director(contract.listDoors, { params: world.params })).doors.find(
      ({ kind }) => kind === "cards",
    )?.answers;
  assert.deepEqual(await used(), { kind: "at least", count: 5 });
  await world.director(closeCampaign, { params: world.params });
  assert.deepEqual(await used(), { kind: "at least", count: 5 });
  const kept = await rows(world, "listen.used_right");
  assert.deepEqual([kept.length, JSON.stringify(kept).includes('"data":[]')], [6, true]);
});

test("doors are for anonymous campaigns, changed one after the other, and removed before the campaign opens", async () => {
  const world = await openDoors();
  const named = await world.prepare({ anonymity: "named" });
  await assert.rejects(
    world.director(contract.addDoor, {
      params: { ...world.params, campaign: named },
      body: { kind: "link", name: "x" },
    }),
    { code: "door.not-anonymous" },
  );
  const params = { ...world.params, door: world.doors.link };
  const body = {
    revision: 1,
    name: "Foyer",
    idleMinutes: 2,
    poster: { en: { headline: "Hello", text: "You" } },
  };
  assert.deepEqual(await world.director(contract.changeDoor, { params, body }), { revision: 2 });
  await assert.rejects(world.director(contract.changeDoor, { params, body }), {
    code: "door.changed-meanwhile",
  });
  await assert.rejects(
    world.director(contract.changeDoor, { params: { ...params, campaign: named }, body }),
    { code: "door.not-found" },
  );
  await world.director(contract.removeDoor, { params });
  assert.equal((await world.anonymous.fetch(world.paths.link)).status, 404);
  assert.equal(
    (await rows(world, "listen.ballot_cell")).some(({ door_id }) => door_id === world.doors.link),
    false,
  );
  await world.start();
  await assert.rejects(
    world.director(contract.removeDoor, { params: { ...params, door: world.doors.kiosk } }),
    { code: "door.in-use" },
  );
});
