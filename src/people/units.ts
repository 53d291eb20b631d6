/**
 * The organisation's units as a tree. Units are numbered in preorder, so that a unit's parent has a lower number and
 * everything below unit `u` is the range `u … ends[u] − 1`. Unit 0, with the path "", is the whole organisation.
 */
export interface UnitTree {
  /** Path of each unit, segments joined by "/". */
  paths: string[];
  /** Number of the unit above; −1 for the organisation. */
  parents: number[];
  /** Numbers of the units directly below. */
  children: number[][];
  /** One past the last unit below. */
  ends: number[];
  numberOf: Map<string, number>;
}

/** Segments sort before longer names that merely begin alike, so that a subtree stays together. */
function comparePaths(a: string[], b: string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left = "", right = ""] = [a[index], b[index]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/**
 * The tree of all units that are named by `departments`, with every unit above them.
 *
 * @param departments paths such as "Sales/North"; "" is the organisation itself; repetitions are welcome
 */
export function buildUnitTree(departments: Iterable<string>): UnitTree {
  const known = new Set([""]);
  for (const department of departments) {
    for (let path = department; !known.has(path); path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
      known.add(path);
    }
  }
  const paths = [...known]
    .map((path) => ({ path, segments: path === "" ? [] : path.split("/") }))
    .sort((a, b) => comparePaths(a.segments, b.segments))
    .map(({ path }) => path);
  const numberOf = new Map(paths.map((path, unit) => [path, unit]));
  const parents = paths.map((path, unit) =>
    unit === 0 ? -1 : (numberOf.get(path.slice(0, Math.max(0, path.lastIndexOf("/")))) ?? 0),
  );
  const children: number[][] = paths.map(() => []);
  const ends = paths.map((_, unit) => unit + 1);
  for (let unit = paths.length - 1; unit > 0; unit--) {
    const parent = parents[unit] ?? 0;
    children[parent]?.push(unit);
    ends[parent] = Math.max(ends[parent] ?? 0, ends[unit] ?? 0);
  }
  for (const below of children) below.reverse();
  return { paths, parents, children, ends, numberOf };
}
