import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import { profileKinds } from "../measures/measure.ts";
import type { ChangeWord } from "./change.ts";

const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Text = Type.String();
const MaybeNumber = OrNull(Type.Number());
const Kind = Type.Enum(profileKinds);

const words = [
  "improved",
  "worse",
  "narrower",
  "wider",
  "no evidence",
  "too little data",
] as const satisfies readonly ChangeWord[];

const ChangeFigureSchema = Type.Object({
  before: MaybeNumber,
  after: MaybeNumber,
  change: Type.Number(),
  low: MaybeNumber,
  high: MaybeNumber,
  p: MaybeNumber,
  q: MaybeNumber,
  word: Type.Enum(words),
});

const CompetencyChangeSchema = Type.Object({
  n: Type.Integer(),
  method: Text,
  self: ChangeFigureSchema,
  organisation: ChangeFigureSchema,
  gap: ChangeFigureSchema,
});

const WithheldChangeSchema = Type.Object({
  withheld: Type.Union([Type.Literal("too few pairs"), Type.Literal("protects individuals")]),
});

export const UnitChangeSchema = Type.Object({
  path: Text,
  /** By code; only competencies that can be compared. */
  competencies: Type.Record(Text, Type.Union([CompetencyChangeSchema, WithheldChangeSchema])),
});

export const ChangeSummarySchema = Type.Object({
  earlier: Type.Object({ campaign: Uuid, name: Text, closedAt: Text }),
  minimum: Type.Integer(),
  /** False where means of then and now are left out, since they could be set against what was shown before. */
  showsLevels: Type.Boolean(),
  competencies: Type.Array(
    Type.Object({
      competency: Text,
      name: Text,
      comparable: Type.Union([
        Type.Literal("same"),
        Type.Literal("changed"),
        Type.Literal("new"),
        Type.Literal("gone"),
      ]),
    }),
  ),
});

/** Units that were among the extremes the first time: part of their change is to be expected anyway. */
export const RegressionWarningsSchema = Type.Array(
  Type.Object({
    path: Text,
    competency: Text,
    kind: Kind,
    expected: MaybeNumber,
    correlation: MaybeNumber,
  }),
);

const FigureSchema = Type.Object({ estimate: Type.Number(), low: MaybeNumber, high: MaybeNumber });
const LeaderFigureSchema = Type.Object({
  leaders: FigureSchema,
  others: FigureSchema,
  difference: Type.Number(),
  q: MaybeNumber,
});

export const LeaderResultSchema = Type.Object({
  leaders: Type.Integer(),
  others: Type.Integer(),
  self: LeaderFigureSchema,
  organisation: LeaderFigureSchema,
  gap: LeaderFigureSchema,
});
