import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { checkInOwn } from "./check-in.service.ts";
import * as contract from "./contract.contract.ts";
import * as errors from "./contract.errors.ts";
import { hired, openContracts, signed, workAt } from "./contract.fixture.ts";

const kind = (expected: { code: string }) => (error: unknown) => isKind(error, expected);

/** Anna's contract, which Omar was asked to support. */
async function asked(shares: "goals" | "whole" = "goals") {
  const workspace = await openContracts();
  const { anna, omar, workspaceId, mails, anonymous } = workspace;
  const { id } = await signed(workspace, anna);
  const params = { workspace: workspaceId, contract: id };
  const view = await anna.client(contract.addSupporter, { params, body: { person: omar.person, shares } });
  const [link = ""] = (await mails.to(omar.email)).links;
  return {
    ...workspace,
    id,
    params,
    supporter: view.supporters[0]?.id ?? "",
    link,
    path: new URL(link).pathname,
    read: () => anna.client(contract.readMyContract, { params: { workspace: workspaceId } }),
    get: async (path: string) => {
      const answer = await anonymous.fetch(path);
      return { status: answer.status, text: await answer.text() };
    },
    post: async (path: string, fields: Record<string, string>) => {
      const answer = await anonymous.fetch(path, { method: "POST", body: new URLSearchParams(fields) });
      return { status: answer.status, text: await answer.text() };
    },
  };
}

describe("support persons", () => {
  test("are named in a draft and asked by mail when it is signed; outsiders, too", async () => {
    const workspace = await openContracts();
    const { anna, omar, workspaceId, mails } = workspace;
    const { id, revision, clauses } = await anna.client(contract.beginContract, {
      params: { workspace: workspaceId },
    });
    const params = { workspace: workspaceId, contract: id };
    const add = (body: contract.NewSupporter) => anna.client(contract.addSupporter, { params, body });
    await add({ person: omar.person, shares: "whole" });
    const outside = `Pat.${randomUUID()}@example.org`;
    const named = await add({ name: "Pat Outside", email: outside, shares: "goals" });
    assert.deepEqual(
      named.supporters.map(({ name, state, email }) => [name, state, email]),
      [
        ["Omar Öst", "named", null],
        ["Pat Outside", "named", outside.toLowerCase()],
      ],
    );
    await assert.rejects(add({ person: omar.person, shares: "goals" }), kind(errors.supporterTaken));
    await assert.rejects(add({ person: anna.person, shares: "goals" }), kind(errors.supporterTaken));
    await assert.rejects(add({ person: randomUUID(), shares: "goals" }), kind(errors.supporterNotFound));
    await add({ name: "Third", email: `${randomUUID()}@example.org`, shares: "goals" });
    await assert.rejects(
      add({ name: "Fourth", email: `${randomUUID()}@example.org`, shares: "goals" }),
      kind(errors.tooManySupporters),
    );
    assert.equal(mails.all().filter(({ to }) => to === omar.email).length, 0);
    const goals = clauses.goals.map((goal, index) => ({
      ...goal,
      text: index === 0 ? "I listen first." : "",
    }));
    const saved = await anna.client(contract.saveContract, {
      params,
      body: { revision, clauses: { ...clauses, goals } },
    });
    await anna.client(contract.signContract, { params, body: { revision: saved.revision, name: anna.name } });
    const mail = await mails.to(outside);
    assert.equal(mail.subject, "Anna Ångström asks for your support");
    assert.doesNotMatch(mail.text, /listen first/);
    assert.ok((await mails.to(omar.email)).links.length > 0);
  });

  test("see what is shared with them and nothing else, and no weekly notes", async () => {
    const workspace = await asked("goals");
    const { anna, get, path, params, supporter, mails, omar } = workspace;
    await workAt(
      { ...workspace },
      new Date(),
    )(async (work) => {
      const { current } = await workspace.read();
      const given = {
        week: current?.askedWeek ?? "",
        marks: {},
        note: "A hard week",
        learned: "",
        revision: 0,
      };
      await checkInOwn(work, anna.actor, params.contract, given);
    });
    const goals = await get(path);
    assert.equal(goals.status, 200);
    assert.ok(goals.text.includes("I pass on praise within a day."));
    assert.doesNotMatch(goals.text, /A line on Friday|thanked|A hard week/);
    await anna.client(contract.shareWithSupporter, {
      params: { ...params, supporter },
      body: { shares: "whole" },
    });
    assert.match((await mails.to(omar.email)).text, /has changed what you see/);
    const whole = await get(path);
    assert.match(whole.text, /A line on Friday/);
    assert.doesNotMatch(whole.text, /A hard week/);
  });

  test("accept with their name, or decline, and may change their mind; a GET answers nothing", async () => {
    const { get, post, path, read } = await asked();
    const state = async () => (await read()).current?.supporters[0]?.state;
    await get(`${path}?answer=accept&name=Omar`);
    assert.equal(await state(), "asked");
    const unnamed = await post(path, { answer: "accept", name: "  ", version: "1" });
    assert.deepEqual([unnamed.status, await state()], [422, "asked"]);
    assert.equal((await post(path, { answer: "decline" })).status, 303);
    assert.equal(await state(), "declined");
    await post(path, { answer: "accept", name: "Omar <i>Öst</i>", version: "1" });
    assert.equal(await state(), "accepted");
    assert.ok((await get(path)).text.includes("Omar &lt;i&gt;Öst&lt;/i&gt;"));
    const { current } = await read();
    assert.deepEqual(
      current?.versions[0]?.signatures.map(({ name }) => name),
      ["Anna Ångström", "Omar <i>Öst</i>"],
    );
  });

  test("everybody who signs at the same moment has signed", async () => {
    const { anna, params, post, path, read, mails, omar, workspaceId } = await asked();
    const others = [`a.${randomUUID()}@example.org`, `b.${randomUUID()}@example.org`];
    for (const email of others)
      await anna.client(contract.addSupporter, { params, body: { name: email, email, shares: "whole" } });
    const links = await Promise.all(
      others.map(async (email) => new URL((await mails.to(email)).links[0] ?? "").pathname),
    );
    const amending = await anna.client(contract.amendContract, { params });
    const clauses = { ...amending.clauses, record: "Every morning" };
    const { revision } = await anna.client(contract.saveContract, {
      params,
      body: { revision: amending.revision, clauses },
    });
    const answers = await Promise.all([
      ...[path, ...links].map((each, index) =>
        post(each, { answer: "accept", name: `Supporter ${index}`, version: "1" }),
      ),
      anna.client(contract.signContract, { params, body: { revision, name: "Anna, again" } }),
    ]);
    assert.equal(answers.length, 4);
    const { current } = await read();
    assert.equal(current?.supporters.filter(({ state }) => state === "accepted").length, 3);
    assert.deepEqual(
      current?.versions.map(({ version, signatures }) => [
        version,
        signatures.map(({ name }) => name).sort(),
      ]),
      [
        [2, ["Anna, again"]],
        [1, ["Anna Ångström", "Supporter 0", "Supporter 1", "Supporter 2"]],
      ],
    );
    // The new version can be signed by the same link.
    await post(path, { answer: "accept", name: "Omar", version: "2" });
    assert.equal((await read()).current?.versions[0]?.signatures.length, 2);
    const listed = await omar.client(contract.listSupported, { params: { workspace: workspaceId } });
    assert.deepEqual(
      listed.contracts.map(({ name, state, path: shown }) => [name, state, shown]),
      [["Anna Ångström", "accepted", path]],
    );
  });

  test("sharing that is taken back ends the link, and so does the contract's end or somebody's leaving", async () => {
    const one = await asked();
    await one.anna.client(contract.withdrawSupporter, {
      params: { ...one.params, supporter: one.supporter },
    });
    const gone = await one.get(one.path);
    assert.equal(gone.status, 410);
    assert.doesNotMatch(gone.text, /Anna|praise/);
    assert.equal((await one.post(one.path, { answer: "accept", name: "Omar", version: "1" })).status, 410);
    assert.equal((await one.read()).current?.versions[0]?.signatures.length, 1);
    const listed = await one.omar.client(contract.listSupported, { params: { workspace: one.workspaceId } });
    assert.deepEqual(listed.contracts, []);

    const two = await asked();
    const leave = (person: string, left: Date | null) =>
      two.transaction((tx) =>
        tx
          .updateTable("people.person")
          .set({ left_at: left })
          .where("person_id", "=", person)
          .where("workspace_id", "=", two.workspaceId)
          .execute(),
      );
    for (const person of [two.omar.person, two.anna.person]) {
      await leave(person, new Date());
      assert.equal((await two.get(two.path)).status, 410);
      await leave(person, null);
    }
    await two.anna.client(contract.finishContract, {
      params: two.params,
      body: { as: "completed", word: "" },
    });
    assert.equal((await two.get(two.path)).status, 410);
  });

  test("are found by name: department and nothing more, without oneself, those who left, or without an address", async () => {
    const workspace = await openContracts();
    const { anna, workspaceId, transaction } = workspace;
    const [top, below] = [randomUUID(), randomUUID()];
    const gone = await hired(workspace, "Zoe Gone");
    await hired(workspace, "Zoe Öst");
    await transaction(async (tx) => {
      const key = { workspace_id: workspaceId };
      await tx
        .insertInto("people.unit")
        .values({ ...key, unit_id: top, parent_id: null, name: "Sales" })
        .execute();
      await tx
        .insertInto("people.unit")
        .values({ ...key, unit_id: below, parent_id: top, name: "North" })
        .execute();
      await tx
        .updateTable("people.person")
        .set({ left_at: new Date() })
        .where("person_id", "=", gone.person)
        .where("workspace_id", "=", workspaceId)
        .execute();
      await tx
        .updateTable("people.person")
        .set({ unit_id: below })
        .where("name", "=", "Zoe Öst")
        .where("workspace_id", "=", workspaceId)
        .execute();
      await tx
        .insertInto("people.person")
        .values({ ...key, person_id: randomUUID(), name: "Zoe Paper" })
        .execute();
    });
    const find = async (search: string) =>
      (await anna.client(contract.findSupporters, { params: { workspace: workspaceId }, query: { search } }))
        .people;
    assert.deepEqual(
      (await find("zoe")).map(({ id: _, ...shown }) => shown),
      [{ name: "Zoe Öst", department: "Sales/North" }],
    );
    assert.deepEqual(await find("ÖST").then((people) => people.map(({ name }) => name)), [
      "Omar Öst",
      "Zoe Öst",
    ]);
    assert.deepEqual(await find("Anna"), []);
    assert.deepEqual(await find("%%"), []);
    assert.deepEqual(await find("  "), []);
  });
});
