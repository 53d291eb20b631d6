/** An undirected graph with positive weights; several edges between two nodes count together. */
export interface WeightedGraph {
  nodes: number;
  edges: readonly { a: number; b: number; weight: number }[];
}

/** Sets of nodes that were merged, by a representative of each. */
export class MergedNodes {
  readonly #above: Int32Array;

  constructor(nodes: number) {
    this.#above = Int32Array.from({ length: nodes }, (_, node) => node);
  }

  find(node: number): number {
    let top = node;
    while (this.#above[top] !== top) top = this.#above[top] ?? top;
    for (let at = node; at !== top; ) {
      const next = this.#above[at] ?? top;
      this.#above[at] = top;
      at = next;
    }
    return top;
  }

  /** @returns false where the two were one already */
  merge(a: number, b: number): boolean {
    const [from, into] = [this.find(a), this.find(b)];
    this.#above[from] = into;
    return from !== into;
  }

  /** All nodes by their representative, in rising order. */
  sets(): Map<number, number[]> {
    return Map.groupBy(this.#above.keys(), (node) => this.find(node));
  }
}

type Neighbours = Map<number, Map<number, number>>;

/** Merges nodes until no two are joined by `limit` or more. @returns what joins the merged nodes */
function contracted({ edges }: WeightedGraph, limit: number, merged: MergedNodes): Neighbours {
  for (;;) {
    const neighbours: Neighbours = new Map();
    const weights = (node: number) => {
      const found = neighbours.get(node) ?? new Map<number, number>();
      neighbours.set(node, found);
      return found;
    };
    for (const { a, b, weight } of edges) {
      const [from, to] = [merged.find(a), merged.find(b)];
      if (from === to) continue;
      weights(from).set(to, (weights(from).get(to) ?? 0) + weight);
      weights(to).set(from, (weights(to).get(from) ?? 0) + weight);
    }
    let isFinal = true;
    for (const [from, all] of neighbours) {
      for (const [to, weight] of all) if (weight >= limit && merged.merge(from, to)) isFinal = false;
    }
    if (isFinal) return neighbours;
  }
}

/** Nodes in the order of how much joins them to those before, the strongest first, by buckets up to `limit`. */
class Frontier {
  readonly reach = new Map<number, number>();
  readonly #buckets: number[][];

  constructor(limit: number) {
    this.#buckets = Array.from({ length: limit + 1 }, () => []);
  }

  raise(node: number, by: number): number {
    const reach = (this.reach.get(node) ?? 0) + by;
    this.reach.set(node, reach);
    this.#buckets[Math.min(reach, this.#buckets.length - 1)]?.push(node);
    return reach;
  }

  /** The strongest node that is not done; undefined where nothing is joined any more. */
  next(done: ReadonlySet<number>): number | undefined {
    for (let at = this.#buckets.length - 1; at > 0; at--) {
      const bucket = this.#buckets[at] ?? [];
      for (let node = bucket.pop(); node !== undefined; node = bucket.pop()) {
        const isCurrent = Math.min(this.reach.get(node) ?? 0, this.#buckets.length - 1) === at;
        if (isCurrent && !done.has(node)) return node;
      }
    }
    return undefined;
  }
}

/**
 * Merges nodes that no cut below `limit` parts, by one scan of the graph: in an order in which each node is the one most
 * strongly joined to those before it, an edge whose later end is joined to the earlier ones by at least `limit`, the edge
 * included, has ends that are `limit`-connected (Nagamochi & Ibaraki, *SIAM J. Discrete Math.* 5, 1992; weights beyond
 * `limit` need no order among themselves). The last node of a scan is joined to the rest by its degree, so each scan
 * merges something where no node's degree is below `limit`.
 */
function mergeByScan(neighbours: Neighbours, limit: number, merged: MergedNodes): void {
  const done = new Set<number>();
  for (const start of neighbours.keys()) {
    if (done.has(start)) continue;
    const frontier = new Frontier(limit);
    for (let node: number | undefined = start; node !== undefined; node = frontier.next(done)) {
      done.add(node);
      for (const [to, weight] of neighbours.get(node) ?? []) {
        if (!done.has(to) && frontier.raise(to, weight) >= limit) merged.merge(node, to);
      }
    }
  }
}

/**
 * Cuts that weigh less than `limit` but more than nothing: disjoint sets of nodes, each with the weight of the edges that
 * leave it, none of them holding node 0. Empty exactly where every connected component's minimum cut is `limit` or more.
 * There may be more such cuts than are returned.
 */
export function smallCuts(graph: WeightedGraph, limit: number): { nodes: number[]; weight: number }[] {
  const merged = new MergedNodes(graph.nodes);
  for (;;) {
    const neighbours = contracted(graph, limit, merged);
    if (neighbours.size === 0) return [];
    const small = [...neighbours].flatMap(([node, all]) => {
      const weight = all.values().reduce((sum, one) => sum + one, 0);
      return weight < limit ? [{ node, weight }] : [];
    });
    if (small.length === 0) {
      mergeByScan(neighbours, limit, merged);
      continue;
    }
    const sets = merged.sets();
    const first = merged.find(0);
    const apart = small.filter(({ node }) => node !== first);
    if (apart.length > 0) return apart.map(({ node, weight }) => ({ nodes: sets.get(node) ?? [], weight }));
    const nodes = [...componentOf(first, neighbours)].flatMap((node) =>
      node === first ? [] : (sets.get(node) ?? []),
    );
    return [{ nodes, weight: small[0]?.weight ?? 0 }];
  }
}

function componentOf(start: number, neighbours: Neighbours): Set<number> {
  const component = new Set([start]);
  for (const node of component) for (const to of neighbours.get(node)?.keys() ?? []) component.add(to);
  return component;
}
