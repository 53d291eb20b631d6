import assert from "node:assert/strict";
import { test } from "node:test";
import { type DoorWorkspace, openDoors } from "../doors/doors.fixture.ts";

const posted = (fields: Record<string, string>): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
  redirect: "manual",
});

/** The page of a ballot that begins at a door. */
async function begun({ anonymous }: DoorWorkspace, path: string, fields: Record<string, string>) {
  const { headers } = await anonymous.fetch(path, posted(fields));
  return (await anonymous.fetch(headers.get("location") ?? assert.fail())).text();
}

test("whoever comes through a door is promised what holds there, before and after they begin", async () => {
  const world = await openDoors();
  const [code = ""] = await world.print(1);
  await world.start();
  const { paths } = world;
  const page = async (path: string) => (await world.anonymous.fetch(path)).text();
  for (const text of [await page(paths.link), await begun(world, paths.link, { nonce: "a".repeat(22) })]) {
    assert.match(text, /nothing that is stored says who you are/);
    assert.match(text, /the day and that they came through this address: no name/);
  }
  for (const text of [await page(paths.cards), await begun(world, paths.cards, { code })])
    assert.match(text, /they came with a card, or the department that the card is for/);
  const kiosk = await page(paths.kiosk);
  assert.match(kiosk, /came from this device: no name/);
  for (const text of [kiosk, await page(paths.link), await page(paths.cards)])
    assert.doesNotMatch(text, /[Yy]our invitation|reminders also go/);
  assert.doesNotMatch(kiosk, /with (?:it|your code) can you|you can change your answers/);
  assert.match(kiosk, /nobody can open or change your answers any more, not even you/);
});
