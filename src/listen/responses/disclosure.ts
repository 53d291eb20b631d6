/**
 * Which units' figures may be released, so that nobody can work out a small group.
 *
 * What an attacker has: every released figure of a unit covers everyone in it and below, so sums of released units can
 * be added and subtracted. Units form a tree, so all that can be derived this way is a union of *residual cells*: a
 * released unit's people less those in released units below it. A set of releases is therefore safe exactly when every
 * residual cell is empty or has at least the minimum of people who do not all say the same. (Cell suppression in
 * hierarchical tables: Hundepool et al., *Statistical Disclosure Control*, 2012, ch. 4. A general table needs integer
 * programming; a tree is solved exactly by the dynamic programme below.)
 */
import type { UnitTree } from "#people/units.ts";

/** A value that the people of a group do not share. */
const VARIED = Symbol("varied");

/** What has to be known about a group of people to tell whether its figures are safe. */
export interface Group {
  /** How many people. */
  count: number;
  /** Per published variable the value that all of them have, or that they differ. Empty where nobody is in the group. */
  shared: readonly (number | typeof VARIED)[];
}

export const nobody: Group = { count: 0, shared: [] };

/** The group of these people. @param people a row of the published variables' values a person */
export function groupOf(people: Iterable<readonly number[]>): Group {
  let group = nobody;
  for (const values of people) group = join(group, { count: 1, shared: values });
  return group;
}

/** Two groups taken together; they have nobody in common. */
export function join(a: Group, b: Group): Group {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  return {
    count: a.count + b.count,
    shared: a.shared.every((value) => value === VARIED)
      ? a.shared
      : a.shared.map((value, index) => (value === b.shared[index] ? value : VARIED)),
  };
}

/** True where figures of the group single nobody out: nobody in it, or enough people who differ in every variable. */
export function isSafe(group: Group, minimum: number): boolean {
  return group.count === 0 || (group.count >= minimum && group.shared.every((value) => value === VARIED));
}

/** A way to treat a unit and all below it: what is left over for the unit above, and at which cost. */
interface Option {
  residual: Group;
  cost: number;
  hidden: Hidden | null;
}

/** The withheld units of an option, shared between options as a binary tree. */
type Hidden = { unit: number } | { left: Hidden; right: Hidden };

function bothHidden(left: Hidden | null, right: Hidden | null): Hidden | null {
  return left && right ? { left, right } : (left ?? right);
}

/** Options with the same key can be exchanged for one another; only the cheapest is worth keeping. */
function residualKey({ count, shared }: Group, minimum: number): string {
  return `${Math.min(count, minimum)}|${shared.map((value) => (value === VARIED ? "v" : value)).join("|")}`;
}

class Options {
  readonly byResidual = new Map<string, Option>();
  readonly #minimum: number;

  constructor(minimum: number) {
    this.#minimum = minimum;
  }

  offer(option: Option): void {
    const key = residualKey(option.residual, this.#minimum);
    const rival = this.byResidual.get(key);
    if (!rival || option.cost < rival.cost) this.byResidual.set(key, option);
  }
}

export interface ReleaseQuestion {
  tree: UnitTree;
  /** Per unit the people who are directly in it and contribute to the figure. */
  own: readonly Group[];
  /** Smallest group that may be shown. */
  minimum: number;
  /** Units that may be released at all; all where absent. */
  candidates?: readonly boolean[];
}

/**
 * The safe releases that withhold the fewest people (each person counted once for every withheld unit she is in), and
 * among those the fewest units. Exact; time grows with the number of units.
 *
 * @returns per unit whether its figure is released
 */
export function chooseReleases({ tree, own, minimum, candidates }: ReleaseQuestion): boolean[] {
  const units = tree.paths.length;
  const people = own.map((group) => group.count);
  for (let unit = units - 1; unit > 0; unit--) {
    const parent = tree.parents[unit] ?? 0;
    people[parent] = (people[parent] ?? 0) + (people[unit] ?? 0);
  }
  const solved: (Option[] | undefined)[] = new Array(units);
  for (let unit = units - 1; unit >= 0; unit--) {
    let inside: Option[] = [{ residual: own[unit] ?? nobody, cost: 0, hidden: null }];
    for (const child of tree.children[unit] ?? []) {
      const merged = new Options(minimum);
      for (const left of inside) {
        for (const right of solved[child] ?? []) {
          merged.offer({
            residual: join(left.residual, right.residual),
            cost: left.cost + right.cost,
            hidden: bothHidden(left.hidden, right.hidden),
          });
        }
      }
      inside = [...merged.byResidual.values()];
      solved[child] = undefined;
    }
    const outcome = new Options(minimum);
    const count = people[unit] ?? 0;
    const releasable = count >= minimum && candidates?.[unit] !== false;
    const withholding = count * (units + 1) + 1;
    for (const { residual, cost, hidden } of inside) {
      if (releasable && isSafe(residual, minimum)) outcome.offer({ residual: nobody, cost, hidden });
      outcome.offer({ residual, cost: cost + withholding, hidden: bothHidden(hidden, { unit }) });
    }
    solved[unit] = [...outcome.byResidual.values()];
  }
  const best = (solved[0] ?? []).reduce((a, b) => (b.cost < a.cost ? b : a));
  const released = new Array<boolean>(units).fill(true);
  const stack = best.hidden ? [best.hidden] : [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if ("unit" in next) released[next.unit] = false;
    else stack.push(next.left, next.right);
  }
  return released;
}
