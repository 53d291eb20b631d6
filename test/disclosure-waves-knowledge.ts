import assert from "node:assert/strict";
import { smallQuestionnaire } from "#listen/profile/questionnaire.fixture.ts";
import { competencyOffsets, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import { type CompetencyChange, isWithheld } from "#understand/waves/change.ts";
import { choosePairs } from "#understand/waves/paired-people.ts";
import { attackWaves, type Known, type Sum } from "./disclosure-waves-attack.ts";
import type { Traced, Visit } from "./disclosure-waves-organisations.ts";
import type { Released } from "./disclosure-waves-run.ts";

type Kind = "self" | "organisation" | "gap";
/** What both waves ask unless a test says otherwise. */
export const profile = smallQuestionnaire();

const kinds = ["self", "organisation", "gap"] as const;

/** A person's totals in a competency, recomputed from the ratings. */
interface Total extends Record<Kind, number> {
  complete: boolean;
  leads: boolean;
  department: string;
}

function totalOf(questionnaire: Questionnaire, code: string, visit: Visit | null): Total | null {
  const index = questionnaire.competencies.findIndex((competency) => competency.code === code);
  const size = questionnaire.competencies[index]?.statements.length ?? 0;
  const from = competencyOffsets(questionnaire)[index] ?? 0;
  if (!visit || index < 0) return null;
  const of = (side: "self" | "organisation") => {
    const given = [...visit.sheet[side].subarray(from, from + size)].filter((rating) => rating >= 0);
    if (given.length < questionnaire.minimumAnswered * size) return null;
    return {
      total: (given.reduce((sum, one) => sum + one, 0) * size) / given.length,
      all: given.length === size,
    };
  };
  const [self, organisation] = [of("self"), of("organisation")];
  if (!self || !organisation) return null;
  return {
    self: self.total,
    organisation: organisation.total,
    gap: self.total - organisation.total,
    complete: self.all && organisation.all,
    leads: visit.leads,
    department: visit.department,
  };
}

const isIn = (path: string, department: string) =>
  path === "" || department === path || department.startsWith(`${path}/`);

type Totals = readonly (Total | null)[];

/** All that a figure says, checked against the truth: the attacker's sums have to be right, but for rounding. */
function assertTrue(
  published: number | null,
  covered: readonly number[],
  values: readonly number[],
  what: string,
) {
  if (published === null) return;
  const people = covered.flatMap((factor, person) => (factor ? [values[person] ?? Number.NaN] : []));
  const truth = people.reduce((sum, value) => sum + value, 0) / people.length;
  assert.ok(Math.abs(published - truth) <= 0.005 + 1e-6, `${what}: ${published} is not ${truth}`);
}

/** What a wave by itself says about a competency: one row of coefficients a figure. */
function sumsOfWave(results: OrganisationResults, totals: Totals, code: string): number[][] {
  const cover = (isCovered: (total: Total) => boolean) =>
    totals.map((total) => (total && isCovered(total) ? 1 : 0));
  const values = (kind: Kind) => totals.map((total) => total?.[kind] ?? Number.NaN);
  const count = (covered: readonly number[]) => covered.filter(Boolean).length;
  const rows: number[][] = [];
  for (const unit of results.units) {
    const result = unit.suppressed ? null : unit.competencies[code];
    if (!result) continue;
    const covered = cover(({ department }) => isIn(unit.path, department));
    assert.equal(result.n, count(covered));
    for (const kind of kinds) {
      assertTrue(result[kind].estimate, covered, values(kind), `${unit.path} ${kind}`);
      assert.ok(result.n >= 5 || result[kind].low === null, "squares of few people");
    }
    rows.push(covered);
  }
  const whole = cover(() => true);
  for (const { path, competency } of results.comparisons) {
    if (competency !== code) continue;
    const inside = cover(({ department }) => isIn(path, department));
    const [n, rest] = [count(inside), count(whole) - count(inside)];
    assert.ok(n >= 5 && rest >= 5);
    rows.push(whole.map((factor, person) => (inside[person] ? rest : -factor * n)));
  }
  const statements = results.statements[code];
  if (statements || results.reliability[code]) {
    const complete = cover((total) => total.complete);
    assert.equal(statements?.[0]?.n, count(complete));
    rows.push(complete);
  }
  const leaders = results.leaders?.[code];
  if (leaders) {
    const [led, others] = [cover(({ leads }) => leads), cover(({ leads }) => !leads)];
    assert.deepEqual([leaders.leaders, leaders.others], [count(led), count(others)]);
    assert.ok(leaders.leaders >= 5 && leaders.others >= 5);
    for (const kind of kinds)
      assertTrue(leaders[kind].leaders.estimate, led, values(kind), `leaders ${kind}`);
    rows.push(led, others);
  }
  return rows;
}

/** What the comparison says of a unit. */
function sumsOfChange(
  result: CompetencyChange,
  covered: readonly number[],
  totals: { first: Totals; second: Totals },
): Sum[] {
  const values = (all: Totals, kind: Kind) => all.map((total) => total?.[kind] ?? Number.NaN);
  assert.equal(result.n, covered.filter(Boolean).length);
  assert.ok(result.n >= 5);
  for (const kind of kinds) {
    const [first, second] = [values(totals.first, kind), values(totals.second, kind)];
    const { before, after, change } = result[kind];
    assert.equal(before === null, after === null);
    assertTrue(before, covered, first, "before");
    assertTrue(after, covered, second, "after");
    assertTrue(
      change,
      covered,
      second.map((value, person) => value - (first[person] ?? 0)),
      "change",
    );
  }
  const none = covered.map(() => 0);
  return result.self.before === null
    ? [{ first: covered.map((factor) => -factor || 0), second: covered }]
    : [
        { first: covered, second: none },
        { first: none, second: covered },
      ];
}

/** Whom each paired figure is about. The attacker is taken to know even who was left out. */
function pairSums(
  people: readonly Traced[],
  released: Released,
  code: string,
  totals: { first: Totals; second: Totals },
) {
  const { waves, change } = released;
  const { minimum, showsLevels } = change;
  const { included } = choosePairs(waves.earlier, waves.later, { code, minimum, levels: showsLevels });
  // Pairs are in the order of the later wave's people.
  const pairs = people.flatMap(({ erased }, person) =>
    !erased && totals.first[person] && totals.second[person] ? [person] : [],
  );
  assert.equal(pairs.length, included.length);
  const isIncluded = new Set(pairs.filter((_, pair) => included[pair]));
  return change.units.flatMap(({ path, competencies }) => {
    const result = competencies[code];
    if (!result || isWithheld(result)) return [];
    const covered = people.map((_, person) =>
      isIncluded.has(person) && isIn(path, totals.second[person]?.department ?? "") ? 1 : 0,
    );
    return sumsOfChange(result, covered, totals);
  });
}

/** What an attacker has beside two waves and what changed between them. */
interface Besides {
  /** More sums about a competency. */
  more?: (code: string, totals: { first: Totals; second: Totals }) => readonly Sum[];
  /** Who sees all single answers of the second wave. */
  seesSecond?: boolean;
}

/** @returns a line for each competency that gives somebody away */
export function attackReleased(
  people: readonly Traced[],
  questionnaires: { earlier: Questionnaire; later: Questionnaire },
  released: Released,
  minimum: number,
  { more = () => [], seesSecond = false }: Besides = {},
): string[] {
  const { earlier, later } = questionnaires;
  const none = people.map(() => 0);
  return earlier.competencies.flatMap(({ code }) => {
    const totals = {
      first: people.map(({ visits }) => totalOf(earlier, code, visits[0])),
      second: people.map(({ visits }) => totalOf(later, code, visits[1])),
    };
    const compared = [...pairSums(people, released, code, totals), ...more(code, totals)];
    const told: Sum[] = [
      ...sumsOfWave(released.first, totals.first, code).map((first) => ({ first, second: none })),
      ...sumsOfWave(released.second, totals.second, code).map((second) => ({ first: none, second })),
      ...compared,
    ];
    // What is known can be taken away.
    const sums = seesSecond ? told.map(({ first }) => ({ first, second: none })) : told;
    const variables = kinds.map(
      (kind): Known => ({
        first: totals.first.map((total) => total?.[kind] ?? Number.NaN),
        second: totals.second.map((total) => total?.[kind] ?? Number.NaN),
      }),
    );
    const found = attackWaves(sums, seesSecond ? [] : compared, variables, minimum);
    return found.length > 0 ? [`${code}: ${found.join(", ")}`] : [];
  });
}

/**
 * What an earlier comparison said of its later wave, as sums of the first wave of the next comparison.
 *
 * @param people of the earlier comparison; the same ones, in the same order, are in the next
 */
export function afterSums(people: readonly Traced[], released: Released, code: string): Sum[] {
  const totals = {
    first: people.map(({ visits }) => totalOf(profile, code, visits[0])),
    second: people.map(({ visits }) => totalOf(profile, code, visits[1])),
  };
  return pairSums(people, released, code, totals)
    .filter(({ second }) => second.some(Boolean))
    .map(({ first, second }) => ({ first: second, second: first.map(() => 0) }));
}

/** A planted figure: what changed in a unit of the second wave, over everybody in it who answered twice. */
export const planted =
  (path: string, levels: boolean) =>
  (_: string, { first, second }: { first: Totals; second: Totals }): Sum[] => {
    const covered = second.map((total, person) =>
      total && first[person] && isIn(path, total.department) ? 1 : 0,
    );
    const none = covered.map(() => 0);
    return levels
      ? [
          { first: covered, second: none },
          { first: none, second: covered },
        ]
      : [{ first: covered.map((factor) => -factor || 0), second: covered }];
  };
