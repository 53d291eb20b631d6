import type { UnitTree } from "#people/units.ts";

/** Per unit the lowest released unit that it is in, itself included; −1 where there is none. */
export function releasedAbove(tree: UnitTree, released: readonly boolean[]): number[] {
  const above: number[] = [];
  tree.paths.forEach((_, unit) => {
    above.push(released[unit] ? unit : (above[tree.parents[unit] ?? -1] ?? -1));
  });
  return above;
}
