import type { UnitTree } from "#people/units.ts";
import { addToAtom, areClassesSafe, type ClassesOf, crossing, type ShownClasses } from "./crossed-classes.ts";
import {
  type Breach,
  breachesByAgreement,
  breachesByCount,
  type WaveOfPeople,
} from "./crossed-disclosure.ts";
import { chooseReleases, type Group, groupOf, isSafe, join, nobody } from "./disclosure.ts";

/** One of the two waves whose people are paired. */
export interface PairedWave extends WaveOfPeople {
  /** Per person, as `crossed-classes.ts` counts classes. */
  classes: readonly number[];
  /** What the wave shows by class. */
  shown: ShownClasses;
}

export interface PairQuestion {
  /** Units as they are at the later wave. */
  tree: UnitTree;
  /** Units whose paired figures may be shown at all. */
  candidates: readonly boolean[];
  /** Per pair the unit that the person is directly in. */
  units: readonly number[];
  /** Per pair all variables that paired figures are about: what each released cell has to differ in. */
  values: readonly (readonly number[])[];
  /** The waves beside whose figures the paired ones are shown. */
  waves: readonly PairedWave[];
  minimum: number;
}

export interface PairReleases {
  /** Per unit whether its paired figure is released. */
  released: boolean[];
  /** Per pair whether the person is part of paired figures. */
  included: boolean[];
}

/**
 * Chooses which units' paired figures are shown beside those of the waves, so that nobody can be singled out (see
 * `crossed-disclosure.ts`).
 *
 * Where too few people are in a unit's figures of a wave but not in the paired ones, some of the paired people are left
 * out as well, in the order in which they are given, until those outside are enough: a random order makes that a random
 * sample. Never more than half of a cell. Where that doesn't help, the unit with the fewest people is withheld, and its
 * people go to the unit above. Deterministic; a heuristic in what it withholds, exact in what is safe.
 */
export function choosePairReleases(question: PairQuestion): PairReleases {
  const { tree, units, values, candidates, minimum } = question;
  const own: Group[] = tree.paths.map(() => nobody);
  units.forEach((unit, pair) => {
    own[unit] = join(own[unit] ?? nobody, groupOf([values[pair] ?? []]));
  });
  const released = chooseReleases({ tree, own, minimum, candidates });
  const included = units.map(() => true);
  mend(question, released, included);
  // People may have been left out for a unit that was withheld later on: once more, with all of them, for what is left.
  if (included.includes(false)) mend(question, released, included.fill(true));
  return { released, included };
}

function mend(question: PairQuestion, released: boolean[], included: boolean[]): void {
  const choice = new Choice(question, released, included);
  while (choice.mendOnce());
}

/** What is wrong, and beside which wave's figures; null where the paired figures are wrong by themselves. */
interface Found {
  breaches: Breach[];
  wave: PairedWave | null;
}

class Choice {
  readonly #question: PairQuestion;
  readonly #released: boolean[];
  readonly #included: boolean[];
  /** Per unit, people in it and below who could be paired. */
  readonly #sizes: number[];
  /** How many have been left out of each cell. */
  readonly #leftOut = new Map<number, number>();
  readonly #cellOfPair: Map<PairedWave, Map<number, number>>;

  constructor(question: PairQuestion, released: boolean[], included: boolean[]) {
    this.#question = question;
    this.#released = released;
    this.#included = included;
    const { tree, units, waves } = question;
    this.#cellOfPair = new Map(
      waves.map((wave) => [
        wave,
        new Map(wave.pairs.map((pair, person) => [pair, wave.cells[person] ?? -1])),
      ]),
    );
    this.#sizes = tree.paths.map(() => 0);
    for (const unit of units) this.#sizes[unit] = (this.#sizes[unit] ?? 0) + 1;
    for (let unit = this.#sizes.length - 1; unit > 0; unit--) {
      const parent = tree.parents[unit] ?? 0;
      this.#sizes[parent] = (this.#sizes[parent] ?? 0) + (this.#sizes[unit] ?? 0);
    }
  }

  /** The released cell of each included pair where these units are released. */
  #cells(released: readonly boolean[]): number[] {
    const { tree, units } = this.#question;
    const cellOf = tree.paths.map(() => -1);
    tree.paths.forEach((_, unit) => {
      cellOf[unit] = released[unit] ? unit : (cellOf[tree.parents[unit] ?? -1] ?? -1);
    });
    return units.map((unit, pair) => (this.#included[pair] ? (cellOf[unit] ?? -1) : -1));
  }

  /** Mends what is found wrong. @returns false where nothing is */
  mendOnce(): boolean {
    if (!this.#released.includes(true)) return false;
    const cells = this.#cells(this.#released);
    const found = this.#find(cells);
    if (!found) return this.#mendClasses();
    const pairsOf = Map.groupBy(cells.keys(), (pair) => cells[pair] ?? -1);
    for (const breach of found.breaches) {
      if (found.wave && this.#leaveOut(breach, found.wave, pairsOf)) continue;
      const unit = this.#toWithhold(breach.units, cells);
      if (unit === undefined) this.#released.fill(false);
      else this.#released[unit] = false;
    }
    return true;
  }

  #find(cells: readonly number[]): Found | null {
    const { waves, minimum } = this.#question;
    for (const wave of waves) {
      const few = breachesByCount(wave, cells, minimum);
      if (few.length > 0) return { breaches: few, wave };
    }
    const alone = this.#unsafeAlone(cells);
    if (alone.length > 0) return { breaches: alone, wave: null };
    for (const wave of waves) {
      const alike = breachesByAgreement(wave, cells);
      if (alike.length > 0) return { breaches: alike, wave };
    }
    return null;
  }

  /** Cells that are not safe even by themselves. */
  #unsafeAlone(cells: readonly number[]): Breach[] {
    const { values, minimum } = this.#question;
    const groups = new Map<number, Group>();
    cells.forEach((cell, pair) => {
      const group = groups.get(cell) ?? nobody;
      if (cell < 0 || (group.count > 0 && isSafe(group, minimum))) return;
      groups.set(cell, join(group, groupOf([values[pair] ?? []])));
    });
    return [...groups]
      .filter(([, group]) => !isSafe(group, minimum))
      .map(([unit]) => ({ units: new Set([unit]), cells: new Set(), missing: null }));
  }

  /**
   * The smallest of some units. The organisation's own figure tells most, so where its cell is the smallest, people join it
   * from the smallest unit whose cell is right below.
   */
  #toWithhold(units: ReadonlySet<number>, cells: readonly number[]): number | undefined {
    const [smallest] = this.#bySize(units);
    if (smallest !== 0) return smallest;
    const { parents } = this.#question.tree;
    const isBelowAll = (unit: number): boolean => {
      const parent = parents[unit] ?? -1;
      return parent === 0 || (parent > 0 && !this.#released[parent] && isBelowAll(parent));
    };
    const shown = new Set(cells);
    return this.#bySize(shown).find((unit) => unit > 0 && isBelowAll(unit)) ?? smallest;
  }

  /** Units from the fewest people up. */
  #bySize(units: Iterable<number>): number[] {
    const size = (unit: number) => this.#sizes[unit] ?? 0;
    return [...units].sort((a, b) => size(a) - size(b) || b - a);
  }

  /**
   * Withholds the smallest units until figures by class single nobody out: the fewer units, the fewer atoms, and nobody
   * is singled out by fewer atoms who is not by more.
   */
  #mendClasses(): boolean {
    const isSafeWithout = (withheld: readonly number[]) => {
      const released = [...this.#released];
      for (const unit of withheld) released[unit] = false;
      const cells = this.#cells(released);
      return this.#question.waves.every((wave) => this.#areClassesSafe(wave, cells));
    };
    const order = this.#bySize(this.#released.keys().filter((unit) => this.#released[unit]));
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isSafeWithout(order.slice(0, middle))) high = middle;
      else low = middle + 1;
    }
    for (const unit of order.slice(0, low)) this.#released[unit] = false;
    return low > 0;
  }

  #areClassesSafe(wave: PairedWave, cells: readonly number[]): boolean {
    if (!wave.shown.statements && !wave.shown.leaders) return true;
    const byCell: ClassesOf<number> = new Map();
    const atoms: ClassesOf<number> = new Map();
    const columns = this.#sizes.length + 1;
    wave.cells.forEach((cell, person) => {
      const group = groupOf([wave.values[person] ?? []]);
      const pairCell = cells[wave.pairs[person] ?? -1] ?? -1;
      addToAtom(byCell, cell, wave.classes[person] ?? 0, group);
      addToAtom(atoms, (cell + 1) * columns + pairCell + 1, wave.classes[person] ?? 0, group);
    });
    const shown = crossing(byCell.values(), wave.shown);
    return areClassesSafe(atoms.values(), shown, this.#question.minimum);
  }

  /** Leaves out people between cells that are cut off together. @returns false where they would be too many */
  #leaveOut({ units, cells, missing }: Breach, wave: PairedWave, pairsOf: Map<number, number[]>): boolean {
    if (missing === null) return false;
    const { minimum } = this.#question;
    const cellOf = this.#cellOfPair.get(wave);
    const chosen: { pair: number; unit: number }[] = [];
    for (const unit of this.#bySize(units).reverse()) {
      const all = pairsOf.get(unit) ?? [];
      const before = this.#leftOut.get(unit) ?? 0;
      const room = Math.min(all.length - minimum, Math.floor((all.length + before) / 2) - before);
      const between = all.filter((pair) => cells.has(cellOf?.get(pair) ?? -1));
      const out = between.slice(0, Math.max(0, Math.min(room, missing - chosen.length)));
      chosen.push(...out.map((pair) => ({ pair, unit })));
    }
    if (chosen.length < missing) return false;
    for (const { pair, unit } of chosen) {
      this.#included[pair] = false;
      this.#leftOut.set(unit, (this.#leftOut.get(unit) ?? 0) + 1);
    }
    return true;
  }
}
