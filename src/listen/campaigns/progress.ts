import { buildUnitTree } from "#people/units.ts";
import { chooseReleases } from "../responses/disclosure.ts";

interface Counts {
  invited: number;
  started: number;
  completed: number;
}

/** A department with all below, or that its figures are withheld. */
type DepartmentProgress = { path: string; withheld: true } | ({ path: string; withheld: false } & Counts);

export interface Progress {
  /** Null where it is withheld, too. */
  overall: Counts | null;
  /** In the tree's order, the organisation itself left out. */
  departments: DepartmentProgress[];
}

/**
 * The progress that may be seen. In confidential campaigns a department is withheld where it, or the difference between
 * it and others, is smaller than the minimum. That is decided by how many were invited, which is no secret, so it tells
 * nothing about who answered, and it stays the same while answers come in. It is decided once more by those of them who
 * were never taken out: else taking out all but one, and back in, would let that one be watched.
 *
 * @param own people directly in each department
 * @param minimum null in named campaigns: everything is shown
 */
export function releaseProgress(
  own: readonly ({ department: string; steady: number } & Counts)[],
  minimum: number | null,
): Progress {
  const tree = buildUnitTree(own.map(({ department }) => department));
  const sums = tree.paths.map((): Counts => ({ invited: 0, started: 0, completed: 0 }));
  const add = (unit: number, { invited, started, completed }: Counts) => {
    const into = sums[unit];
    if (!into) return;
    into.invited += invited;
    into.started += started;
    into.completed += completed;
  };
  const steady = sums.map(() => 0);
  for (const counts of own) {
    const unit = tree.numberOf.get(counts.department) ?? 0;
    add(unit, counts);
    steady[unit] = (steady[unit] ?? 0) + counts.steady;
  }
  // Fewer figures than a safe choice's are safe, too: what both choices release is safe in both ways.
  const choices =
    minimum === null
      ? []
      : [sums.map(({ invited }) => invited), steady].map((people) =>
          chooseReleases({ tree, own: people.map((count) => ({ count, shared: [] })), minimum }),
        );
  for (let unit = sums.length - 1; unit > 0; unit--) {
    const counts = sums[unit];
    if (counts) add(tree.parents[unit] ?? 0, counts);
  }
  const released = sums.map((_, unit) => choices.every((choice) => choice[unit]));
  const [whole] = sums;
  return {
    overall: whole && released[0] ? whole : null,
    departments: tree.paths.slice(1).map((path, index): DepartmentProgress => {
      const counts = sums[index + 1];
      return counts && released[index + 1] ? { path, withheld: false, ...counts } : { path, withheld: true };
    }),
  };
}
