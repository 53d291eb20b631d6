import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { permissionsOf, roles } from "#people/access/actor.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import { listMessages } from "#people/mail/outbox.contract.ts";
import { isKind } from "#platform/errors.ts";
import * as contract from "./contract.contract.ts";
import * as errors from "./contract.errors.ts";
import { hired, openContracts, signed, written } from "./contract.fixture.ts";

const kind = (expected: { code: string }) => (error: unknown) => isKind(error, expected);

describe("writing and signing a contract", () => {
  test("a draft is saved as it is, signed by name, and its clauses are frozen with a date", async () => {
    const { workspaceId: workspace, anna } = await openContracts();
    const mine = { params: { workspace } };
    const before = await anna.client(contract.readMyContract, mine);
    assert.deepEqual([before.canWrite, before.current, before.earlier], [true, null, []]);
    const draft = await anna.client(contract.beginContract, mine);
    const params = { workspace, contract: draft.id };
    await assert.rejects(
      anna.client(contract.signContract, { params, body: { revision: draft.revision, name: "Anna" } }),
      (error: unknown) => isKind(error, errors.notReady) && error.fields[0]?.pointer === "/goals/0/text",
    );
    const clauses = written(before.today, { record: "A line\u0000 on Friday \ud800" });
    const { revision } = await anna.client(contract.saveContract, {
      params,
      body: { revision: draft.revision, clauses },
    });
    const made = await anna.client(contract.signContract, { params, body: { revision, name: " Anna  Å " } });
    assert.equal(made.state, "signed");
    assert.deepEqual([made.beginsOn, made.endsOn], [before.today, clauses.endsOn]);
    assert.equal(made.versions.length, 1);
    assert.equal(made.versions[0]?.clauses.record, "A line on Friday \ufffd");
    assert.deepEqual(
      made.versions[0]?.signatures.map(({ name, isOwner }) => [name, isOwner]),
      [["Anna Å", true]],
    );
    await assert.rejects(
      anna.client(contract.saveContract, { params, body: { revision: made.revision, clauses } }),
      kind(errors.wrongState),
    );
    await assert.rejects(anna.client(contract.beginContract, mine), kind(errors.contractExists));
  });

  test("of two windows the second is told, and nothing is overwritten", async () => {
    const { workspaceId: workspace, anna } = await openContracts();
    const { id, revision, clauses } = await anna.client(contract.beginContract, { params: { workspace } });
    const params = { workspace, contract: id };
    const save = (record: string) =>
      anna.client(contract.saveContract, { params, body: { revision, clauses: { ...clauses, record } } });
    const done = await Promise.allSettled([save("First window"), save("Second window")]);
    assert.deepEqual(done.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    const refused = done.find((each) => each.status === "rejected");
    assert.ok(isKind(refused?.reason, errors.changedMeanwhile));
    const { current } = await anna.client(contract.readMyContract, { params: { workspace } });
    const kept = done[0]?.status === "fulfilled" ? "First window" : "Second window";
    assert.deepEqual([current?.clauses.record, current?.revision], [kept, revision + 1]);
    const begun = await Promise.allSettled(
      [1, 2].map(() => anna.client(contract.beginContract, { params: { workspace } })),
    );
    assert.ok(begun.every(({ status }) => status === "rejected"));
  });

  test("a change holds when it is signed; until then, and where it is dropped, the old version does", async () => {
    const workspace = await openContracts();
    const { anna } = workspace;
    const made = await signed(workspace, anna);
    const params = { workspace: workspace.workspaceId, contract: made.id };
    const amending = await anna.client(contract.amendContract, { params });
    assert.deepEqual([amending.isAmending, amending.state], [true, "signed"]);
    const clauses = { ...amending.clauses, record: "Every morning" };
    await anna.client(contract.saveContract, { params, body: { revision: amending.revision, clauses } });
    const dropped = await anna.client(contract.discardAmendment, { params });
    assert.deepEqual([dropped.isAmending, dropped.clauses.record], [false, "A line on Friday"]);
    const again = await anna.client(contract.amendContract, { params });
    const { revision } = await anna.client(contract.saveContract, {
      params,
      body: { revision: again.revision, clauses },
    });
    const after = await anna.client(contract.signContract, { params, body: { revision, name: anna.name } });
    assert.deepEqual(
      after.versions.map(({ version, clauses: { record } }) => [version, record]),
      [
        [2, "Every morning"],
        [1, "A line on Friday"],
      ],
    );
    assert.equal(after.versions[1]?.signatures.length, 1);
  });

  test("it ends completed or early, with a word; then another one can begin, and the old one be deleted", async () => {
    const workspace = await openContracts();
    const { anna, workspaceId } = workspace;
    const made = await signed(workspace, anna);
    const params = { workspace: workspaceId, contract: made.id };
    await assert.rejects(anna.client(contract.deleteContract, { params }), kind(errors.wrongState));
    const ended = await anna.client(contract.finishContract, {
      params,
      body: { as: "ended", word: "My job has changed." },
    });
    assert.deepEqual([ended.state, ended.closingWord], ["ended", "My job has changed."]);
    await anna.client(contract.beginContract, { params: { workspace: workspaceId } });
    const both = await anna.client(contract.readMyContract, { params: { workspace: workspaceId } });
    assert.deepEqual([both.current?.state, both.earlier.map(({ id }) => id)], ["draft", [made.id]]);
    await anna.client(contract.deleteContract, { params });
    const left = await anna.client(contract.readMyContract, { params: { workspace: workspaceId } });
    assert.deepEqual(left.earlier, []);
  });

  test("milestones of the signed contract are reached, and can be taken back", async () => {
    const workspace = await openContracts();
    const { anna } = workspace;
    const made = await signed(workspace, anna);
    const mark = (milestone: string, reached: boolean) =>
      anna.client(contract.markMilestone, {
        params: { workspace: workspace.workspaceId, contract: made.id, milestone },
        body: { reached },
      });
    assert.deepEqual(Object.keys((await mark("m1", true)).reached), ["m1"]);
    assert.deepEqual((await mark("m1", false)).reached, {});
    await assert.rejects(mark("m2", true), kind(errors.wrongState));
  });
});

describe("a contract is its author's alone", () => {
  test("no role finds it: not by its id, not in the log, not in the outbox", async () => {
    const workspace = await openContracts();
    const { anna, omar, director, consultant, workspaceId, application, mails } = workspace;
    const made = await signed(workspace, anna, { record: "My very private record" });
    const params = { workspace: workspaceId, contract: made.id };
    await anna.client(contract.addSupporter, { params, body: { person: omar.person, shares: "goals" } });
    assert.ok((await mails.to(omar.email)).subject.includes("Anna"));
    const others = await Promise.all(roles.map((role) => workspace.member([role])));
    assert.ok(others.length > 3);
    for (const other of [director, consultant, omar.client, ...others]) {
      const own = await other(contract.readMyContract, { params: { workspace: workspaceId } });
      assert.deepEqual([own.current, own.earlier], [null, []]);
      await assert.rejects(other(contract.amendContract, { params }), kind(errors.contractNotFound));
      const file = await other.fetch(`/api/workspaces/${workspaceId}/my/contracts/${made.id}/contract.pdf`);
      assert.equal(file.status, 404);
      const all = await (await other.fetch(`/api/workspaces/${workspaceId}/my/contracts.json`)).text();
      assert.ok(!all.includes("private"));
    }
    const seesOutbox = roles.filter((role) => permissionsOf([role]).has("outbox.read"));
    assert.ok(seesOutbox.length >= 2);
    for (const client of [director, consultant]) {
      const { entries } = await client(listAudit, { params: { workspace: workspaceId } });
      assert.doesNotMatch(JSON.stringify(entries), /contract|Anna|Omar/i);
      const { messages, total } = await client(listMessages, { params: { workspace: workspaceId } });
      assert.deepEqual([messages, total], [[], 0]);
    }
    assert.doesNotMatch(JSON.stringify(application.log), /private/);
  });

  test("it stays with the address at which it was begun: whoever changes the staff list gets nothing", async () => {
    const workspace = await openContracts();
    const { anna, workspaceId, transaction } = workspace;
    await signed(workspace, anna);
    const email = `${randomUUID()}@example.org`;
    await transaction((tx) =>
      tx
        .updateTable("people.person")
        .set({ email })
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", anna.person)
        .execute(),
    );
    const intruder = await workspace.staff(email, "Somebody with the address");
    const seen = await intruder(contract.readMyContract, { params: { workspace: workspaceId } });
    assert.deepEqual([seen.canWrite, seen.current], [true, null]);
    const file = await intruder.fetch(`/api/workspaces/${workspaceId}/my/contracts.json`);
    assert.deepEqual(await file.json(), { contracts: [] });
  });

  test("another workspace's contract is not there", async () => {
    const one = await openContracts();
    const other = await openContracts();
    const made = await signed(one, one.anna);
    await assert.rejects(
      other.anna.client(contract.amendContract, {
        params: { workspace: other.workspaceId, contract: made.id },
      }),
      kind(errors.contractNotFound),
    );
  });

  test("members who are not on the staff can't write one, and are told whom to ask", async () => {
    const { director, workspaceId } = await openContracts();
    const params = { workspace: workspaceId };
    assert.equal((await director(contract.readMyContract, { params })).canWrite, false);
    await assert.rejects(director(contract.beginContract, { params }), kind(errors.noPerson));
  });
});

describe("files of one's own contract", () => {
  test("it can be had as PDF and as data, with names from right to left and long words", async () => {
    const workspace = await openContracts();
    const owner = await hired(workspace, "ליאור כהן");
    const made = await signed(workspace, owner, { record: "w".repeat(1900) });
    const path = `/api/workspaces/${workspace.workspaceId}/my`;
    const pdf = await owner.client.fetch(`${path}/contracts/${made.id}/contract.pdf`);
    assert.equal(pdf.status, 200);
    assert.equal(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      "%PDF-",
    );
    const file = (await (await owner.client.fetch(`${path}/contracts.json`)).json()) as {
      contracts: { id: string }[];
    };
    assert.deepEqual(
      file.contracts.map(({ id }) => id),
      [made.id],
    );
  });
});
