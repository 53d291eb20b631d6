import assert from "node:assert/strict";
import { test } from "node:test";
import { emptySheet } from "#listen/profile/answers.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { isKind } from "#platform/errors.ts";
import { openWorkspace } from "../../application.fixture.ts";
import { type Invited, putCampaign } from "../results/campaign.fixture.ts";
import { definition, pagesOf, profile } from "../results/profile-answers.fixture.ts";
import { findReleased, release } from "../results/results.service.ts";
import { isWithheld } from "./change.ts";
import { readChange, readLeaders } from "./waves.contract.ts";
import { changeNone } from "./waves.errors.ts";
import { putWave } from "./waves.fixture.ts";

type Person = Invited & { formerly?: string };

/** 0, 1 or 2 without a pattern. */
const noise = (person: number, at: number, kind: number) =>
  (((person + 3) * (at + 5) * (kind + 7) * 7919) >> 3) % 3;

/** Ratings around a level, another pattern for each person. */
function rated(person: number, shift: number) {
  const sheet = emptySheet(statementsOf(profile).length);
  for (let at = 0; at < sheet.self.length; at++) {
    sheet.self[at] = Math.min(3, noise(person, at, 1) + (person % 4 === 0 ? 0 : shift));
    sheet.organisation[at] = noise(person, at, 2 + shift * (person % 3));
  }
  return pagesOf(sheet);
}

const people = (prefix: string, department: string, from: number, to: number, shift: number): Person[] =>
  Array.from({ length: to - from }, (_, index) => ({
    name: `${prefix} ${from + index}`,
    department,
    pages: rated(from + index, shift),
  }));

async function twoWaves(
  first: Person[],
  second: Person[],
  later: Parameters<typeof putCampaign>[2] | null = null,
) {
  const workspace = await openWorkspace();
  const { transaction, workspaceId } = workspace;
  const plan = { definition, profile };
  const { campaignId: earlier } = await transaction((tx) => putCampaign(tx, workspaceId, plan, first));
  const close = (campaign: string) =>
    transaction((tx) => release(tx, workspaceId, campaign, undefined, new AbortController().signal));
  await close(earlier);
  const follow = async (followed: string, asked: Person[]) => {
    const made = await transaction((tx) => putWave(tx, workspaceId, followed, later ?? plan, asked));
    await close(made.campaignId);
    return made.campaignId;
  };
  const campaign = await follow(earlier, second);
  const params = { workspace: workspaceId, campaign };
  return { ...workspace, earlier, campaign, params, follow };
}

const [code = ""] = profile.competencies.map((competency) => competency.code);

test("the same people then and now, in units as they are now", async () => {
  const first = [...people("a", "Sales", 0, 30, 0), ...people("b", "Support", 30, 60, 0)];
  // Support has become Service; some have left, others joined, and some have moved to Sales, one of them renamed.
  const second = [
    ...people("a", "Sales", 0, 23, 1),
    ...people("b", "Sales", 30, 35, 1).map((one, at) =>
      at === 0 ? { ...one, name: "new name", formerly: "b 30" } : one,
    ),
    ...people("b", "Service", 35, 53, 1),
    ...people("c", "Service", 60, 66, 1),
    ...people("c", "Sales", 66, 72, 1),
  ];
  const { director, transaction, params } = await twoWaves(first, second);
  const query = { limit: 25, offset: 0 };
  const found = await director(readChange, { params, query });
  assert.deepEqual(
    found.competencies.map(({ comparable }) => comparable),
    profile.competencies.map(() => "same"),
  );
  assert.equal(found.showsLevels, true);
  const whole = found.unit.competencies[code];
  assert.ok(whole && !isWithheld(whole));
  assert.equal(whole.n, 23 + 5 + 18);
  assert.equal(whole.self.word, "improved");
  assert.equal(whole.self.change, Number(((whole.self.after ?? 0) - (whole.self.before ?? 0)).toFixed(2)));
  assert.deepEqual(
    found.below.units.map(({ path }) => path),
    ["Sales", "Service"],
  );
  const ranked = await director(readChange, { params, query: { ...query, competency: code, kind: "self" } });
  const changes = ranked.below.units.flatMap(({ competencies }) => {
    const result = competencies[code];
    return result && !isWithheld(result) ? [result.self.change] : [];
  });
  assert.deepEqual(
    changes,
    [...changes].sort((a, b) => b - a),
  );
  const record = await transaction((tx) => findReleased(tx, params.workspace, params.campaign));
  const inRecord = record.release?.results.change?.units.find(({ path }) => path === "Service");
  const service = await director(readChange, { params, query: { ...query, unit: "Service" } });
  assert.deepEqual(service.unit, inRecord, "page and record agree");
});

test("everybody but one answers again: nothing is said that would tell of that one", async () => {
  const first = people("a", "Sales", 0, 12, 0);
  const { director, params } = await twoWaves(first, people("a", "Sales", 0, 11, 1));
  const found = await director(readChange, { params, query: { limit: 25, offset: 0 } });
  const whole = found.unit.competencies[code];
  // Five of twelve are outside the figure, the one who left among them.
  assert.ok(whole && (isWithheld(whole) || whole.n <= 7), JSON.stringify(whole));
});

test("everybody changes by the same: withheld", async () => {
  const flat = (name: string, rating: number) => {
    const sheet = emptySheet(statementsOf(profile).length);
    sheet.self.fill(rating);
    sheet.organisation.fill(rating);
    return { name, department: "Sales", pages: pagesOf(sheet) };
  };
  const wave = (up: number) => Array.from({ length: 20 }, (_, at) => flat(`p ${at}`, (at % 2) + up));
  const { director, params } = await twoWaves(wave(0), wave(1));
  const outcome = await director(readChange, { params, query: { limit: 25, offset: 0 } }).catch((e) => e);
  const whole = isKind(outcome, changeNone) ? null : outcome.unit.competencies[code];
  assert.ok(whole === null || isWithheld(whole));
});

test("a third wave shows changes without then and now, and a campaign that follows none has none", async () => {
  const wave = (shift: number, from: number) => people("a", "Sales", from, from + 40, shift);
  const { director, params, campaign, earlier, follow } = await twoWaves(wave(0, 0), wave(1, 8));
  const third = await follow(campaign, wave(0, 16));
  const query = { limit: 25, offset: 0 };
  const found = await director(readChange, { params: { ...params, campaign: third }, query });
  assert.equal(found.showsLevels, false);
  const whole = found.unit.competencies[code];
  assert.ok(whole && !isWithheld(whole));
  assert.deepEqual([whole.self.before, whole.self.after], [null, null]);
  assert.equal(whole.self.word, "worse");
  await assert.rejects(director(readChange, { params: { ...params, campaign: earlier }, query }), (error) =>
    isKind(error, changeNone),
  );
});

test("another version: only what is the same is compared", async () => {
  const [head, ...others] = profile.competencies;
  assert.ok(head);
  const renamed = {
    ...profile,
    competencies: [{ ...head, statements: head.statements.slice(1) }, ...others],
  };
  const first = people("a", "Sales", 0, 40, 0);
  const later = { definition, profile: renamed };
  const { director, params } = await twoWaves(first, people("a", "Sales", 8, 48, 1), later);
  const found = await director(readChange, { params, query: { limit: 25, offset: 0 } });
  assert.equal(found.competencies[0]?.comparable, "changed");
  assert.equal(found.unit.competencies[head.code], undefined);
  assert.ok(found.unit.competencies[others[0]?.code ?? ""]);
});

test("leaders are compared with everyone else where levels are known, and nothing is said where they are not", async () => {
  const { director, params } = await twoWaves(people("a", "Sales", 0, 20, 0), people("a", "Sales", 0, 20, 1));
  const { competencies, method } = await director(readLeaders, { params, query: {} });
  assert.deepEqual(competencies, []);
  assert.match(method, /Welch/);
});
