import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { askColleague, remindColleague, searchColleagues, withdrawRequest } from "./colleagues.contract.ts";
import {
  alreadyAsked,
  alreadyReminded,
  answeredMeanwhile,
  colleagueNotFound,
  enoughAsked,
  noOpenProfile,
  notWaiting,
  requestNotFound,
} from "./colleagues.errors.ts";
import { openProfile, ratings, reply } from "./colleagues.fixture.ts";

const states = async (profile: Awaited<ReturnType<typeof openProfile>>) => {
  const { asking } = await profile.mine();
  return asking[0]?.requests.map(({ name, state }) => `${name} ${state}`);
};

describe("a request to a colleague", () => {
  test("is asked by mail, accepted, answered on the respondent's pages, and shown after the close", async () => {
    const profile = await openProfile();
    const ben = await profile.asked("Ben");
    assert.match(ben.mail.subject, /Ana Berg asks for your view/);
    assert.match(ben.mail.text, /Dear Ben,.*nobody asks for a reason/s);
    const first = await ben.get();
    assert.equal(first.status, 200);
    assert.match(
      first.text,
      /What Ana Berg will see.*at least 3 colleagues who are not named.*not its consultants/s,
    );
    assert.deepEqual(await states(profile), ["Ben asked"]);
    assert.equal((await ben.get("/pages/SL")).location, "", "nothing is asked before it is accepted");

    const accepted = await ben.post("/request", reply("accept", { person: true, name: true }));
    assert.deepEqual([accepted.status, accepted.location], [303, "/pages/SL"]);
    const page = await ben.get("/pages/SL");
    assert.match(page.text, /My organisation.*How I see Ana Berg.*Ana Berg could truthfully say: I …/s);
    assert.doesNotMatch(page.text, /Myself/);
    assert.equal((await ben.send("SL", ratings("SL", 2))).location, "/pages/FVC");
    assert.deepEqual(await states(profile), ["Ben accepted"]);
    assert.match((await ben.get()).text, /Welcome back.*What you agreed to/s);
    assert.equal((await ben.post("/complete", "")).location, "/thanks");
    assert.deepEqual(await states(profile), ["Ben answered"]);

    assert.equal(await profile.figures(), null, "nothing is shown while it is open");
    await profile.close();
    const [leadership, voice] = (await profile.figures())?.competencies ?? [];
    const nothing = { mean: null, raters: 0, unnamed: null };
    assert.deepEqual(leadership?.organisation, { ...nothing, named: [{ name: "Ben", total: 16 }] });
    assert.deepEqual(leadership.self, { ...nothing, named: [{ name: "Ben", total: 16 }] });
    assert.deepEqual(voice?.organisation, { ...nothing, named: [] });
    assert.match((await ben.get()).text, /This survey is closed.*arrived in time/s);
    assert.equal((await ben.post("/request", reply("decline"))).status, 410);
    assert.equal((await profile.mine()).asking[0]?.isOpen, false);
  });

  test("of three unnamed colleagues gives means, of the person only from those who agreed", async () => {
    const profile = await openProfile();
    await profile.rated("Ben", 1);
    await profile.rated("Cleo", 2);
    await profile.rated("Dan", 3, { person: false });
    await profile.close();
    const [leadership] = (await profile.figures())?.competencies ?? [];
    assert.deepEqual(leadership, {
      code: "SL",
      organisation: { mean: 16, raters: 3, unnamed: null, named: [] },
      self: { mean: null, raters: 0, unnamed: null, named: [] },
    });
  });

  test("tells the sender no more than that the colleague is not available where they decline", async () => {
    const profile = await openProfile();
    const ben = await profile.asked("Ben");
    assert.equal((await ben.post("/request", reply("decline"))).status, 303);
    assert.match((await ben.get()).text, /you would rather not take part.*Take part/s);
    assert.deepEqual(await states(profile), ["Ben unavailable"]);
    assert.equal((await ben.post("/request", reply("accept"))).location, "/pages/SL", "minds may change");
    assert.deepEqual(await states(profile), ["Ben accepted"]);
  });

  test("can be stopped by the colleague, whose ratings are then gone", async () => {
    const profile = await openProfile();
    const ben = await profile.rated("Ben", 2, { named: true });
    await ben.post("/request", reply("decline"));
    assert.deepEqual(await states(profile), ["Ben unavailable"]);
    await ben.post("/request", reply("accept", { name: true }));
    assert.match((await ben.get("/review")).text, /Nothing has been answered yet/);
    await profile.close();
    assert.equal(await profile.figures(), null);
  });

  test("loses what a consent was for when it is taken back, and keeps the rest", async () => {
    const profile = await openProfile();
    const ben = await profile.rated("Ben", 2, { named: true });
    const stale = await ben.get("/pages/SL");
    assert.equal((await ben.post("/request", reply("change", { name: true }))).location, "");
    assert.doesNotMatch((await ben.get("/pages/SL")).text, /How I see Ana/);
    // A tab that was open before still shows the ratings of Ana: they are not taken.
    await ben.send("SL", ratings("SL", 1), { from: stale });
    await ben.post("/request", reply("change", { name: true, person: true }));
    await profile.close();
    const [leadership, voice] = (await profile.figures())?.competencies ?? [];
    assert.deepEqual(
      [leadership?.organisation.named, leadership?.self.named],
      [[{ name: "Ben", total: 8 }], []],
    );
    assert.deepEqual([voice?.organisation.named, voice?.self.named], [[{ name: "Ben", total: 16 }], []]);
  });

  test("that wants no rating of the person doesn't offer it, whatever a form says", async () => {
    const profile = await openProfile();
    const ben = await profile.asked("Ben", false);
    assert.doesNotMatch((await ben.get()).text, /name="person"/);
    await ben.post("/request", reply("accept", { person: true, name: true }));
    assert.doesNotMatch((await ben.get("/pages/SL")).text, /How I see/);
    await ben.send("SL", ratings("SL", 2));
    await profile.close();
    const [leadership] = (await profile.figures())?.competencies ?? [];
    assert.deepEqual([leadership?.organisation.named.length, leadership?.self.named.length], [1, 0]);
  });

  test("can be withdrawn until it is answered; the link ends and nothing stays", async () => {
    const profile = await openProfile();
    const { ana, own } = profile;
    const ben = await profile.asked("Ben");
    await ben.post("/request", reply("accept"));
    await ben.send("SL", ratings("SL", 2, ["organisation"]));
    const params = { ...own.params, request: ben.request };
    await ana(withdrawRequest, { params });
    assert.equal((await ben.get()).status, 410);
    assert.equal((await ben.send("FVC", ratings("FVC", 2), { from: await ben.get() })).status, 410);
    assert.deepEqual(await states(profile), ["Ben withdrawn"]);
    await assert.rejects(ana(withdrawRequest, { params }), (error) => isKind(error, notWaiting));
    const cleo = await profile.rated("Cleo", 2);
    await assert.rejects(
      ana(withdrawRequest, { params: { ...own.params, request: cleo.request } }),
      (error) => isKind(error, answeredMeanwhile),
    );
    const { rows } = await ballots(profile);
    assert.deepEqual(rows, [cleo.request]);
  });

  test("is reminded of once", async () => {
    const profile = await openProfile();
    const ben = await profile.asked("Ben");
    const params = { ...profile.own.params, request: ben.request };
    await profile.ana(remindColleague, { params });
    const again = await profile.opened("Ben");
    assert.match(again.mail.subject, /A reminder/);
    assert.equal(again.path, ben.path);
    await assert.rejects(profile.ana(remindColleague, { params }), (error) => isKind(error, alreadyReminded));
  });

  test("ends with whoever leaves, on either side", async () => {
    const profile = await openProfile();
    const [ben, cleo] = [await profile.asked("Ben"), await profile.asked("Cleo")];
    await leave(profile, "Ben");
    assert.deepEqual([(await ben.get()).status, (await cleo.get()).status], [410, 200]);
    assert.deepEqual(await states(profile), ["Ben unavailable", "Cleo asked"]);
    await leave(profile, "Ana Berg");
    assert.equal((await cleo.get()).status, 410);
    assert.deepEqual((await profile.mine(await profile.signIn("Cleo"))).received, []);
  });

  test("keeps the names of the day it was asked", async () => {
    const profile = await openProfile();
    const ben = await profile.rated("Ben", 2, { named: true });
    await profile.transaction((tx) =>
      tx
        .updateTable("people.person")
        .set({ name: "Benedict" })
        .where("workspace_id", "=", profile.workspaceId)
        .where("person_id", "=", profile.person("Ben"))
        .execute(),
    );
    await profile.close();
    assert.equal((await profile.figures())?.competencies[0]?.organisation.named[0]?.name, "Ben");
    assert.equal((await ben.get()).status, 410);
  });
});

const ballots = (profile: Awaited<ReturnType<typeof openProfile>>) =>
  profile.transaction(async (tx) => {
    const rows = await tx
      .selectFrom("listen.ballot as ballot")
      .innerJoin("listen.colleague_request as request", "request.request_id", "ballot.ballot_id")
      .select("ballot.ballot_id")
      .where("ballot.workspace_id", "=", profile.workspaceId)
      .execute();
    return { rows: rows.map(({ ballot_id }) => ballot_id) };
  });

const leave = (
  profile: Awaited<ReturnType<typeof openProfile>>,
  name: Parameters<typeof profile.person>[0],
) =>
  profile.transaction((tx) =>
    tx
      .updateTable("people.person")
      .set({ left_at: new Date() })
      .where("workspace_id", "=", profile.workspaceId)
      .where("person_id", "=", profile.person(name))
      .execute(),
  );

describe("whom one may ask", () => {
  test("are people with an address who are here, by name; oneself and those asked are left out", async () => {
    const profile = await openProfile();
    const search = async (text: string) =>
      (await profile.ana(searchColleagues, { ...profile.own, query: { search: text } })).people.map(
        ({ name }) => name,
      );
    assert.deepEqual(await search("an"), ["Dan"], "Ana Berg is left out");
    assert.deepEqual(await search("example.org"), [], "addresses are not searched");
    assert.deepEqual(await search("% "), []);
    await profile.asked("Dan");
    assert.deepEqual(await search("dan"), []);
    await leave(profile, "Eva");
    assert.deepEqual(await search("eva"), []);
  });

  test("are five at a time and nobody twice", async () => {
    const profile = await openProfile();
    const { ana, own, person } = profile;
    const asking = (name: Parameters<typeof person>[0]) =>
      ana(askColleague, { ...own, body: { person: person(name), aboutPerson: false } });
    await assert.rejects(asking("Ana Berg"), (error) => isKind(error, colleagueNotFound));
    // From two tabs at once: one counts.
    const twice = await Promise.allSettled([asking("Ben"), asking("Ben")]);
    assert.deepEqual(twice.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    await assert.rejects(asking("Ben"), (error) => isKind(error, alreadyAsked));
    for (const name of ["Cleo", "Dan", "Eva"] as const) await asking(name);
    const last = await Promise.allSettled([asking("Finn"), asking("Gil")]);
    assert.deepEqual(last.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    const free = (await profile.mine()).asking[0]?.requests.some(({ name }) => name === "Finn")
      ? "Gil"
      : "Finn";
    await assert.rejects(asking(free), (error) => isKind(error, enoughAsked));
    assert.equal((await profile.mine()).asking[0]?.room, 0);
  });

  test("can be asked only within an open profile of one's own", async () => {
    const profile = await openProfile();
    const ben = await profile.signIn("Ben");
    const body = { person: profile.person("Cleo"), aboutPerson: false };
    const refused = (error: unknown) => isKind(error, noOpenProfile);
    await assert.rejects(ben(askColleague, { ...profile.own, body }), refused);
    for (const other of [profile.director, profile.consultant])
      await assert.rejects(other(askColleague, { ...profile.own, body }), refused);
    await profile.close();
    await assert.rejects(profile.ana(askColleague, { ...profile.own, body }), refused);
    assert.deepEqual((await profile.mine()).asking, []);
  });

  test("are nobody of another workspace, nor is a request of somebody else's", async () => {
    const [profile, other] = [await openProfile(), await openProfile()];
    const body = { person: other.person("Cleo"), aboutPerson: false };
    await assert.rejects(profile.ana(askColleague, { ...profile.own, body }), (error) =>
      isKind(error, colleagueNotFound),
    );
    const { request } = await other.asked("Cleo");
    const foreign = { params: { ...profile.own.params, request } };
    await assert.rejects(profile.ana(withdrawRequest, foreign), (error) => isKind(error, requestNotFound));
    const ben = await profile.signIn("Ben");
    const own = { workspace: profile.workspaceId, invitation: profile.invitationOf("Ben") };
    const { request: anas } = await profile.asked("Dan");
    await assert.rejects(ben(withdrawRequest, { params: { ...own, request: anas } }), (error) =>
      isKind(error, requestNotFound),
    );
  });
});

describe("a colleague", () => {
  test("sees on My page what was asked of them, and only they do", async () => {
    const profile = await openProfile();
    const ben = await profile.asked("Ben");
    const signedIn = await profile.signIn("Ben");
    const [received] = (await profile.mine(signedIn)).received;
    assert.deepEqual([received?.from, received?.state, received?.path], ["Ana Berg", "asked", ben.path]);
    await ben.post("/request", reply("decline"));
    assert.equal((await profile.mine(signedIn)).received[0]?.state, "declined");
    for (const who of [profile.ana, profile.director, profile.consultant, await profile.signIn("Cleo")])
      assert.deepEqual((await profile.mine(who)).received, []);
  });

  test("keeps what two tabs saved, and can't be another by changing the link", async () => {
    const profile = await openProfile();
    const ben = await profile.asked("Ben");
    await ben.post("/request", reply("accept", { name: true }));
    const old = await ben.get("/pages/SL");
    const [first, second] = Object.entries(ratings("SL", 3, ["organisation"]));
    await ben.send("SL", Object.fromEntries([first ?? ["", ""]]), { from: old });
    const later = await ben.send("SL", Object.fromEntries([second ?? ["", ""]]), { from: old });
    assert.match(later.text, /was saved somewhere else/);
    assert.equal(Array.from((await ben.get("/pages/SL")).text.matchAll(/ checked/g)).length, 2);
    const code = ben.path.slice(3);
    for (const forged of [
      `${code.slice(0, -1)}${code.endsWith("A") ? "E" : "A"}`,
      code.replace(/^.{4}/, "AAAA"),
    ])
      for (const path of ["", "/pages/SL"]) {
        const answer = await profile.anonymous.fetch(`/a/${forged}${path}`);
        assert.equal(answer.status, 404);
        assert.doesNotMatch(await answer.text(), /Ana/);
      }
    const { mail } = await profile.asked("Cleo");
    assert.notEqual(mail.links[0], ben.mail.links[0]);
  });
});
