import assert from "node:assert/strict";
import { competencyOffsets } from "#listen/profile/questionnaire.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import { attack, type Equation } from "./disclosure-attack.ts";
import type { Organisation } from "./disclosure-organisations.ts";

/** A person's part in one competency's figures, recomputed from the ratings. Triples: self, organisation, gap. */
interface Answer {
  totals: number[];
  /** A triple a statement; null where a rating is missing. */
  ratings: number[][] | null;
}

/** Everyone's answer to one competency; null for people who are not part of its figures. */
export function answersTo({ questionnaire, members }: Organisation, index: number): (Answer | null)[] {
  const from = competencyOffsets(questionnaire)[index] ?? 0;
  const size = questionnaire.competencies[index]?.statements.length ?? 0;
  const totalOf = (ratings: number[]) => {
    const given = ratings.filter((rating) => rating >= 0);
    const isEnough = given.length >= questionnaire.minimumAnswered * size;
    return isEnough ? (given.reduce((sum, rating) => sum + rating, 0) * size) / given.length : null;
  };
  return members.map(({ sheet }) => {
    const self = [...sheet.self.subarray(from, from + size)];
    const organisation = [...sheet.organisation.subarray(from, from + size)];
    const [mine, ours] = [totalOf(self), totalOf(organisation)];
    if (mine === null || ours === null) return null;
    const ratings = self.map((rating, at) => [
      rating,
      organisation[at] ?? 0,
      rating - (organisation[at] ?? 0),
    ]);
    const isComplete = [...self, ...organisation].every((rating) => rating >= 0);
    return { totals: [mine, ours, mine - ours], ratings: isComplete ? ratings : null };
  });
}

/** People who are part of the figures of at least one competency. */
export function usablePeople(organisation: Organisation): boolean[] {
  const answers = organisation.questionnaire.competencies.map((_, index) => answersTo(organisation, index));
  return organisation.members.map((_, person) => answers.some((all) => all[person]));
}

/** The sum over those of the covered people who are in a unit or below it. */
export function sumIn({ members }: Organisation, covered: readonly unknown[], path: string): number[] {
  const isIn = (department: string) => path === "" || `${department}/`.startsWith(`${path}/`);
  return members.map(({ department }, person) => (covered[person] && isIn(department) ? 1 : 0));
}

/** Self, organisation and gap totals, a value a person each. */
export function variablesOf(answers: readonly (Answer | null)[]): number[][] {
  return [0, 1, 2].map((variable) => answers.map((answer) => answer?.totals[variable] ?? Number.NaN));
}

function value(equation: Equation, variable: readonly number[] = []): number {
  return equation.reduce((sum, factor, person) => (factor ? sum + factor * (variable[person] ?? 0) : sum), 0);
}

/** The attacker's equations have to be true, but for rounding to two decimals. */
function assertClose(published: number, truth: number, rounded = 1): void {
  assert.ok(Math.abs(published - truth) <= 0.005 * rounded + 1e-6, `${published} is not ${truth}`);
}

/** What the record says about a competency's totals. */
function equationsOf(record: OrganisationResults, organisation: Organisation, index: number): Equation[] {
  const { code = "", statements = [] } = organisation.questionnaire.competencies[index] ?? {};
  const answers = answersTo(organisation, index);
  const variables = variablesOf(answers);
  const [self, ours, gap] = variables;
  const count = (equation: Equation) => equation.filter((factor) => factor !== 0).length;
  const means = record.units.flatMap((unit) => {
    const result = unit.suppressed ? null : unit.competencies[code];
    if (!result) return [];
    const equation = sumIn(organisation, answers, unit.path);
    assert.equal(result.n, count(equation));
    assertClose(result.self.estimate, value(equation, self) / result.n);
    assertClose(result.organisation.estimate, value(equation, ours) / result.n);
    assertClose(result.gap.estimate, value(equation, gap) / result.n);
    return [equation];
  });
  const whole = sumIn(organisation, answers, "");
  const differences = record.comparisons.flatMap(({ path, competency, perspective, difference }) => {
    if (competency !== code) return [];
    const unit = sumIn(organisation, answers, path);
    const [n, rest] = [count(unit), count(whole) - count(unit)];
    const equation = whole.map((factor, person) => (unit[person] ? rest : -factor * n));
    assertClose(difference, value(equation, perspective === "self" ? self : ours) / (n * rest));
    return [equation];
  });
  const released = record.statements[code];
  if (!released) return [...means, ...differences];
  // Statements are about those who rated every pair; their sum is the sum of these people's totals.
  const complete = answers.map((answer) => (answer?.ratings ? 1 : 0));
  for (const { n } of released) assert.equal(n, count(complete));
  const sum = released.reduce((total, statement) => total + statement.self.estimate, 0);
  assertClose(sum, value(complete, self) / count(complete), statements.length);
  return [...means, ...differences, complete];
}

/** What the attacker gets out of a record: a line a group of people, none where nobody is given away. */
export function attackRecord(record: OrganisationResults, organisation: Organisation): string[] {
  const { minimum, units, statements } = record;
  const found: string[] = [];
  const report = (what: string, people: number[]) => {
    const names = people.map((person) => `${person} (${organisation.members[person]?.department})`);
    if (people.length > 0) found.push(`${what}: ${names.join(", ")}`);
  };
  const usable = usablePeople(organisation);
  const shown = units.filter(({ suppressed }) => !suppressed);
  const counts = shown.map(({ path }) => sumIn(organisation, usable, path));
  report("count", attack(counts, [], minimum));
  organisation.questionnaire.competencies.forEach(({ code }, index) => {
    const answers = answersTo(organisation, index);
    report(code, attack(equationsOf(record, organisation, index), variablesOf(answers), minimum));
    const complete = answers.map((answer) => (answer?.ratings ? 1 : 0));
    statements[code]?.forEach((statement, at) => {
      const ratings = [0, 1, 2].map((variable) => answers.map((a) => a?.ratings?.[at]?.[variable] ?? 0));
      report(statement.code, attack([complete], ratings, minimum));
    });
  });
  return found;
}
