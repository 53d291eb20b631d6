import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exampleAnswers } from "#example/answers.ts";
import { examplePeople } from "#example/people.ts";
import { BLANK, emptySheet } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { seededRandom } from "#stats/random.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import { attack, attackByForce } from "./disclosure-attack.ts";
import { choicesOf, costOf, waysToShow } from "./disclosure-choices.ts";
import { assertWellFormed } from "./disclosure-form.ts";
import { answersTo, attackRecord } from "./disclosure-knowledge.ts";
import {
  answeringOrganisation,
  type Organisation,
  randomOrganisation,
  recordOf,
  withBlanks,
} from "./disclosure-organisations.ts";

const minimums = [3, 5, 8];

describe("the attacker", () => {
  test("finds the same as trying every group of people", () => {
    const random = seededRandom(1);
    let found = 0;
    for (let round = 0; round < 400; round++) {
      const people = 3 + random.integer(6);
      const equations = Array.from({ length: 1 + random.integer(4) }, () =>
        Array.from({ length: people }, () => random.integer(2)),
      );
      const values = Array.from({ length: people }, () => random.integer(3));
      const minimum = 1 + random.integer(3);
      const givenAway = attack(equations, [values], minimum).length > 0;
      assert.equal(givenAway, attackByForce(equations, [values], minimum), JSON.stringify(equations));
      if (givenAway) found++;
    }
    assert.ok(found > 100 && found < 300, `${found} of 400`);
  });

  test("subtracts a unit's difference to the rest from the whole", () => {
    const whole = [1, 1, 1, 1, 1, 1];
    assert.deepEqual(attack([whole], [], 2), []);
    assert.deepEqual(attack([whole, [5, -1, -1, -1, -1, -1]], [], 2), [0]);
  });

  test("finds a small unit where its large siblings are shown", () => {
    const organisation = answeringOrganisation({ A: 4, B: 7, C: 12 });
    assert.deepEqual(attackRecord(showing(organisation, "B"), organisation), [
      "count: 0 (A), 1 (A), 2 (A), 3 (A)",
      "LV: 0 (A), 1 (A), 2 (A), 3 (A)",
      "VC: 0 (A), 1 (A), 2 (A), 3 (A)",
    ]);
  });

  test("finds a manager where all teams are shown", () => {
    const organisation = answeringOrganisation({ Sales: 1, "Sales/A": 9, "Sales/B": 6, IT: 8 });
    assert.ok(attackRecord(showing(organisation, "Sales/B"), organisation).includes("LV: 0 (Sales)"));
  });

  test("finds people who all have the same value, be it by thirds", () => {
    const values = [20 / 3 - 8 / 3, 4, 28 / 3 - 16 / 3, 3, 4];
    assert.deepEqual(attack([[1, 1, 1, 1, 1]], [values], 2), []);
    assert.deepEqual(
      attack(
        [
          [1, 1, 1, 0, 0],
          [0, 0, 0, 1, 1],
        ],
        [values],
        2,
      ),
      [0, 1, 2],
    );
  });

  test("takes statements from totals: one person with a blank is left", () => {
    const organisation = withBlanks(answeringOrganisation({ A: 12 }), 5);
    assert.deepEqual(attackRecord(showingStatements(organisation), organisation), ["LV: 5 (A)"]);
  });

  test("finds the difference between two people where most have blanks in one unit, and few in another", () => {
    const organisation = withBlanks(
      answeringOrganisation({ A: 10, B: 10 }),
      0,
      11,
      12,
      13,
      14,
      15,
      16,
      17,
      18,
      19,
    );
    assert.deepEqual(attackRecord(showingStatements(organisation), organisation), ["LV: 0 (A), 10 (B)"]);
  });
});

/** The record with a unit that should have been withheld: its figures are the same where nobody else is. */
function showing(organisation: Organisation, path: string): OrganisationResults {
  const members = organisation.members.filter(({ department }) => department === path);
  const record = recordOf(organisation, 5);
  const naive = recordOf({ ...organisation, members }, 5).units.find((unit) => unit.path === path);
  assert.ok(naive && !naive.suppressed);
  return { ...record, units: record.units.map((unit) => (unit.path === path ? naive : unit)) };
}

/** The record with all statements of "LV": they are the same without the people who left something out. */
function showingStatements(organisation: Organisation): OrganisationResults {
  const answers = answersTo(organisation, 0);
  const members = organisation.members.filter((_, person) => answers[person]?.ratings);
  const { statements } = recordOf({ ...organisation, members }, 5);
  return { ...recordOf(organisation, 5), statements: { ...statements, VC: null } };
}

/** Fails where the record gives anybody away or is not as it should be. @returns what it shows */
function assertProtects(organisation: Organisation, minimum: number) {
  const record = recordOf(organisation, minimum);
  assertWellFormed(record);
  assert.deepEqual(attackRecord(record, organisation), []);
  return {
    units: record.units.filter(({ suppressed }) => !suppressed).length,
    withheld: record.units.filter(({ suppressed }) => suppressed).length,
    statements: Object.values(record.statements).filter((statements) => statements !== null).length,
  };
}

describe("nobody is given away", () => {
  test("in 200 random organisations", () => {
    const seen = { units: 0, withheld: 0, statements: 0 };
    for (let seed = 1; seed <= 200; seed++) {
      const shape = { units: 1 + ((seed * 7) % 30), depth: 1 + (seed % 4), people: 15 };
      const organisation = randomOrganisation(seed, shape);
      for (const minimum of minimums) {
        const { units, withheld, statements } = assertProtects(organisation, minimum);
        seen.units += units;
        seen.withheld += withheld;
        seen.statements += statements;
      }
    }
    assert.ok(seen.units > 3000 && seen.withheld > 3000 && seen.statements > 500, JSON.stringify(seen));
  });

  test("in the example", async () => {
    const organisation = await exampleOrganisation();
    for (const minimum of minimums) {
      const { units, statements } = assertProtects(organisation, minimum);
      assert.ok(units >= 10 && statements === 6, `${units} units, ${statements} statements at ${minimum}`);
    }
  });

  const alone = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`U${index}`, 1]));
  const uneven = { A: 10, B: 10 };
  const inB = [11, 12, 13, 14, 15, 16, 17, 18, 19];
  const organisations: Record<string, Organisation> = {
    "a chain of single units": answeringOrganisation({ "": 1, A: 2, "A/B": 3, "A/B/C": 4, "A/B/C/D": 9 }),
    "a manager alone above two teams": answeringOrganisation({ S: 1, "S/A": 9, "S/B": 6, T: 8 }),
    "a unit of 4 beside 5, 6 and 7": answeringOrganisation({ A: 4, B: 5, C: 6, D: 7 }),
    "two small siblings": answeringOrganisation({ A: 2, B: 2, C: 20 }),
    "everyone agrees": answeringOrganisation({ A: 6, B: 9, "B/C": 7 }, () => 2),
    "everyone in the root": answeringOrganisation({ "": 40 }),
    "300 units of one person": answeringOrganisation(alone),
    "one blank in an organisation": withBlanks(answeringOrganisation({ A: 12, B: 9 }), 3),
    "most have blanks in one unit, few in another": withBlanks(answeringOrganisation(uneven), 0, ...inB),
    "a statement in which everyone's gap is the same": sameGap(answeringOrganisation({ A: 14, B: 12 })),
    "a gap that all have but for rounding errors": sameGapInThirds(answeringOrganisation({ A: 6, B: 9 })),
  };
  for (const [name, organisation] of Object.entries(organisations)) {
    test(`in an organisation with ${name}`, () => {
      for (const minimum of minimums) assertProtects(organisation, minimum);
    });
  }

  test("by how far the statements agree, where fewer than the minimum rated them all", () => {
    const blanks = Array.from({ length: 10 }, (_, person) => person);
    const { reliability } = recordOf(withBlanks(answeringOrganisation({ A: 20 }), ...blanks), 12);
    assert.equal(Object.values(reliability)[0], null);
  });
});

function sameGap(organisation: Organisation): Organisation {
  for (const { sheet } of organisation.members) sheet.organisation[2] = sheet.self[2] ?? 0;
  return organisation;
}

/** In unit A everyone's gap is 4, that of the first as 28/3 − 16/3. */
function sameGapInThirds(organisation: Organisation): Organisation {
  organisation.members.slice(0, 6).forEach(({ sheet }, person) => {
    sheet.self.set(person === 0 ? [BLANK, 3, 2, 2] : [1 + (person % 3), 2, 2, 1]);
    sheet.organisation.set(person === 0 ? [BLANK, 2, 1, 1] : [person % 3, 1, 1, 0]);
  });
  return organisation;
}

async function exampleOrganisation(): Promise<Organisation> {
  const questionnaire = await readQuestionnaire(serviceCommitmentFile);
  const random = seededRandom(1);
  const people = examplePeople(random);
  const codes = statementsOf(questionnaire).map(({ code }) => code);
  const sheets = new Map(people.map(({ id }) => [id, emptySheet(codes.length)]));
  for (const { personId, raterId, statement, perspective, rating } of exampleAnswers(
    people,
    questionnaire,
    random,
  )) {
    const sheet = personId === raterId ? sheets.get(personId) : undefined;
    if (sheet) sheet[perspective][codes.indexOf(statement)] = rating ?? BLANK;
  }
  const members = people.map(({ id, department }) => ({
    department,
    sheet: sheets.get(id) ?? emptySheet(codes.length),
  }));
  return { questionnaire, departments: people.map(({ department }) => department), members };
}

describe("not more is withheld than needed", () => {
  test("in 300 small organisations, tried in every way", () => {
    let withheld = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const shape = { units: 2 + (seed % 11), depth: 1 + (seed % 4), people: 4 + (seed % 9) };
      const minimum = minimums[seed % 3] ?? 5;
      for (const choice of choicesOf(randomOrganisation(1000 + seed, shape), minimum)) {
        const best = waysToShow(choice).find(choice.isSafe) ?? [];
        const cost = costOf(choice, choice.shown);
        assert.ok(choice.isSafe(choice.shown));
        assert.ok(Math.abs(cost - costOf(choice, best)) < 1e-6, `${choice.name}, seed ${seed}: ${best}`);
        if (cost > 0) withheld++;
      }
    }
    assert.ok(withheld > 120, `${withheld} choices withheld something`);
  });

  test("in 60 larger ones, where each withheld unit would give somebody away", () => {
    let tried = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const organisation = randomOrganisation(2000 + seed, { units: 40, depth: 4, people: 12 });
      for (const { name, candidates, shown, isSafe } of choicesOf(organisation, minimums[seed % 3] ?? 5)) {
        for (const { path } of candidates.filter((candidate) => !shown.includes(candidate.path))) {
          assert.ok(!isSafe([...shown, path]), `${path} of ${name}, seed ${seed}`);
          tried++;
        }
      }
    }
    assert.ok(tried > 200, `${tried} units tried`);
  });
});
