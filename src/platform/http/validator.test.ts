import assert from "node:assert/strict";
import { test } from "node:test";
import { type TSchema, Type } from "typebox";
import { bodyValidator, textValidator } from "./validator.ts";

/** Pointers and sentences of what is wrong; empty for a value that fits. */
const wrong = (schema: TSchema, value: unknown) =>
  Object.fromEntries(
    (bodyValidator(schema)(value).problems ?? []).map(({ pointer, detail }) => [pointer, detail]),
  );
const unknown = (name: string) => `"${name}" is not known here; check its spelling or leave it out.`;

test("objects are closed at every depth, unless they say that they are open", () => {
  const item = Type.Object({ a: Type.String() });
  const schema = Type.Object({
    list: Type.Array(item),
    pair: Type.Tuple([item, Type.Number()]),
    byName: Type.Record(Type.String(), item),
    open: Type.Object({}, { additionalProperties: true }),
    both: Type.Intersect([item, Type.Object({ b: Type.Object({ c: Type.Number() }) })]),
    none: Type.Union([item, Type.Null()]),
  });
  const fits = {
    list: [{ a: "" }],
    pair: [{ a: "" }, 1],
    byName: { x: { a: "" } },
    open: { any: 1 },
    both: { a: "", b: { c: 1 } },
    none: null,
  };
  assert.deepEqual(wrong(schema, fits), {});
  assert.deepEqual(
    wrong(schema, {
      list: [{ a: "", z: 1 }],
      pair: [{ a: "", z: 1 }, 1],
      byName: { x: { a: "", z: 1 } },
      open: {},
      both: { a: "", b: { c: 1, y: 1 } },
      none: { a: "", z: 1 },
      z: 1,
    }),
    {
      "/list/0/z": unknown("z"),
      "/pair/0/z": unknown("z"),
      "/byName/x/z": unknown("z"),
      "/both/b/y": unknown("y"),
      "/none/z": unknown("z"),
      "/z": unknown("z"),
    },
  );
  assert.deepEqual(wrong(schema, { ...fits, both: { ...fits.both, z: 1 } }), { "/both/z": unknown("z") });
});

test("of a union, the form that was meant is explained", () => {
  const question = Type.Union([
    Type.Object({ kind: Type.Literal("choice"), options: Type.Array(Type.String(), { minItems: 2 }) }),
    Type.Object({ kind: Type.Literal("text"), length: Type.Integer() }),
  ]);
  assert.deepEqual(
    wrong(Type.Array(question), [
      { kind: "text", length: 1 },
      { kind: "choice", options: ["a"] },
    ]),
    {
      "/1/options": '"options" must have at least 2 entries.',
    },
  );
  assert.deepEqual(wrong(Type.Array(question), [{ kind: "text" }, { kind: "choice", options: [1, ""] }]), {
    "/0/length": '"length" is missing.',
    "/1/options/0": "Entry 1 must be text.",
  });
  const nested = Type.Union([
    Type.Object({ ask: question, scale: Type.Optional(Type.Enum([3, 5])) }),
    Type.Null(),
  ]);
  assert.deepEqual(wrong(nested, { ask: { kind: "text", length: "x" }, scale: 4 }), {
    "/ask/length": '"length" must be a whole number.',
    "/scale": '"scale" must be one of 3, 5.',
  });
  assert.deepEqual(wrong(question, { kind: "picture" }), {
    "": "The body has none of the forms that are allowed here.",
  });
  assert.deepEqual(wrong(Type.Object({ size: Type.Union([Type.Integer(), Type.Null()]) }), { size: "x" }), {
    "/size": '"size" must be a whole number or empty (null).',
  });
  assert.deepEqual(wrong(Type.Object({ size: Type.Enum(["s", "m"]) }), { size: "x" }), {
    "/size": '"size" must be one of "s", "m".',
  });
});

test("trees are checked down to their leaves", () => {
  const tree = Type.Cyclic(
    { Unit: Type.Object({ name: Type.String(), units: Type.Array(Type.Ref("Unit")) }) },
    "Unit",
  );
  const leaf = { name: "leaf", units: [] };
  assert.deepEqual(wrong(tree, { name: "root", units: [leaf, leaf] }), {});
  assert.deepEqual(wrong(tree, { name: "root", units: [{ ...leaf, units: [{ name: 1, units: [] }] }] }), {
    "/units/0/units/0/name": '"name" must be text.',
  });
  assert.deepEqual(wrong(tree, { name: "root", units: [{ ...leaf, z: 1 }] }), { "/units/0/z": unknown("z") });
});

test("a schema's own rules and patterns say what they want", () => {
  const even = Type.Refine(
    Type.Integer(),
    (value) => value % 2 === 0,
    () => "must be even",
  );
  assert.deepEqual(wrong(Type.Object({ n: even }), { n: 3 }), { "/n": '"n" must be even.' });
  assert.deepEqual(wrong(Type.Object({ day: Type.String({ format: "date" }) }), { day: "31.3." }), {
    "/day": '"day" must be a date such as 2026-03-31.',
  });
});

test("odd names are not repeated in sentences", () => {
  const problems = bodyValidator(Type.Object({}))({ "<b>": 1, "a/b~c": 2 }).problems ?? [];
  assert.deepEqual(
    problems.map(({ pointer, detail }) => [pointer, detail.slice(0, 18)]),
    [
      ["/<b>", "A field is not kno"],
      ["/a~1b~0c", "A field is not kno"],
    ],
  );
});

test("a thousand mistakes are not all listed", () => {
  const problems = bodyValidator(Type.Array(Type.Integer()))(Array(100_000).fill("x")).problems ?? [];
  assert.ok(problems.length > 10 && problems.length <= 50);
  const inUnion = Type.Union([Type.Array(Type.Integer()), Type.Null()]);
  assert.ok((bodyValidator(inUnion)(Array(1000).fill("x")).problems ?? []).length > 0);
});

test("parameters may be unions and lists", () => {
  const query = Type.Object({
    size: Type.Optional(Type.Union([Type.Literal("all"), Type.Integer()])),
    ids: Type.Optional(Type.Array(Type.Integer())),
    day: Type.Optional(Type.String()),
  });
  const check = textValidator(query, "query");
  assert.deepEqual(check({ size: "12", ids: ["1", "2"], day: "12" }), {
    value: { size: 12, ids: [1, 2], day: "12" },
  });
  assert.deepEqual(check({ size: "all", ids: "3" }), { value: { size: "all", ids: [3] } });
  assert.equal(check({ ids: ["1", "x"] }).problems?.[0]?.pointer, "/ids/1");
});
