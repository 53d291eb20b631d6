import assert from "node:assert/strict";
import { test } from "node:test";
import { buildUnitTree, type UnitTree } from "#people/units.ts";
import { addToAtom, areClassesSafe, type ClassesOf, crossing } from "./crossed-classes.ts";
import { chooseReleases, groupOf, join, nobody } from "./disclosure.ts";
import {
  choosePairReleases,
  type PairedWave,
  type PairQuestion,
  type PairReleases,
} from "./paired-releases.ts";

/** One wave of a small organisation: per person the unit, or −1 for those who take no part, and one value. */
interface Wave {
  tree: UnitTree;
  units: number[];
  values: number[];
  classes: number[];
}

type Row = number[];
const prime = 1_000_003;
const modulo = (value: number) => ((value % prime) + prime) % prime;

function rank(rows: readonly Row[], columns: readonly number[]): number {
  let left = rows.map((row) => columns.map((column) => modulo(row[column] ?? 0)));
  for (let column = 0; column < columns.length; column++) {
    const pivot = left.find((row) => row[column]);
    if (!pivot) continue;
    const head = pivot[column] ?? 0;
    left = left
      .filter((row) => row !== pivot)
      .map((row) => row.map((value, at) => modulo(value * head - (row[column] ?? 0) * (pivot[at] ?? 0))));
  }
  return rows.length - left.length;
}

const coveredBy = ({ tree, units }: Wave, unit: number, person: number) => {
  const own = units[person] ?? -1;
  return own >= unit && own < (tree.ends[unit] ?? 0);
};

/** What each wave lets out by itself: units, and classes where they are safe. */
function released(wave: Wave, minimum: number) {
  const { tree, units, values, classes } = wave;
  const own = tree.paths.map(() => nobody);
  units.forEach((unit, person) => {
    if (unit >= 0) own[unit] = join(own[unit] ?? nobody, groupOf([[values[person] ?? 0]]));
  });
  const shown = chooseReleases({ tree, own, minimum });
  const cells = units.map((unit) => {
    let at = unit;
    while (at >= 0 && !shown[at]) at = tree.parents[at] ?? -1;
    return at;
  });
  const atoms: ClassesOf<number> = new Map();
  units.forEach((unit, person) => {
    if (unit >= 0)
      addToAtom(atoms, cells[person] ?? -1, classes[person] ?? 0, groupOf([[values[person] ?? 0]]));
  });
  const both = { statements: true, leaders: true };
  const isSafe = areClassesSafe(atoms.values(), crossing(atoms.values(), both), minimum) && shown[0] === true;
  return { shown, cells, classes: isSafe ? both : { statements: false, leaders: false } };
}

type Released = ReturnType<typeof released>;

function question(
  then: Wave,
  now: Wave,
  shown: { earlier: Released; later: Released },
  minimum: number,
  levels: boolean,
): PairQuestion & { persons: number[] } {
  const persons = [...now.units.keys()].filter(
    (i) => (then.units[i] ?? -1) >= 0 && (now.units[i] ?? -1) >= 0,
  );
  const side = (wave: Wave, { cells, classes }: Released, mustReachGround: boolean): PairedWave => {
    const present = [...wave.units.keys()].filter((person) => (wave.units[person] ?? -1) >= 0);
    return {
      cells: present.map((person) => cells[person] ?? -1),
      pairs: present.map((person) => persons.indexOf(person)),
      values: present.map((person) => [wave.values[person] ?? 0]),
      classes: present.map((person) => wave.classes[person] ?? 0),
      shown: classes,
      mustReachGround,
    };
  };
  return {
    persons,
    tree: now.tree,
    candidates: shown.later.shown,
    units: persons.map((person) => now.units[person] ?? 0),
    values: persons.map((person) => [
      (now.values[person] ?? 0) - (then.values[person] ?? 0),
      now.values[person] ?? 0,
      then.values[person] ?? 0,
    ]),
    waves: [side(now, shown.later, !levels), ...(levels ? [side(then, shown.earlier, false)] : [])],
    minimum,
  };
}

/** Equations about the values of all waves: a column a wave and person. */
function equationsOf(waves: readonly Wave[], shown: readonly Released[]): Row[] {
  const people = waves[0]?.units.length ?? 0;
  const width = people * waves.length;
  return waves.flatMap((wave, at) => {
    const row = (isIn: (person: number) => boolean) =>
      Array.from({ length: width }, (_, column) =>
        Math.floor(column / people) === at && isIn(column % people) ? 1 : 0,
      );
    const { shown: units = [], classes } = shown[at] ?? {};
    const present = (person: number) => (wave.units[person] ?? -1) >= 0;
    return [
      ...wave.tree.paths
        .keys()
        .filter((unit) => units[unit])
        .map((unit) => row((person) => coveredBy(wave, unit, person))),
      ...(classes?.statements
        ? [row((person) => present(person) && ((wave.classes[person] ?? 0) & 1) > 0)]
        : []),
      ...(classes?.leaders ? [row((person) => present(person) && (wave.classes[person] ?? 0) > 1)] : []),
    ];
  });
}

/** The paired figures' equations: then, now and change, or the change alone. */
function pairEquations(
  now: Wave,
  persons: readonly number[],
  { released: units, included }: PairReleases,
  [from, to]: [number, number],
  width: number,
  levels: boolean,
): Row[] {
  const people = now.units.length;
  return [...units.keys()]
    .filter((unit) => units[unit])
    .flatMap((unit) => {
      const isIn = (person: number) => {
        const pair = persons.indexOf(person);
        return pair >= 0 && included[pair] === true && coveredBy(now, unit, person);
      };
      const row = (factors: Record<number, number>) =>
        Array.from({ length: width }, (_, column) =>
          isIn(column % people) ? (factors[Math.floor(column / people)] ?? 0) : 0,
        );
      return levels ? [row({ [from]: 1 }), row({ [to]: 1 })] : [row({ [to]: 1, [from]: -1 })];
    });
}

/** Looks for people who are too few or agree and about whom something follows. @returns what was found, "" for nothing */
function attack(equations: readonly Row[], waves: readonly Wave[], minimum: number): string {
  const people = waves[0]?.units.length ?? 0;
  const all = Array.from({ length: people * waves.length }, (_, column) => column);
  const full = rank(equations, all);
  for (let set = 1; set < 2 ** people; set++) {
    const isIn = (person: number) => ((set >> person) & 1) === 1;
    const members = Array.from({ length: people }, (_, person) => person).filter(isIn);
    if (members.length < minimum) {
      if (
        rank(
          equations,
          all.filter((column) => !isIn(column % people)),
        ) < full
      )
        return `few: ${members}`;
    }
    // Something about the values of wave `at`, and of earlier ones at most, in which these people agree.
    for (const [at, wave] of waves.entries()) {
      if (new Set(members.map((person) => wave.values[person])).size > 1) continue;
      const isEarlier = (column: number) => Math.floor(column / people) < at;
      const own = all.filter((column) => !isEarlier(column));
      const others = own.filter((column) => Math.floor(column / people) > at || !isIn(column % people));
      if (rank(equations, others) < rank(equations, own)) return `alike in ${at}: ${members}`;
    }
  }
  return "";
}

let state = 11;
const random = (below: number) => {
  state = (state * 48271) % 2147483647;
  return state % below;
};

const shapes = [["A", "B"], ["A/C", "A/D", "B"], ["A/C", "B", "E"], ["A"], ["A/C/F", "A/C/G", "B"]];

function randomWave(people: number, before?: Wave): Wave {
  const paths = before && random(3) > 0 ? before.tree.paths : (shapes[random(shapes.length)] ?? []);
  const tree = buildUnitTree(paths);
  const isSame = before && tree.paths.length === before.tree.paths.length;
  const spread = random(4) === 0 ? 2 : 7;
  return {
    tree,
    units: Array.from({ length: people }, (_, person) => {
      const stays = isSame && random(8) > 0;
      const unit =
        stays && (before.units[person] ?? -1) >= 0 ? before.units[person] : random(tree.paths.length);
      return random(7) === 0 ? -1 : (unit ?? 0);
    }),
    values: Array.from({ length: people }, () => random(spread)),
    classes: Array.from({ length: people }, () => (random(4) > 0 ? 1 : 0) + (random(3) === 0 ? 2 : 0)),
  };
}

test("an attacker learns nothing about too few people, or people who agree, from two waves", () => {
  let shownUnits = 0;
  let shownClasses = 0;
  for (let round = 0; round < 500; round++) {
    const people = 5 + random(4);
    const minimum = 2 + random(2);
    const then = randomWave(people);
    const now = randomWave(people, then);
    const shown = { earlier: released(then, minimum), later: released(now, minimum) };
    const levels = random(2) === 0;
    const asked = question(then, now, shown, minimum, levels);
    const choice = choosePairReleases(asked);
    const pairs = pairEquations(now, asked.persons, choice, [0, 1], 2 * people, levels);
    const own = equationsOf([then, now], [shown.earlier, shown.later]);
    assert.equal(attack(own, [then, now], minimum), "", "the waves by themselves");
    assert.equal(
      attack([...own, ...pairs], [then, now], minimum),
      "",
      JSON.stringify([then, now, minimum, levels, choice]),
    );
    shownUnits += pairs.length;
    if (pairs.length > 0 && shown.later.classes.leaders) shownClasses++;
  }
  assert.ok(shownUnits > 150 && shownClasses > 15, `${shownUnits} figures, ${shownClasses} beside classes`);
});

test("nor from three, where only the newest wave has been looked at", () => {
  let third = 0;
  for (let round = 0; round < 250; round++) {
    const people = 6 + random(3);
    const minimum = 2;
    const first = randomWave(people);
    const second = randomWave(people, first);
    const last = randomWave(people, second);
    const waves = [first, second, last];
    const shown = waves.map((wave) => released(wave, minimum));
    const [a, b, c] = shown as [Released, Released, Released];
    const early = question(first, second, { earlier: a, later: b }, minimum, true);
    const late = question(second, last, { earlier: b, later: c }, minimum, false);
    const chosen = choosePairReleases(late);
    const equations = [
      ...equationsOf(waves, shown),
      ...pairEquations(second, early.persons, choosePairReleases(early), [0, 1], 3 * people, true),
      ...pairEquations(last, late.persons, chosen, [1, 2], 3 * people, false),
    ];
    assert.equal(attack(equations, waves, minimum), "", JSON.stringify({ waves, shown }));
    third += chosen.released.filter(Boolean).length;
  }
  assert.ok(third > 60, `${third} units shown in the third wave`);
});
