import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { listAudit } from "#people/audit/audit.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import { type NewMessage, queueMessages } from "./mail.service.ts";
import type { MessageState } from "./message.ts";
import {
  cancelMessage,
  listMessages,
  readMessage,
  resendMessage,
  resendMessages,
} from "./outbox.contract.ts";

const campaign = randomUUID();

const message = (changes: Partial<NewMessage>): NewMessage => ({
  kind: "reminder",
  recipientName: "Ada",
  recipientEmail: "ada@example.org",
  subject: "Please answer",
  body: "https://loop.example.org/r/secret",
  privateTo: "programme",
  campaignId: campaign,
  ...changes,
});

/** Puts messages there in a state, without sending them. */
async function keep(at: OpenWorkspace, state: MessageState, messages: NewMessage[]): Promise<string[]> {
  const { workspaceId, transaction } = at;
  const silent = { add: async () => {}, work: () => {} };
  return transaction(async (tx) => {
    await queueMessages(tx, silent, messages);
    const rows = await tx
      .updateTable("people.message")
      .set({ state, problem: "550 no such user ada@example.org" })
      .where("workspace_id", "=", workspaceId)
      .where("state", "=", "queued")
      .returning("message_id")
      .execute();
    return rows.map(({ message_id }) => message_id);
  });
}

const stateOf = async ({ director, workspaceId: workspace }: OpenWorkspace, id: string) =>
  (await director(readMessage, { params: { workspace, message: id } })).state;

describe("outbox", () => {
  test("lists messages newest first, by kind, state and campaign, page by page", async () => {
    const at = await openWorkspace();
    const { director, workspaceId: workspace } = at;
    await keep(at, "sent", [message({}), message({}), message({ kind: "invitation" })]);
    await keep(at, "failed", [message({ kind: "test", campaignId: randomUUID() })]);
    const list = (query: object) => director(listMessages, { params: { workspace }, query });
    const all = await list({});
    assert.equal(all.total, 4);
    assert.deepEqual(all.counts, {
      queued: 0,
      sending: 0,
      sent: 3,
      failed: 1,
      unconfirmed: 0,
      outbox: 0,
      cancelled: 0,
    });
    assert.equal(all.messages[0]?.kind, "test");
    assert.match(all.sender ?? "", /@example\.org/);
    assert.equal((await list({ kind: "reminder" })).total, 2);
    assert.equal((await list({ state: "failed" })).total, 1);
    assert.equal((await list({ campaign, state: "failed" })).total, 0);
    const pages = [await list({ limit: 3 }), await list({ limit: 3, offset: 3 })];
    assert.equal(new Set(pages.flatMap(({ messages }) => messages.map(({ id }) => id))).size, 4);
  });

  test("shows bodies to whom they are meant for alone", async () => {
    const at = await openWorkspace();
    const { director, consultant, workspaceId: workspace } = at;
    const late = await at.member(["consultant"]);
    const promoted = await at.member(["director", "consultant"]);
    const confidential = { consultants: [consultant.user.id] };
    const kinds: [NewMessage, readers: (typeof director)[]][] = [
      [message({ kind: "member-invitation", privateTo: "recipient" }), []],
      [message({ kind: "invitation", privateTo: confidential }), [consultant]],
      [message({ kind: "test", privateTo: confidential }), [consultant]],
      [message({ privateTo: "programme" }), [director, consultant, late, promoted]],
    ];
    for (const [each, readers] of kinds) {
      const [id = ""] = await keep(at, "failed", [each]);
      for (const asker of [director, consultant, late, promoted]) {
        const read = await asker(readMessage, { params: { workspace, message: id } });
        const { messages } = await asker(listMessages, { params: { workspace } });
        const listed = messages.find((row) => row.id === id);
        const body = readers.includes(asker);
        assert.equal(read.body !== null, body, `${each.kind} for ${asker.user.name}`);
        assert.equal(read.hiddenFor === null, body);
        assert.equal(JSON.stringify([read, listed]).includes("secret"), body);
        assert.equal(listed?.recipient.email, "ada@example.org");
      }
    }
  });

  test("mail between people of the staff isn't there for anybody, confidential mail on reports for its readers alone", async () => {
    const at = await openWorkspace();
    const { director, consultant, workspaceId: workspace } = at;
    const [personal = ""] = await keep(at, "failed", [message({ kind: "personal", privateTo: "recipient" })]);
    const [report = ""] = await keep(at, "failed", [
      message({ kind: "report", privateTo: { consultants: [consultant.user.id] } }),
    ]);
    const seen = async (asker: typeof director) =>
      (await asker(listMessages, { params: { workspace } })).messages.map(({ id }) => id);
    assert.deepEqual([await seen(director), await seen(consultant)], [[], [report]]);
    const of = (id: string) => ({ params: { workspace, message: id } });
    for (const [asker, id] of [
      [director, personal],
      [director, report],
      [consultant, personal],
    ] as const)
      for (const operation of [readMessage, resendMessage, cancelMessage])
        await assert.rejects(asker(operation, of(id)), { code: "message.not-found" });
    assert.deepEqual(await director(resendMessages, { params: { workspace }, body: { state: "failed" } }), {
      queued: 0,
    });
  });

  test("a confidential reminder isn't there for anybody but its readers, not even as a number", async () => {
    const at = await openWorkspace();
    const { director, consultant, workspaceId: workspace } = at;
    const late = await at.member(["director", "consultant"]);
    const [id = ""] = await keep(at, "failed", [
      message({ privateTo: { consultants: [consultant.user.id] }, subject: "Ada, please answer" }),
    ]);
    const params = { workspace, message: id };
    const body = { state: "failed" as const, campaign };
    for (const asker of [director, late]) {
      for (const query of [{}, { kind: "reminder" as const }, { campaign }]) {
        const { total, counts, messages } = await asker(listMessages, { params: { workspace }, query });
        assert.deepEqual([total, counts.failed, messages], [0, 0, []]);
      }
      for (const operation of [readMessage, resendMessage, cancelMessage])
        await assert.rejects(asker(operation, { params }), { code: "message.not-found" });
      assert.deepEqual(await asker(resendMessages, { params: { workspace }, body }), { queued: 0 });
    }
    assert.match((await consultant(readMessage, { params })).body ?? "", /secret/);
    assert.equal((await consultant(listMessages, { params: { workspace } })).counts.failed, 1);
    assert.deepEqual(await consultant(resendMessages, { params: { workspace }, body }), { queued: 1 });
    await until("it is sent", async () => (await consultant(readMessage, { params })).state === "sent");
    const [kept = ""] = await keep(at, "outbox", [
      message({ privateTo: { consultants: [consultant.user.id] }, subject: "Ada, please answer" }),
    ]);
    await consultant(cancelMessage, { params: { workspace, message: kept } });
    const { entries } = await director(listAudit, { params: { workspace } });
    const done = entries.filter(({ action }) => action.startsWith("message"));
    assert.equal(done.length, 2);
    assert.doesNotMatch(JSON.stringify(done), /Ada|queued/);
  });

  test("lists sign-in links of members, and of nobody else: staff sign in to answer or to see their report", async () => {
    const at = await openWorkspace();
    const { director, consultant, workspaceId: workspace } = at;
    const signIn = { kind: "sign-in", privateTo: "recipient" } as const;
    const [id = ""] = await keep(at, "failed", [message(signIn)]);
    for (const asker of [director, consultant]) {
      const { total, messages } = await asker(listMessages, { params: { workspace } });
      assert.deepEqual([total, messages], [0, []]);
      const params = { workspace, message: id };
      await assert.rejects(asker(readMessage, { params }), { code: "message.not-found" });
    }
    const [own = ""] = await keep(at, "failed", [
      message({ ...signIn, recipientEmail: consultant.user.email }),
    ]);
    const read = await director(readMessage, { params: { workspace, message: own } });
    assert.deepEqual([read.body, read.hiddenFor], [null, "recipient"]);
  });

  test("sends again what failed, is unconfirmed or was kept, once", async () => {
    const at = await openWorkspace();
    const { director, workspaceId: workspace, mails } = at;
    for (const state of ["failed", "unconfirmed", "outbox"] as const) {
      const address = `${randomUUID()}@example.org`;
      const [id = ""] = await keep(at, state, [message({ recipientEmail: address })]);
      const params = { workspace, message: id };
      await director(resendMessage, { params });
      assert.match(JSON.stringify(await mails.to(address)), /loop\.example\.org/);
      await until("it is sent", async () => (await stateOf(at, id)) === "sent");
      await assert.rejects(director(resendMessage, { params }), { code: "message.not-to-send" });
    }
  });

  test("sends again all of a state that can be sent, and nothing whose link has ended", async () => {
    const at = await openWorkspace();
    const { director, workspaceId: workspace } = at;
    const late = message({ expiresAt: new Date(Date.now() - 1000) });
    const ids = await keep(at, "failed", [message({}), message({}), late]);
    const other = await keep(at, "failed", [message({ campaignId: randomUUID() })]);
    const body = { state: "failed", campaign } as const;
    assert.deepEqual(await director(resendMessages, { params: { workspace }, body }), { queued: 2 });
    await until("they are sent", async () => {
      const { counts } = await director(listMessages, { params: { workspace }, query: { campaign } });
      return counts.sent === 2 && counts.failed === 1;
    });
    assert.equal(await stateOf(at, other[0] ?? ""), "failed");
    const ended = (await Promise.all(ids.map(async (id) => ({ id, state: await stateOf(at, id) })))).find(
      ({ state }) => state === "failed",
    );
    const params = { workspace, message: ended?.id ?? "" };
    await assert.rejects(director(resendMessage, { params }), { code: "message.link-ended" });
  });

  test("cancels what waits, and nothing else", async () => {
    const at = await openWorkspace();
    const { director, workspaceId: workspace } = at;
    const [kept = "", gone = ""] = [
      (await keep(at, "outbox", [message({})]))[0],
      (await keep(at, "sent", [message({})]))[0],
    ];
    await director(cancelMessage, { params: { workspace, message: kept } });
    assert.equal(await stateOf(at, kept), "cancelled");
    await assert.rejects(director(cancelMessage, { params: { workspace, message: gone } }), {
      code: "message.not-to-cancel",
    });
    await assert.rejects(director(cancelMessage, { params: { workspace, message: randomUUID() } }), {
      code: "message.not-found",
    });
  });

  test("knows nothing of another programme's messages", async () => {
    const [ours, theirs] = [await openWorkspace(), await openWorkspace()];
    const [id = ""] = await keep(theirs, "failed", [message({ privateTo: "programme" })]);
    const params = { workspace: ours.workspaceId, message: id };
    for (const operation of [readMessage, resendMessage, cancelMessage]) {
      await assert.rejects(ours.director(operation, { params }), { code: "message.not-found" });
    }
    assert.equal(await stateOf(theirs, id), "failed");
  });
});
