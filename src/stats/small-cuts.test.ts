import assert from "node:assert/strict";
import { test } from "node:test";
import { MergedNodes, smallCuts, type WeightedGraph } from "./small-cuts.ts";

const weightOf = ({ edges }: WeightedGraph, inside: (node: number) => boolean) =>
  edges.reduce((sum, { a, b, weight }) => (inside(a) === inside(b) ? sum : sum + weight), 0);

/** The smallest weight above nothing of any set of nodes, by trying them all. */
function smallestByForce(graph: WeightedGraph): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 2 ** graph.nodes; set++) {
    const weight = weightOf(graph, (node) => ((set >> node) & 1) === 1);
    if (weight > 0) smallest = Math.min(smallest, weight);
  }
  return smallest;
}

test("Stoer and Wagner's example (JACM 1997, figure 1) has a minimum cut of 4", () => {
  const weights = [
    [1, 2, 2],
    [1, 5, 3],
    [2, 3, 3],
    [2, 5, 2],
    [2, 6, 2],
    [3, 4, 4],
    [3, 7, 2],
    [4, 7, 2],
    [4, 8, 2],
    [5, 6, 3],
    [6, 7, 1],
    [7, 8, 3],
  ] as const;
  const graph = { nodes: 9, edges: weights.map(([a, b, weight]) => ({ a: a % 8, b: b % 8, weight })) };
  assert.deepEqual(smallCuts(graph, 4), []);
  const [cut] = smallCuts(graph, 5);
  assert.equal(cut?.weight, 4);
  assert.deepEqual(cut?.nodes, [1, 2, 5, 6]);
});

test("a cut below the limit is found exactly where trying all sets finds one", () => {
  let state = 7;
  const random = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  let [found, clear] = [0, 0];
  for (let round = 0; round < 1500; round++) {
    const nodes = 2 + random(8);
    const edges = Array.from({ length: random(20) }, () => ({
      a: random(nodes),
      b: random(nodes),
      weight: 1 + random(5),
    })).filter(({ a, b }) => a !== b);
    const graph = { nodes, edges };
    const limit = 2 + random(8);
    const cuts = smallCuts(graph, limit);
    assert.equal(cuts.length > 0, smallestByForce(graph) < limit, JSON.stringify({ graph, limit }));
    if (cuts.length > 0) found++;
    else clear++;
    const seen = new Set<number>();
    for (const cut of cuts) {
      assert.equal(
        weightOf(graph, (node) => cut.nodes.includes(node)),
        cut.weight,
      );
      assert.ok(cut.weight > 0 && cut.weight < limit);
      for (const node of cut.nodes) {
        assert.ok(node !== 0 && !seen.has(node));
        seen.add(node);
      }
    }
  }
  assert.ok(found > 300 && clear > 300, `${found} and ${clear}`);
});

test("merged nodes are one set", () => {
  const merged = new MergedNodes(4);
  assert.ok(merged.merge(0, 2));
  assert.ok(!merged.merge(2, 0));
  assert.deepEqual([...merged.sets().values()].sort(), [[0, 2], [1], [3]]);
});
