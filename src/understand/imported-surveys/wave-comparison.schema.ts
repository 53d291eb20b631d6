import { Type } from "typebox";

const Text = Type.String();
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Figure = Type.Object({
  estimate: Type.Number(),
  low: OrNull(Type.Number()),
  high: OrNull(Type.Number()),
  n: Type.Integer(),
});
const Difference = Type.Object({ estimate: Type.Number(), low: Type.Number(), high: Type.Number() });
const Importance = Type.Object({
  rank: Type.Integer(),
  lmg: OrNull(Type.Number()),
  low: OrNull(Type.Number()),
  high: OrNull(Type.Number()),
  topThree: OrNull(Type.Number()),
});

/** `wave-comparison.ts` describes it. */
export const WaveComparisonSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Text,
      label: Text,
      kind: Type.Enum(["rating", "number", "multiple", "nps"]),
      ends: OrNull(Type.Object({ low: Type.Number(), high: Type.Number() })),
      earlier: Figure,
      later: Figure,
      difference: OrNull(Difference),
      p: OrNull(Type.Number()),
      q: OrNull(Type.Number()),
      effect: OrNull(Type.Number()),
      word: Type.Enum(["improved", "worse", "higher", "lower", "no evidence of change", "too little data"]),
    }),
  ),
  drivers: OrNull(
    Type.Object({
      outcome: Text,
      r2: Type.Object({ earlier: OrNull(Type.Number()), later: OrNull(Type.Number()) }),
      /** Why parts of r² can't be compared; null where they can. */
      problem: OrNull(Text),
      drivers: Type.Array(
        Type.Object({
          name: Text,
          label: Text,
          earlier: OrNull(Importance),
          later: OrNull(Importance),
          difference: OrNull(Difference),
          word: OrNull(Type.Enum(["more", "less", "no evidence of change"])),
        }),
      ),
      /** Drivers of both waves that can't be compared, and why. */
      leftOut: Type.Array(Type.Object({ name: Text, label: Text, reason: Text })),
    }),
  ),
  notComparable: Type.Array(Type.Object({ name: Text, label: Text, reason: Text })),
  notes: Type.Array(Text),
});
