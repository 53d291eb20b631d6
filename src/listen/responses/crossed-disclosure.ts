/**
 * Two families of figures about the same people: those of a wave, by its tree of units, and those of the people who can
 * be paired with another wave, by the later wave's tree.
 *
 * **What can be derived.** Within each family, sums of released units can be subtracted, which yields the sums of its
 * residual cells (see `disclosure.ts`). Across the families, an attacker adds Σ αʷ·(sum of wave cell w) and Σ βᵖ·(sum of
 * paired cell p). A person in cells w and p then has the coefficient αʷ + βᵖ; somebody who is in no released cell of a
 * family has 0 from it.
 *
 * **As a graph.** A node for each cell of either family, and one node, the *ground*, for "in no cell"; each person is an
 * edge between the own wave cell and the own paired cell. Give wave cells the potential αʷ, paired cells −βᵖ and the
 * ground 0: the people whom the combination is about are the edges whose ends differ in potential. Take the nodes that
 * share one of the potentials that occur: the edges that leave this set are all among them. So the fewest people whom any
 * combination is about, that is about anybody, are the lightest cut of the graph that is not empty; and each cut is such
 * a combination (α = 1 and β = −1 inside). Releases are therefore safe exactly when the minimum cut of each connected
 * component is at least the minimum number of people.
 *
 * **Unanimity.** Something follows about people who all have the value v, whoever else is left out of it, exactly where
 * merging the ends of every other person's edge leaves an edge of a person with v between two nodes.
 *
 * **Three and more waves.** Where only changes are let out, not the means of then and now, the newest wave shields the
 * earlier ones. A person's change is after − before. A combination that uses changes has coefficients in the new wave's
 * answers, unless they cancel everywhere; and those it is about are found in the new wave's graph alone, so they are
 * enough people who differ, whatever is known of earlier waves. They cancel only where a component of that graph does not
 * reach the ground, so components that hold a paired cell have to (`mustReachGround`).
 *
 * Not covered: figures about different variables taken together (a total and a gap) beyond what `disclosure.ts` does, and
 * sums of squares (see the note on spread in decision 2).
 */
import { MergedNodes, smallCuts, type WeightedGraph } from "#stats/small-cuts.ts";
import { type Group, groupOf, join, nobody } from "./disclosure.ts";

/** Everybody who is in a wave's figures of one variable set, one entry a person in each array. */
export interface WaveOfPeople {
  /** The wave's residual cell, as its number; −1 where nothing released covers the person. */
  cells: readonly number[];
  /** The person's number among the pairs; −1 where they can't be paired. */
  pairs: readonly number[];
  /** Per person the published variables. */
  values: readonly (readonly number[])[];
  /** Whether every component with a paired cell has to reach the ground. */
  mustReachGround: boolean;
}

/** The released cell of each pair, as its unit's number; −1 where nothing covers it. */
export type PairCells = readonly number[];

const ground = 0;

/** Nodes: the ground, then wave cells, then paired cells. */
interface CrossedGraph extends WeightedGraph {
  /** The first paired cell's node; wave cells are below. */
  firstPaired: number;
  /** Per person the number of the edge; −1 for those whom no figure covers. */
  edgeOf: number[];
}

function graphOf({ cells, pairs }: WaveOfPeople, pairCells: PairCells): CrossedGraph {
  const edges: { a: number; b: number; weight: number }[] = [];
  const numbers = new Map<number, number>();
  const most = (all: readonly number[]) => all.reduce((highest, cell) => Math.max(highest, cell + 1), 0);
  const firstPaired = 1 + most(cells);
  const nodes = firstPaired + most(pairCells);
  const edgeOf = cells.map((cell, person) => {
    const unit = pairCells[pairs[person] ?? -1] ?? -1;
    const [a, b] = [cell < 0 ? ground : 1 + cell, unit < 0 ? ground : firstPaired + unit];
    if (a === b) return -1;
    const number = numbers.get(a * nodes + b) ?? edges.length;
    const edge = edges[number];
    if (edge) edge.weight++;
    else {
      edges.push({ a, b, weight: 1 });
      numbers.set(a * nodes + b, number);
    }
    return number;
  });
  return { nodes, edges, firstPaired, edgeOf };
}

/** People who can be singled out: nodes between whom and the rest too few, or people who agree, are. */
export interface Breach {
  /** Units whose paired cells are among the nodes; none where the wave's own figures single somebody out. */
  units: Set<number>;
  /** Wave cells among the nodes. */
  cells: Set<number>;
  /** How many more people would be enough; null where they are enough but agree. */
  missing: number | null;
}

function breachOf({ firstPaired }: CrossedGraph, nodes: readonly number[], missing: number | null): Breach {
  return {
    units: new Set(nodes.filter((node) => node >= firstPaired).map((node) => node - firstPaired)),
    cells: new Set(nodes.filter((node) => node !== ground && node < firstPaired).map((node) => node - 1)),
    missing,
  };
}

/** Where too few people are singled out; empty exactly where that is nowhere. Not all of it is found at once. */
export function breachesByCount(wave: WaveOfPeople, pairCells: PairCells, minimum: number): Breach[] {
  const graph = graphOf(wave, pairCells);
  const few = smallCuts(graph, minimum).map(({ nodes, weight }) => breachOf(graph, nodes, minimum - weight));
  if (few.length > 0 || !wave.mustReachGround) return few;
  return componentsApart(graph)
    .map((nodes) => breachOf(graph, nodes, minimum))
    .filter(({ units }) => units.size > 0);
}

/** Where people are singled out who agree in a value; empty exactly where that is nowhere. */
export function breachesByAgreement(wave: WaveOfPeople, pairCells: PairCells): Breach[] {
  const graph = graphOf(wave, pairCells);
  const groups: Group[] = graph.edges.map(() => nobody);
  graph.edgeOf.forEach((edge, person) => {
    const group = groups[edge];
    // Those who differ in everything stay so, whoever else comes in.
    if (!group || (group.count > 0 && group.shared.every((value) => typeof value !== "number"))) return;
    groups[edge] = join(group, groupOf([wave.values[person] ?? []]));
  });
  const edges = graph.edges.map(({ a, b }, edge) => ({ a, b, shared: groups[edge]?.shared ?? [] }));
  return agreeing(graph.nodes, edges).map((nodes) => breachOf(graph, nodes, null));
}

/** Connected components that don't hold the ground; nodes that nobody is an edge of are none. */
function componentsApart({ nodes, edges }: CrossedGraph): number[][] {
  const merged = new MergedNodes(nodes);
  for (const { a, b } of edges) merged.merge(a, b);
  return [...merged.sets()]
    .filter(([top, all]) => top !== merged.find(ground) && all.length > 1)
    .map(([, all]) => all);
}

/** Sets of nodes that only people leave who have one value of a variable; those of the first such value. */
function agreeing(nodes: number, edges: readonly { a: number; b: number; shared: Group["shared"] }[]) {
  const variables = edges[0]?.shared.length ?? 0;
  for (let variable = 0; variable < variables; variable++) {
    const differing = new MergedNodes(nodes);
    const alike: { a: number; b: number; value: number }[] = [];
    for (const { a, b, shared } of edges) {
      const value = shared[variable];
      if (typeof value === "number") alike.push({ a, b, value });
      else differing.merge(a, b);
    }
    const open = alike.filter(({ a, b }) => differing.find(a) !== differing.find(b));
    for (const value of new Set(open.map((one) => one.value))) {
      const found = setsLeftBy(nodes, edges, variable, value);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Sets of nodes without the ground that only people with this value of the variable leave. */
function setsLeftBy(
  nodes: number,
  edges: readonly { a: number; b: number; shared: Group["shared"] }[],
  variable: number,
  value: number,
): number[][] {
  const others = new MergedNodes(nodes);
  for (const { a, b, shared } of edges) if (shared[variable] !== value) others.merge(a, b);
  const left = new Set(
    edges
      .filter(({ a, b }) => others.find(a) !== others.find(b))
      .flatMap(({ a, b }) => [others.find(a), others.find(b)]),
  );
  left.delete(others.find(ground));
  if (left.size === 0) return [];
  const sets = others.sets();
  return [...left].map((top) => sets.get(top) ?? []);
}
