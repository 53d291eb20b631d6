import { Type } from "typebox";
import type { QuestionType } from "#listen/questionnaires/definition.ts";

const Null = Type.Null();
const Text = Type.String();
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Null]);
const Count = Type.Integer();

/** An estimate with its interval; without one where everyone answered or too few did. */
export const Figure = Type.Object({
  estimate: Type.Number(),
  low: OrNull(Type.Number()),
  high: OrNull(Type.Number()),
});

export const Withheld = Type.Union([Type.Literal("too few answers"), Type.Literal("protects individuals")]);
const Distribution = Type.Record(Text, Type.Number());
export const StatementResult = Type.Object({
  code: Text,
  n: Count,
  self: Figure,
  organisation: Figure,
  gap: Figure,
  distribution: Type.Object({ self: Distribution, organisation: Distribution }),
});

export const Alpha = OrNull(Type.Object({ alpha: Type.Number(), low: Type.Number(), high: Type.Number() }));

export const Careless = Type.Object({ checked: Count, sameThroughout: OrNull(Count) });

const ItemResult = Type.Object({
  id: Text,
  text: Text,
  perspective: OrNull(Type.Object({ id: Text, name: Text })),
  n: OrNull(Count),
  withheld: OrNull(Withheld),
  mean: OrNull(Figure),
  median: OrNull(Type.Number()),
  netPromoterScore: OrNull(Figure),
  shares: OrNull(Type.Array(Type.Object({ id: Text, text: Text, count: Count, share: Figure }))),
  method: Text,
});

const types = [
  "single-choice",
  "dropdown",
  "multiple-choice",
  "matrix",
  "rating",
  "zero-to-ten",
  "paired-rating",
  "ranking",
  "constant-sum",
  "number",
  "date",
  "short-text",
  "long-text",
  "statement",
] as const satisfies readonly QuestionType[];

export const QuestionResult = Type.Object({
  id: Text,
  type: Type.Enum(types),
  page: Text,
  text: Text,
  scale: OrNull(Type.Object({ minimum: Type.Number(), maximum: Type.Number() })),
  n: OrNull(Count),
  special: OrNull(Type.Object({ notApplicable: Count, dontKnow: Count, refused: Count })),
  items: Type.Array(ItemResult),
  texts: OrNull(Type.Array(Text)),
});

const PerspectiveTexts = Type.Object({ name: Text, lead: Text });

/** The words of a profile that its results are shown with. */
export const ProfileTextsSchema = Type.Object({
  title: Text,
  version: Text,
  language: Text,
  scale: Type.Object({ minimum: Count, maximum: Count, anchors: Type.Array(Text) }),
  perspectives: Type.Object({ self: PerspectiveTexts, organisation: PerspectiveTexts }),
  minimumAnswered: Type.Number(),
  competencies: Type.Array(
    Type.Object({
      code: Text,
      name: Text,
      definition: Text,
      statements: Type.Array(Type.Object({ code: Text, topic: Text, text: Text })),
    }),
  ),
});
