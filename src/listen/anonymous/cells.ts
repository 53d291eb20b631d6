/** People who are alike in all that is looked at: values from the most important to the least, and how many they are. */
export interface Alike {
  /** Absent values at the end say: directly here. */
  values: readonly string[];
  people: number;
}

/** What may be known of some people: so many of their values, the rest is left out. */
export interface Cell {
  values: readonly string[];
  people: number;
}

/** Fewest people who share what is known of a ballot: at least ten, as many as its figures need. @param minimumGroup of the campaign */
export const fewestAlike = (minimumGroup: number): number => Math.max(minimumGroup, 10);

interface Node {
  values: readonly string[];
  /** Those who have no further value. */
  here: number;
  children: Map<string, Node>;
}

const total = (node: Node): number =>
  node.children.values().reduce((sum, child) => sum + total(child), node.here);

/**
 * Divides people into cells of at least `minimum`, by as many of their first values as that leaves. Who is in too small a
 * group for a value is put together with the others of whom it is left out; where those are too few, the smallest group
 * that could stand alone joins them. A cell tells no more of a person than that they are one of all who are in it.
 *
 * @returns cells without empty ones; fewer than `minimum` people in all are in one that says nothing
 */
export function divideIntoCells(people: readonly Alike[], minimum: number): Cell[] {
  const root: Node = { values: [], here: 0, children: new Map() };
  for (const { values, people: count } of people) {
    let node = root;
    for (const value of values) {
      const child = node.children.get(value) ?? {
        values: [...node.values, value],
        here: 0,
        children: new Map(),
      };
      node.children.set(value, child);
      node = child;
    }
    node.here += count;
  }
  return cellsOf(root, minimum);
}

function cellsOf(node: Node, minimum: number): Cell[] {
  const children = [...node.children.values()].map((child) => ({ child, people: total(child) }));
  const standing = children
    .filter(({ people }) => people >= minimum)
    .sort(
      (a, b) =>
        b.people - a.people || (a.child.values.at(-1) ?? "").localeCompare(b.child.values.at(-1) ?? ""),
    );
  let rest = node.here + children.reduce((sum, { people }) => sum + (people < minimum ? people : 0), 0);
  while (rest > 0 && rest < minimum) {
    const smallest = standing.pop();
    if (!smallest) break;
    rest += smallest.people;
  }
  const cells = standing.flatMap(({ child }) => cellsOf(child, minimum));
  return rest > 0 ? [{ values: node.values, people: rest }, ...cells] : cells;
}

/** The cell that says most of somebody without saying what is not so; undefined where none does. */
export function cellFor<Each extends Pick<Cell, "values">>(
  cells: readonly Each[],
  values: readonly string[],
): Each | undefined {
  return cells
    .filter((cell) => cell.values.every((value, at) => value === values[at]))
    .reduce<Each | undefined>(
      (best, cell) => (best && best.values.length >= cell.values.length ? best : cell),
      undefined,
    );
}
