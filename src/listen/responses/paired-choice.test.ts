import assert from "node:assert/strict";
import { test } from "node:test";
import { buildUnitTree } from "#people/units.ts";
import { breachesByAgreement, breachesByCount } from "./crossed-disclosure.ts";
import { groupOf, isSafe, join, nobody } from "./disclosure.ts";
import { choosePairReleases, type PairedWave, type PairQuestion } from "./paired-releases.ts";

const noClasses = { statements: false, leaders: false };

/** Two waves of one department after another, each shown by itself: [who answered twice, new, left] a department. */
function departments(
  counts: Record<string, [pairs: number, joined: number, left: number]>,
  minimum = 5,
): PairQuestion {
  const tree = buildUnitTree(Object.keys(counts));
  const units: number[] = [];
  const wave = (): PairedWave & {
    cells: number[];
    pairs: number[];
    values: number[][];
    classes: number[];
  } => ({
    cells: [],
    pairs: [],
    values: [],
    classes: [],
    shown: noClasses,
    mustReachGround: false,
  });
  const [now, before] = [wave(), wave()];
  let next = 0;
  const add = (side: typeof now, unit: number, pair: number) => {
    side.cells.push(unit);
    side.pairs.push(pair);
    side.values.push([next++]);
    side.classes.push(0);
  };
  for (const [path, [pairs, joined, left]] of Object.entries(counts)) {
    const unit = tree.numberOf.get(path) ?? 0;
    for (let person = 0; person < pairs; person++) {
      add(now, unit, units.length);
      add(before, unit, units.length);
      units.push(unit);
    }
    for (let person = 0; person < joined; person++) add(now, unit, -1);
    for (let person = 0; person < left; person++) add(before, unit, -1);
  }
  return {
    tree,
    candidates: tree.paths.map(() => true),
    units,
    values: units.map((_, pair) => [pair]),
    waves: [now, before],
    minimum,
  };
}

function shown(question: PairQuestion): Record<string, number> {
  const { released, included } = choosePairReleases(question);
  return Object.fromEntries(
    question.tree.paths.flatMap((path, unit) => {
      const isIn = (own: number) => own >= unit && own < (question.tree.ends[unit] ?? 0);
      const count = question.units.filter((own, pair) => included[pair] && isIn(own)).length;
      return released[unit] ? [[path, count]] : [];
    }),
  );
}

test("everybody answers twice: all are shown", () => {
  assert.deepEqual(shown(departments({ Sales: [20, 0, 0], Support: [10, 0, 0] })), {
    "": 30,
    Sales: 20,
    Support: 10,
  });
});

test("one leaver: five stay outside with them, since fewer could be told from the later figure", () => {
  assert.deepEqual(shown(departments({ Sales: [20, 0, 1] })), { "": 15, Sales: 15 });
});

test("those who joined and left are enough by themselves: nobody is left out", () => {
  assert.deepEqual(shown(departments({ Sales: [20, 5, 6] })), { "": 20, Sales: 20 });
});

test("where a team of seven has one who joined, the organisation is shown and the other team withheld", () => {
  assert.deepEqual(shown(departments({ Sales: [7, 1, 0], Support: [30, 4, 0] })), { "": 37 });
});

test("too few pairs: nothing is shown", () => {
  assert.deepEqual(shown(departments({ Sales: [4, 20, 20] })), {});
});

/** People shown, each once a unit, by the best of all choices of units and people to leave out. */
function best({ tree, units, values, waves, minimum }: PairQuestion): number {
  let most = 0;
  for (let released = 1; released < 2 ** tree.paths.length; released++) {
    const cellOf: number[] = [];
    tree.paths.forEach((_, unit) => {
      cellOf.push((released >> unit) & 1 ? unit : (cellOf[tree.parents[unit] ?? -1] ?? -1));
    });
    for (let included = 0; included < 2 ** units.length; included++) {
      const cells = units.map((unit, pair) => ((included >> pair) & 1 ? (cellOf[unit] ?? -1) : -1));
      const depth = (cell: number): number =>
        cell < 0 ? 0 : ((released >> cell) & 1) + depth(tree.parents[cell] ?? -1);
      const total = cells.reduce((sum, cell) => sum + depth(cell), 0);
      if (total <= most) continue;
      const groups = tree.paths.map(() => nobody);
      cells.forEach((cell, pair) => {
        if (cell >= 0) groups[cell] = join(groups[cell] ?? nobody, groupOf([values[pair] ?? []]));
      });
      const isChosen =
        groups.every((group) => isSafe(group, minimum)) &&
        waves.every((wave) => breachesByCount(wave, cells, minimum).length === 0) &&
        waves.every((wave) => breachesByAgreement(wave, cells).length === 0);
      if (isChosen) most = total;
    }
  }
  return most;
}

test("beside the best of all choices, most of what can be shown is shown", () => {
  let state = 5;
  const random = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  let [optimal, ours, possible, rounds] = [0, 0, 0, 0];
  for (; rounds < 60; rounds++) {
    const one = (): [number, number, number] => [1 + random(4), random(4), random(3)];
    const question = departments({ A: one(), B: one() }, 2);
    const most = best(question);
    const total = Object.values(shown(question)).reduce((sum, count) => sum + count, 0);
    assert.ok(total <= most, `${total} shown, ${most} possible`);
    if (total === most) optimal++;
    ours += total;
    possible += most;
  }
  assert.ok(
    optimal >= 0.5 * rounds && ours >= 0.8 * possible,
    `${optimal} of ${rounds}; ${ours} of ${possible}`,
  );
});
