import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { SignedIn } from "../../application.fixture.ts";
import {
  closeCampaign,
  deleteCampaign,
  listCampaigns,
  readProgress,
} from "../campaigns/campaign.contract.ts";
import { openCampaigns } from "../campaigns/campaign.fixture.ts";
import { findSurvey } from "../responses/responses.store.ts";
import * as contract from "./paper.contract.ts";
import { openPaperCampaign } from "./paper.fixture.ts";
import { listPaperWork } from "./paper-work.contract.ts";

type World = Awaited<ReturnType<typeof openPaperCampaign>>;
let world: World;
before(async () => {
  world = await openPaperCampaign();
});

const at = (sheet: string) => ({ params: { ...world.params, sheet } });
const finish = (who: SignedIn, sheet: string, typed: Record<string, string>, revision = 0) =>
  who(contract.finishEntry, { ...at(sheet), body: { revision, typed } });
const read = () => world.director(contract.readPaper, { params: world.params });
const refused = (code: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, code, String(error));
  return true;
};

const ballots = () =>
  world.transaction((tx) =>
    tx
      .selectFrom("listen.ballot as b")
      .innerJoin("listen.answer_page as p", (join) =>
        join
          .onRef("p.workspace_id", "=", "b.workspace_id")
          .onRef("p.campaign_id", "=", "b.campaign_id")
          .onRef("p.ballot_id", "=", "b.ballot_id"),
      )
      .select(["b.ballot_id", "b.cell", "b.completed_at", "b.started_at", "p.answers"])
      .where("b.workspace_id", "=", world.workspaceId)
      .where("b.campaign_id", "=", world.campaign)
      .execute(),
  );

const entries = () =>
  world.transaction((tx) =>
    tx.selectFrom("listen.paper_entry").selectAll().where("workspace_id", "=", world.workspaceId).execute(),
  );

describe("two entries", () => {
  test("that agree become one ballot, without the sheet, the typist or a time of day", async () => {
    const { sheets } = await world.draw();
    const [sheet = ""] = sheets;
    const [one, other] = world.typists;
    const count = (await ballots()).length;
    assert.deepEqual(await finish(one, sheet, { q1: "9" }), { outcome: "waits for second entry", today: 1 });
    assert.equal((await ballots()).length, count);
    assert.equal((await finish(other, sheet, { q1: " 9" })).outcome, "counted");
    const made = await ballots();
    assert.equal(made.length, count + 1);
    assert.deepEqual(made.at(-1)?.answers, { q1: { rating: 9 } });
    const ballot = made.at(-1);
    assert.ok(ballot?.completed_at && ballot.cell !== null && ballot.cell >= 100_000);
    assert.equal(ballot.started_at.getTime(), ballot.completed_at.getTime());
    assert.ok(!JSON.stringify(made).includes(sheet));
    assert.deepEqual(await entries(), [], "what was typed is deleted");
    await assert.rejects(finish(one, sheet, { q1: "9" }), refused("paper.sheet-counted"));
    await assert.rejects(one(contract.openSheet, at(sheet)), refused("paper.sheet-counted"));
  });

  test("are made by two people, who don't see each other's", async () => {
    const { sheets } = await world.draw();
    const [sheet = ""] = sheets;
    const [one, other] = world.typists;
    await finish(one, sheet, { q1: "3" });
    const seen = await other(contract.openSheet, at(sheet));
    assert.deepEqual([seen.round, seen.typed, seen.revision], [2, {}, 0]);
    const own = await one(contract.openSheet, at(sheet.toLowerCase()));
    assert.deepEqual([own.round, own.typed, own.isDone], [1, { q1: "3" }, true]);
    assert.equal((await finish(one, sheet, { q1: "4" }, own.revision)).outcome, "waits for second entry");
    assert.equal((await finish(other, sheet, { q1: "4" })).outcome, "counted");
  });

  test("that differ wait for a third look, which may find something else", async () => {
    const { sheets } = await world.draw();
    const [sheet = ""] = sheets;
    const [one, other] = world.typists;
    const count = (await ballots()).length;
    await finish(one, sheet, { q1: "1" });
    assert.equal((await finish(other, sheet, { q1: "7" })).outcome, "differs");
    assert.equal((await ballots()).length, count);
    await assert.rejects(world.consultant(contract.openSheet, at(sheet)), refused("paper.sheet-differs"));
    const listed = await world.consultant(contract.listDifferences, { params: world.params });
    const differing = listed.sheets.find((each) => each.sheet === sheet);
    assert.deepEqual([differing?.first["q1"], differing?.second["q1"]].sort(), ["1", "7"]);
    const settle = (decided: Record<string, string>) =>
      world.consultant(contract.settleSheet, { ...at(sheet), body: { decided } });
    await assert.rejects(settle({}), refused("paper.not-all-settled"));
    await assert.rejects(settle({ q1: "11" }), refused("paper.fields-wrong"));
    await settle({ q1: "2" });
    const counted = (await ballots()).map(({ answers }) => JSON.stringify(answers));
    assert.deepEqual([counted.length, counted.includes('{"q1":{"rating":2}}')], [count + 1, true]);
    await assert.rejects(settle({ q1: "2" }), refused("paper.sheet-counted"));
  });

  test("that differ are decided by nobody who typed them", async () => {
    const { sheets } = await world.draw();
    const [sheet = ""] = sheets;
    const [one, other] = world.typists;
    await finish(one, sheet, { q1: "1" });
    await finish(other, sheet, { q1: "7" });
    for (const typist of [one, other]) {
      const listed = await typist(contract.listDifferences, { params: world.params });
      assert.ok(listed.own.includes(sheet));
      assert.ok(!listed.sheets.some((each) => each.sheet === sheet), "the other entry isn't shown");
      await assert.rejects(
        typist(contract.settleSheet, { ...at(sheet), body: { decided: { q1: "1" } } }),
        refused("paper.settled-by-typist"),
      );
    }
    await world.consultant(contract.settleSheet, { ...at(sheet), body: { decided: { q1: "7" } } });
  });

  test("that differ and are one's own are all listed, however many others there are", async () => {
    const { draw, params, typists, consultant } = await openPaperCampaign();
    const [one, other] = typists;
    const { sheets } = await draw(null, 54);
    const own = sheets.slice(0, 3).sort();
    for (const [index, sheet] of sheets.entries()) {
      const entry = { params: { ...params, sheet } };
      await (index < 3 ? one : consultant)(contract.finishEntry, {
        ...entry,
        body: { revision: 0, typed: { q1: "1" } },
      });
      await other(contract.finishEntry, { ...entry, body: { revision: 0, typed: { q1: "2" } } });
    }
    const listed = await one(contract.listDifferences, { params });
    assert.deepEqual([listed.total, listed.sheets.length, listed.own.toSorted()], [54, 50, own]);
  });

  test("that differ are counted once whoever typed them agrees after a second look", async () => {
    const { sheets } = await world.draw();
    const [sheet = ""] = sheets;
    const [one, other] = world.typists;
    const count = (await ballots()).length;
    await finish(one, sheet, { q1: "1" });
    await finish(other, sheet, { q1: "7" });
    const own = await one(contract.openSheet, at(sheet));
    assert.deepEqual([own.typed, own.differing], [{ q1: "1" }, ["q1"]]);
    await assert.rejects(
      one(contract.saveEntry, { ...at(sheet), body: { revision: own.revision, typed: { q1: "" } } }),
      refused("paper.sheet-differs"),
    );
    await assert.rejects(
      finish(world.consultant, sheet, { q1: "7" }),
      refused("paper.sheet-differs"),
      "a third entry doesn't outvote one",
    );
    assert.equal((await finish(one, sheet, { q1: "3" }, own.revision)).outcome, "differs");
    assert.equal((await finish(one, sheet, { q1: "7" }, own.revision + 1)).outcome, "counted");
    assert.equal((await ballots()).length, count + 1);
    assert.deepEqual(await entries(), []);
  });
});

describe("what is told of a campaign's paper", () => {
  test("moves by ten counted sheets, and stays so after the close", async () => {
    const own = await openPaperCampaign();
    const { sheets } = await own.draw(null, 12);
    const page = () => own.director(contract.readPaper, { params: own.params });
    const count = async (sheet: string, q1: string) => {
      const params = { ...own.params, sheet };
      for (const [typist, typed] of [
        [own.typists[0], "5"],
        [own.typists[1], q1],
      ] as const)
        await typist(contract.finishEntry, { params, body: { revision: 0, typed: { q1: typed } } });
      if (q1 !== "5") await own.consultant(contract.settleSheet, { params, body: { decided: { q1 } } });
    };
    for (const [index, sheet] of sheets.slice(0, 9).entries()) await count(sheet, index < 2 ? "6" : "5");
    const fewer = { kind: "fewer" as const, count: 10 };
    const before = await page();
    assert.deepEqual([before.counts.counted, before.batches[0]?.counted], [fewer, fewer]);
    assert.deepEqual([before.quality.alike, before.quality.fields], [null, null]);
    await count(sheets[9] ?? "", "5");
    const after = await page();
    const ten = { kind: "at least" as const, count: 10 };
    assert.deepEqual([after.counts.counted, after.batches[0]?.counted], [ten, ten]);
    assert.deepEqual([after.quality.alike?.n, after.quality.alike?.estimate], [10, 0.8]);
    assert.ok((after.quality.alike?.low ?? 0) > 0.4 && (after.quality.alike?.high ?? 1) < 0.95);
    await count(sheets[10] ?? "", "6");
    assert.deepEqual(await page(), after, "an eleventh sheet isn't seen to arrive");
    await own.director(closeCampaign, { params: own.params });
    assert.deepEqual(
      { ...(await page()), state: "open" },
      after,
      "nor does the close show what the last one was led to",
    );
  });

  test("doesn't show how many of a batch were counted by ending it, nor by another page", async () => {
    // Steps of another size, on a page of the same campaign, would narrow ten down to one.
    const own = await openPaperCampaign({ settings: { minimumGroup: 3 } });
    const { batch, sheets } = await own.draw();
    for (const sheet of sheets.slice(0, 9))
      for (const typist of own.typists)
        await typist(contract.finishEntry, {
          params: { ...own.params, sheet },
          body: { revision: 0, typed: { q1: "5" } },
        });
    const shown = async () => {
      const { counts, batches } = await own.director(contract.readPaper, { params: own.params });
      const { throughDoors } = await own.director(readProgress, { params: own.params });
      return { counts, counted: batches[0]?.counted, throughDoors };
    };
    const counted = { kind: "fewer" as const, count: 10 };
    const told = {
      counts: { printed: 10, typedOnce: 0, differing: 0, counted },
      counted,
      throughDoors: 0,
    };
    assert.deepEqual(await shown(), told);
    await own.director(contract.endSheets, { params: { ...own.params, batch }, body: { isEnded: true } });
    assert.deepEqual(await shown(), told);
  });

  test("a batch has at least ten sheets", async () => {
    await assert.rejects(world.draw(null, 9), refused("paper.too-few-sheets"));
  });
});

test("what is typed is saved, and a window that is behind is told", async () => {
  const { sheets } = await world.draw();
  const [sheet = ""] = sheets;
  const [one] = world.typists;
  const save = (revision: number, typed: Record<string, string>) =>
    one(contract.saveEntry, { ...at(sheet), body: { revision, typed } });
  assert.deepEqual(await save(0, { q1: "5" }), { revision: 1 });
  assert.deepEqual(await save(1, { q1: "6" }), { revision: 2 });
  await assert.rejects(save(1, { q1: "7" }), refused("paper.changed-elsewhere"));
  assert.deepEqual((await one(contract.openSheet, at(sheet))).typed, { q1: "6" });
});

test("an answer that can't be read is left out and counted as such", async () => {
  const { sheets } = await world.draw();
  const [sheet = ""] = sheets;
  const [one, other] = world.typists;
  const count = (await ballots()).length;
  await finish(one, sheet, { q1: "*" });
  assert.equal((await finish(other, sheet, { q1: "*" })).outcome, "counted");
  assert.equal((await ballots()).length, count, "nothing could be used");
  const tally = await world.transaction((tx) =>
    tx
      .selectFrom("listen.paper_tally")
      .select("unusable")
      .where("workspace_id", "=", world.workspaceId)
      .where("question_id", "=", "q1")
      .executeTakeFirst(),
  );
  assert.equal(tally?.unusable, 1);
});

test("wrong numbers, wrong codes and empty sheets are refused", async () => {
  const { sheets } = await world.draw();
  const [sheet = ""] = sheets;
  const [one] = world.typists;
  for (const wrong of ["AAAAAAA", "1", `${sheet}0`, "x".repeat(30)])
    await assert.rejects(one(contract.openSheet, at(wrong)), refused("paper.sheet-unknown"));
  await assert.rejects(finish(one, sheet, { q1: "12" }), refused("paper.fields-wrong"));
  await assert.rejects(finish(one, sheet, {}), refused("paper.nothing-typed"));
  await assert.rejects(finish(one, sheet, { other: "1" }), refused("paper.nothing-typed"));
});

test("a batch for a group takes the group's own cell, and none of a door's", async () => {
  const { groups } = await read();
  assert.deepEqual(
    groups.map(({ name }) => name),
    ["Operations"],
  );
  const cell = groups[0]?.cell ?? 0;
  const { sheets } = await world.draw(cell);
  const [one, other] = world.typists;
  await finish(one, sheets[0] ?? "", { q1: "8" });
  await finish(other, sheets[0] ?? "", { q1: "8" });
  assert.equal((await ballots()).filter((ballot) => ballot.cell === cell).length, 1);
  for (const wrong of [cell + 500, 100_000, 16_777_215])
    await assert.rejects(world.draw(wrong), refused("paper.group-unknown"));
});

test("sheets of a group never make more answers than were invited", async () => {
  const own = await openPaperCampaign();
  const at = { params: own.params };
  await own.director(contract.updatePaper, { ...at, body: { entries: 1, until: null, returnTo: "" } });
  const { groups } = await own.director(contract.readPaper, at);
  const isHandedOut = async () =>
    (await own.transaction((tx) => findSurvey(tx, own.workspaceId, own.campaign)))?.isHandedOut;
  await own.draw();
  assert.equal(await isHandedOut(), false, "what is drawn for nobody in particular is nobody's");
  const { sheets } = await own.draw(groups[0]?.cell ?? 0, 15);
  assert.equal(await isHandedOut(), true);
  for (const sheet of sheets)
    await own.typists[0](contract.finishEntry, {
      params: { ...own.params, sheet },
      body: { revision: 0, typed: { q1: "8" } },
    });
  const told = async () => {
    const { overall, departments } = await own.director(readProgress, at);
    const { campaigns } = await own.director(listCampaigns, { params: own.params, query: {} });
    return [overall, departments[0], campaigns[0]?.completed];
  };
  const steps = { invited: 12, started: 10, completed: 10 };
  assert.deepEqual(await told(), [steps, { path: "Operations", withheld: false, ...steps }, 10]);
  await own.director(closeCampaign, at);
  const all = { invited: 12, started: 12, completed: 12 };
  assert.deepEqual(await told(), [all, { path: "Operations", withheld: false, ...all }, 12]);
});

test("a batch that was ended isn't typed until that is taken back", async () => {
  const { batch, sheets } = await world.draw();
  const [sheet = ""] = sheets;
  const [one] = world.typists;
  const end = (isEnded: boolean) =>
    world.director(contract.endSheets, { params: { ...world.params, batch }, body: { isEnded } });
  await end(true);
  await assert.rejects(finish(one, sheet, { q1: "1" }), refused("paper.batch-ended"));
  await end(false);
  assert.equal((await finish(one, sheet, { q1: "1" })).outcome, "waits for second entry");
});

test("typists see their work and nothing else; others type nothing", async () => {
  const [one] = world.typists;
  const { campaigns } = await one(listPaperWork, { params: { workspace: world.workspaceId } });
  assert.deepEqual(
    campaigns.map(({ campaign }) => campaign),
    [world.campaign],
  );
  const form = await one(contract.readPaperForm, { params: world.params });
  assert.deepEqual([form.isOpen, form.definition.languages], [true, ["en"]]);
  await assert.rejects(one(contract.readPaper, { params: world.params }), { status: 403 });
  await assert.rejects(world.sponsor(contract.readPaperForm, { params: world.params }), { status: 403 });
});

test("the number of entries is as the printed sheets say", async () => {
  const body = { entries: 1 as const, until: null, returnTo: "" };
  await assert.rejects(
    world.director(contract.updatePaper, { params: world.params, body }),
    refused("paper.entries-fixed"),
  );
  const late = { entries: 2 as const, until: "2099-01-01", returnTo: "" };
  await assert.rejects(
    world.director(contract.updatePaper, { params: world.params, body: late }),
    refused("paper.until-too-late"),
  );
});

test("nothing is typed after the chosen day", async () => {
  const { sheets } = await world.draw();
  const body = { entries: 2 as const, until: "2020-01-01", returnTo: "Box" };
  await world.director(contract.updatePaper, { params: world.params, body });
  await assert.rejects(finish(world.typists[0], sheets[0] ?? "", { q1: "1" }), refused("paper.typing-over"));
  await world.director(contract.updatePaper, { params: world.params, body: { ...body, until: null } });
});

test("nothing is typed or printed after the campaign has closed", async () => {
  const own = await openPaperCampaign();
  const { sheets } = await own.draw();
  await own.director(closeCampaign, { params: own.params });
  const params = { ...own.params, sheet: sheets[0] ?? "" };
  await assert.rejects(
    own.typists[0](contract.finishEntry, { params, body: { revision: 0, typed: { q1: "1" } } }),
    refused("paper.over"),
  );
  await assert.rejects(own.draw(), refused("paper.over"));
});

test("what is typed and not counted is deleted when the campaign closes", async () => {
  const own = await openPaperCampaign();
  const { sheets } = await own.draw();
  const params = { ...own.params, sheet: sheets[0] ?? "" };
  await own.typists[0](contract.finishEntry, { params, body: { revision: 0, typed: { q1: "1" } } });
  await own.director(closeCampaign, { params: own.params });
  const left = await own.transaction((tx) =>
    tx.selectFrom("listen.paper_entry").selectAll().where("workspace_id", "=", own.workspaceId).execute(),
  );
  assert.deepEqual(left, []);
  const { counts } = await own.director(contract.readPaper, { params: own.params });
  assert.deepEqual(counts, {
    printed: 10,
    typedOnce: 0,
    differing: 0,
    counted: { kind: "fewer", count: 10 },
  });
});

test("a campaign opens with paper alone, and a draft with a plan can be deleted", async () => {
  const own = await openCampaigns();
  const draft = async () => {
    const campaign = await own.prepare({ anonymity: "anonymous" });
    const params = { workspace: own.workspaceId, campaign };
    await own.director(contract.updatePaper, { params, body: { entries: 2, until: null, returnTo: "" } });
    return { campaign, params };
  };
  const { campaign } = await draft();
  assert.equal((await own.open(campaign)).state, "open");
  const other = await draft();
  await own.director(deleteCampaign, { params: other.params });
});

test("one entry is enough where the campaign says so", async () => {
  const own = await openPaperCampaign();
  const body = { entries: 1 as const, until: null, returnTo: "" };
  await own.director(contract.updatePaper, { params: own.params, body });
  const { sheets } = await own.draw();
  const params = { ...own.params, sheet: sheets[0] ?? "" };
  const { outcome } = await own.typists[0](contract.finishEntry, {
    params,
    body: { revision: 0, typed: { q1: "1" } },
  });
  assert.equal(outcome, "counted");
});

test("a confidential campaign has no paper", async () => {
  const own = await openPaperCampaign({ settings: { anonymity: "confidential" } }).catch(
    (error: unknown) => error,
  );
  assert.ok(!(own instanceof Error));
  await assert.rejects((own as World).draw(), refused("paper.needs-anonymity"));
});
