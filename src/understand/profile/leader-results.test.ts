import assert from "node:assert/strict";
import { test } from "node:test";
import { emptySheet } from "#listen/profile/answers.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { meanInterval } from "#stats/mean-interval.ts";
import { mean } from "#stats/moments.ts";
import { profile } from "../results/profile-answers.fixture.ts";
import { leadsOthers } from "./leader-results.ts";
import { profileResults } from "./profile-results.ts";
import { scorePerson } from "./scoring.ts";

const [code = ""] = profile.competencies.map((competency) => competency.code);

/** A person's rating: everybody another, leaders kinder to the organisation. */
function scoreOf(id: string, leads: boolean) {
  const sheet = emptySheet(statementsOf(profile).length);
  for (let at = 0; at < sheet.self.length; at++) {
    const noise = (kind: number) => (Math.imul(Number(id) * 97 + at * 31 + kind, 0x9e3779b1) >>> 20) % 3;
    sheet.self[at] = noise(1);
    sheet.organisation[at] = noise(4) + (leads ? 1 : 0);
  }
  return scorePerson(profile, id, sheet);
}

function results(departments: Record<string, { leaders: number; others: number }>) {
  const people = Object.entries(departments).flatMap(([department, { leaders, others }]) =>
    Array.from({ length: leaders + others }, (_, at) => ({ department, leads: at < leaders })),
  );
  const numbered = people.map((person, id) => ({ ...person, id: String(id) }));
  const score = (id: string) => scoreOf(id, numbered[Number(id)]?.leads ?? false);
  return { results: profileResults(profile, numbered, score, 5), people: numbered, score };
}

test("leaders' means beside everyone else's, with the difference tested", () => {
  const {
    results: found,
    people,
    score,
  } = results({ Sales: { leaders: 4, others: 20 }, IT: { leaders: 3, others: 14 } });
  const shown = found.leaders?.[code];
  assert.ok(shown);
  assert.deepEqual([shown.leaders, shown.others], [7, 34]);
  const totals = people
    .filter(({ leads }) => leads)
    .map(({ id }) => score(id).competencies.get(code)?.organisation.total ?? 0);
  assert.equal(shown.organisation.leaders.estimate, Number(mean(totals).toFixed(2)));
  assert.ok(shown.organisation.difference > 0);
  assert.ok((shown.organisation.q ?? 1) < 0.05);
  // All seven answered: as totals they would have no interval. A comparison asks about people like them.
  const plain = meanInterval(totals, Number.POSITIVE_INFINITY);
  assert.equal(shown.organisation.leaders.low, Number((plain.low ?? 0).toFixed(2)));
  assert.equal(shown.organisation.leaders.high, Number((plain.high ?? 0).toFixed(2)));
});

test("withheld where too few lead, or where units beside them would tell of one", () => {
  assert.equal(results({ Sales: { leaders: 4, others: 30 } }).results.leaders?.[code], null);
  // One leader of eight is with others; the rest are a department of their own, which is shown.
  const told = results({ Board: { leaders: 7, others: 0 }, Sales: { leaders: 1, others: 20 } });
  assert.equal(told.results.units.find(({ path }) => path === "Board")?.suppressed, false);
  assert.equal(told.results.leaders?.[code], null);
});

test("nothing is said where nobody is known to lead", () => {
  assert.equal(results({ Sales: { leaders: 0, others: 20 } }).results.leaders, undefined);
  assert.deepEqual(
    [leadsOthers(null), leadsOthers("front line"), leadsOthers("team leader")],
    [false, false, true],
  );
});
