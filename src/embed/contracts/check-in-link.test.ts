import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { OpenWorkspace } from "../../application.fixture.ts";
import * as contract from "./contract.contract.ts";
import { openContracts, type Staff, signed } from "./contract.fixture.ts";
import { findById, readGround } from "./contract.store.ts";
import { contractPath } from "./contract-link.service.ts";

/** Of a contract's check-ins, as the weekly mail has it. */
const linkTo = ({ transaction, workspaceId }: OpenWorkspace, id: string) =>
  transaction(async (tx) => {
    const place = { tx, workspaceId };
    const [{ link_key }, row] = [await readGround(place), await findById(place, id)];
    return contractPath(link_key, "check-in", { workspaceId, id, version: row?.link_version ?? 0 });
  });

async function opened() {
  const workspace = await openContracts();
  const { id } = await signed(workspace, workspace.anna);
  const link = await linkTo(workspace, id);
  const get = async (rest = "") => {
    const answer = await workspace.anonymous.fetch(link + rest);
    return { status: answer.status, text: await answer.text() };
  };
  const post = async (fields: Record<string, string>, rest = "") => {
    const answer = await workspace.anonymous.fetch(link + rest, {
      method: "POST",
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, to: answer.headers.get("location"), text: await answer.text() };
  };
  const params = { workspace: workspace.workspaceId };
  const own = async ({ client }: Staff = workspace.anna) => {
    const { current } = await client(contract.readMyContract, { params });
    assert.ok(current);
    return current;
  };
  return { ...workspace, id, link, get, post, own, week: (await own()).askedWeek ?? "" };
}

describe("the weekly check-in by link", () => {
  test("asks for each goal, saves without signing in or scripts, and shows the weeks", async () => {
    const { get, post, own, week } = await opened();
    const form = await get();
    assert.equal(form.status, 200);
    assert.ok(form.text.includes("I pass on praise within a day."));
    assert.doesNotMatch(form.text, /<script/);
    const saved = await post({
      week,
      revision: "0",
      g1: "partly",
      g2: "none",
      note: "<b>Busy</b>",
      learned: "Ask first",
    });
    assert.deepEqual([saved.status, saved.to?.endsWith(`/saved?week=${week}`)], [303, true]);
    const thanks = await get(`/saved?week=${week}`);
    assert.ok(thanks.text.includes("&lt;b&gt;Busy&lt;/b&gt;"));
    assert.ok(thanks.text.includes("Goal 1: partly"));
    assert.doesNotMatch(thanks.text, /%|streak|score/i);
    const { checkIns } = await own();
    assert.deepEqual(checkIns, [
      { week, marks: { g1: "partly", g2: "none" }, note: "<b>Busy</b>", learned: "Ask first", revision: 1 },
    ]);
    assert.match((await get()).text, /value="partly" checked/);
  });

  test("a GET stores nothing, of any page", async () => {
    const { get, own, week } = await opened();
    const before = await own();
    for (const rest of ["", `?week=${week}&g1=kept&note=x`, "/saved", "/stop", "/stop?do=stop"])
      await get(rest);
    assert.deepEqual(await own(), before);
  });

  test("the same twice is once; what another window saved is not overwritten unseen", async () => {
    const { post, own, week } = await opened();
    const first = { week, revision: "0", g1: "kept", note: "One", learned: "" };
    assert.deepEqual([(await post(first)).status, (await post(first)).status], [303, 303]);
    const late = await post({ ...first, note: "Two" });
    assert.equal(late.status, 409);
    assert.ok(late.text.includes(">Two</textarea>"), "what was typed is still there");
    assert.ok(late.text.includes("; One."), "and what is stored is shown");
    assert.equal((await own()).checkIns[0]?.note, "One");
    const revision = /name="revision" value="(\d+)"/.exec(late.text)?.[1] ?? "";
    assert.equal((await post({ ...first, note: "Two", revision })).status, 303);
    assert.equal((await own()).checkIns[0]?.note, "Two");
  });

  test("nothing chosen, weeks far away and goals that are none are refused or left out", async () => {
    const { post, own, week } = await opened();
    const empty = await post({ week, revision: "0", note: "  ", learned: "" });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Nothing was written yet/);
    assert.equal(
      (await post({ week: "2001-01-01", revision: "0", g1: "kept", note: "", learned: "" })).status,
      409,
    );
    assert.equal((await post({})).status, 422);
    assert.deepEqual((await own()).checkIns, []);
    await post({ week, revision: "0", g1: "kept", g3: "kept", g2: "excellent", note: "", learned: "" });
    assert.deepEqual((await own()).checkIns[0]?.marks, { g1: "kept" });
  });

  test("reminders are stopped by a form, and by mail programs' one click; then the link has ended", async () => {
    const { get, post, own } = await opened();
    assert.match((await get("/stop")).text, /Stop the reminders/);
    const paused = await post({ do: "pause", weeks: "2" }, "/stop");
    assert.match(paused.text, /No reminder comes before/);
    assert.equal((await own()).reminders.stopped, false);
    assert.ok((await own()).reminders.pausedUntil);
    const stopped = await post({ "List-Unsubscribe": "One-Click" }, "/stop");
    assert.equal(stopped.status, 200);
    assert.deepEqual([(await own()).reminders.stopped, (await own()).reminders.next], [true, null]);
    for (const rest of ["", "/saved", "/stop"]) assert.equal((await get(rest)).status, 410);
    assert.equal((await post({ do: "stop" }, "/stop")).status, 410);
  });

  test("it opens nothing but check-ins, and ends with the contract or when its author leaves", async () => {
    const { get, link, anna, anonymous, id, workspaceId, transaction } = await opened();
    const text = `${(await get()).text}${(await get("/stop")).text}`;
    assert.doesNotMatch(text, /A line on Friday|thanked/);
    assert.equal((await anonymous.fetch(link.replace("check-in", "support"))).status, 404);
    const leave = (left: Date | null) =>
      transaction((tx) =>
        tx
          .updateTable("people.person")
          .set({ left_at: left })
          .where("workspace_id", "=", workspaceId)
          .where("person_id", "=", anna.person)
          .execute(),
      );
    await leave(new Date());
    assert.equal((await get()).status, 410);
    await leave(null);
    assert.equal((await get()).status, 200);
    const params = { workspace: workspaceId, contract: id };
    await anna.client(contract.finishContract, { params, body: { as: "completed", word: "" } });
    assert.equal((await get()).status, 410);
  });

  test("another site's page can't post it", async () => {
    const { link, anonymous, own, week } = await opened();
    const answer = await anonymous.fetch(link, {
      method: "POST",
      headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
      body: new URLSearchParams({ week, revision: "0", g1: "kept" }),
    });
    assert.equal(answer.status, 403);
    assert.deepEqual((await own()).checkIns, []);
  });
});
