import assert from "node:assert/strict";
import { test } from "node:test";
import { doubleCoded } from "./double-coded.ts";

/** A coding that found these codes. */
const by = (coder: string, ...codes: string[]) => ({ coder_id: coder, verdict: "codes" as const, codes });

type Coding = ReturnType<typeof by>;

/** What is double coded where the first coding of each comment counts. */
const found = (codings: Record<string, Coding[]>, left: readonly string[] = []) => {
  const all = new Map(Object.entries(codings));
  const decided = [...all].filter(([comment]) => !left.includes(comment));
  return doubleCoded(all, new Map(decided.map(([comment, [own]]) => [comment, own?.codes ?? []])), (code) =>
    code === "old" ? "new" : code,
  );
};

test("a third coder with one comment in common doesn't take away what two have", () => {
  const two = {
    one: [by("ann", "a"), by("ben", "b")],
    two: [by("ann", "a", "old"), by("ben", "a")],
  };
  const expected = {
    coders: [
      [new Set(["a"]), new Set(["a", "new"])],
      [new Set(["b"]), new Set(["a"])],
    ],
    decided: [new Set(["a"]), new Set(["a", "old"])],
  };
  assert.deepEqual(found(two), expected);
  assert.deepEqual(found({ ...two, three: [by("ann", "a"), by("zoe", "b")] }), expected);
  assert.deepEqual(found({ ...two, one: [...two.one, by("zoe", "c")] }), expected);
});

test("of pairs with equally many the first by their ids is taken, whoever comes first in the rows", () => {
  const rows = {
    one: [by("zoe", "z"), by("ben", "b")],
    two: [by("ben", "b"), by("ann", "a")],
    three: [by("zoe", "z"), by("ann", "a")],
  };
  const expected = [[new Set(["a"])], [new Set(["b"])]];
  assert.deepEqual(found(rows)?.coders, expected);
  assert.deepEqual(found(Object.fromEntries(Object.entries(rows).reverse()))?.coders, expected);
});

test("only comments count whose codes are decided, and one coder is no pair", () => {
  const rows = {
    one: [by("ann", "a"), by("ben", "b")],
    two: [by("ann", "a"), by("ben", "b")],
    three: [by("ann", "a"), by("zoe", "z")],
  };
  assert.deepEqual(found(rows, ["one", "two"])?.coders, [[new Set(["a"])], [new Set(["z"])]]);
  assert.equal(found({ one: [by("ann", "a")] }), null);
  assert.equal(found(rows, ["one", "two", "three"]), null);
});
