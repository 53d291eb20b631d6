import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { seededRandom } from "#stats/random.ts";
import { isWithheld } from "#understand/waves/change.ts";
import { attackWaves, attackWavesByForce, type Sum } from "./disclosure-waves-attack.ts";
import { afterSums, attackReleased, planted, profile } from "./disclosure-waves-knowledge.ts";
import { fates, nextWave, randomTraced, type Traced } from "./disclosure-waves-organisations.ts";
import { type Released, releaseWaves } from "./disclosure-waves-run.ts";

const minimums = [3, 5, 10];
const same = { earlier: profile, later: profile };

/** Two waves that must be there. */
async function release(people: readonly Traced[], minimum: number, { asked = same, levels = true } = {}) {
  return (await releaseWaves(people, asked, minimum, levels)) ?? assert.fail("nothing is released");
}

/** So many people in a department, each answering both times in another way. */
function team(department: string, count: number, from: number, later = department): Traced[] {
  const random = seededRandom(from + 1);
  const visit = (place: string) => ({
    department: place,
    leads: false,
    sheet: {
      self: Int8Array.from({ length: 8 }, () => random.integer(4)),
      organisation: Int8Array.from({ length: 8 }, () => random.integer(4)),
    },
  });
  return Array.from({ length: count }, () => ({ visits: [visit(department), visit(later)], erased: false }));
}

const gone = (people: Traced[], erased = false): Traced[] =>
  people.map(({ visits: [first] }) => ({ visits: [first, null], erased }));
const fresh = (people: Traced[]): Traced[] =>
  people.map(({ visits: [, second] }) => ({ visits: [null, second], erased: false }));

describe("the attacker on two waves", () => {
  test("finds the same as trying every group of people", () => {
    const random = seededRandom(1);
    let found = 0;
    for (let round = 0; round < 400; round++) {
      const people = 3 + random.integer(5);
      const sums = Array.from({ length: 1 + random.integer(5) }, (): Sum => {
        const covered = Array.from({ length: people }, () => random.integer(2));
        const none = covered.map(() => 0);
        const kind = random.integer(3);
        if (kind === 0) return { first: covered, second: none };
        return kind === 1
          ? { first: none, second: covered }
          : { first: covered.map((factor) => -factor || 0), second: covered };
      });
      const minimum = 1 + random.integer(4);
      const isFound = attackWaves(sums, [], [], minimum).length > 0;
      assert.equal(isFound, attackWavesByForce(sums, minimum), JSON.stringify({ sums, minimum }));
      if (isFound) found++;
    }
    assert.ok(found > 100 && found < 300, `${found} of 400`);
  });

  const leaks: Record<string, Traced[]> = {
    "the one who left": [...team("A", 11, 0), ...gone(team("A", 1, 50)), ...team("B", 12, 100)],
    "the one who was erased": [...team("A", 11, 0), ...gone(team("A", 1, 50), true), ...team("B", 12, 100)],
    "the one who is new": [...team("A", 11, 0), ...fresh(team("A", 1, 50)), ...team("B", 12, 100)],
    "the four who were split off": [...team("A", 9, 0), ...team("A", 4, 50, "C"), ...team("B", 12, 100)],
    "the one who moved": [...team("A", 11, 0), ...team("A", 1, 50, "B"), ...team("B", 12, 100)],
  };
  for (const [who, people] of Object.entries(leaks)) {
    test(`singles out ${who} where all who answered twice are compared`, async () => {
      const released = await release(people, 5);
      const more = (code: string, totals: Parameters<ReturnType<typeof planted>>[1]) =>
        ["", "A", "B"].flatMap((path) => planted(path, true)(code, totals));
      const [found = ""] = attackReleased(people, same, released, 5, { more });
      assert.match(found, who.includes("four") ? /^LV: (9|1[0-2])(, (9|1[0-2])){3}$/ : /^LV: 11$/);
      assert.deepEqual(attackReleased(people, same, released, 5), []);
    });
  }
});

/** What is shown and what is withheld of changes. */
function count({ change }: Released) {
  const results = change.units.flatMap(({ competencies }) => Object.values(competencies));
  const withheld = results.filter(isWithheld).length;
  return { shown: results.length - withheld, withheld };
}

describe("nobody is given away by two waves and what changed between them", () => {
  for (const [index, fate] of fates.entries()) {
    test(`in 30 organisations where ${fate}`, async () => {
      const seen = { shown: 0, planted: 0, found: 0 };
      for (let round = 0; round < 30; round++) {
        const seed = 1 + index + round * fates.length;
        const size = { units: 1 + ((seed * 7) % 16), people: 4 + (seed % 11) };
        const people = randomTraced(seed, fate, size);
        for (const minimum of minimums) {
          const levels = round % 5 !== 0;
          const released = await releaseWaves(people, same, minimum, levels);
          if (!released) continue;
          assert.deepEqual(attackReleased(people, same, released, minimum), [], `seed ${seed} at ${minimum}`);
          const { shown, withheld } = count(released);
          seen.shown += shown;
          if (withheld === 0 || minimum < 5) continue;
          // Was it necessary? Show the first one that is withheld, to everybody who can be compared.
          const hidden = released.change.units.find(({ competencies }) =>
            Object.values(competencies).some(isWithheld),
          );
          seen.planted++;
          const more = planted(hidden?.path ?? "", released.change.showsLevels);
          if (attackReleased(people, same, released, minimum, { more }).length > 0) seen.found++;
        }
      }
      assert.ok(seen.shown > 60 && seen.planted > 10, JSON.stringify(seen));
      assert.ok(seen.found > seen.planted / 2, `the attacker finds what is planted: ${JSON.stringify(seen)}`);
    });
  }

  test("nor by a third wave, which shows changes alone", async () => {
    let shown = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const fate = fates[seed % fates.length] ?? "all stay";
      const people = randomTraced(seed, fate, { units: 1 + (seed % 12), people: 6 + (seed % 9) });
      const minimum = minimums[seed % 3] ?? 5;
      const before = await releaseWaves(people, same, minimum, true);
      const later = nextWave(people, seed);
      const released = await releaseWaves(later, same, minimum, false);
      if (!before || !released) continue;
      const more = (code: string) => afterSums(people, before, code);
      assert.deepEqual(attackReleased(later, same, released, minimum, { more }), [], `seed ${seed}`);
      shown += count(released).shown;
    }
    assert.ok(shown > 100, `${shown} shown`);
  });

  test("nor to whoever sees the second wave's single answers, unless nothing but changes are shown", async () => {
    const seen = { levels: 0, changes: 0 };
    for (let seed = 1; seed <= 80; seed++) {
      const fate = fates[seed % fates.length] ?? "all stay";
      const people = randomTraced(seed, fate, { units: 1 + (seed % 12), people: 6 + (seed % 9) });
      const released = await releaseWaves(people, same, 5, seed % 2 === 0);
      if (!released) continue;
      const found = attackReleased(people, same, released, 5, { seesSecond: true });
      const { showsLevels } = released.change;
      if (showsLevels) assert.deepEqual(found, [], `seed ${seed}`);
      if (found.length > 0 || showsLevels) seen[showsLevels ? "levels" : "changes"]++;
    }
    // Such comparisons are made only where those who see the later answers see the earlier ones as well.
    assert.ok(seen.levels > 20 && seen.changes > 5, JSON.stringify(seen));
  });

  test("nor where the second wave asks another version, of which one part is the same", async () => {
    const [changed, ...others] = profile.competencies;
    assert.ok(changed);
    const version = {
      ...profile,
      competencies: [
        {
          ...changed,
          statements: changed.statements.with(0, { ...(changed.statements[0] ?? assert.fail()), text: "x" }),
        },
        ...others,
      ],
    };
    const asked = { earlier: profile, later: version };
    let shown = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const fate = fates[seed % fates.length] ?? "all stay";
      const people = randomTraced(seed, fate, { units: 1 + (seed % 12), people: 6 + (seed % 9) });
      const released = await releaseWaves(people, asked, 5, true);
      if (!released) continue;
      assert.deepEqual(attackReleased(people, asked, released, 5), []);
      assert.ok(released.change.units.every(({ competencies }) => !competencies[changed.code]));
      shown += count(released).shown;
    }
    assert.ok(shown > 50, `${shown} shown`);
  });
});
