import { Type } from "typebox";
import { columnKinds, missingReasons } from "./survey-file.ts";

const strict = { additionalProperties: false };
const Name = Type.String({ minLength: 1, maxLength: 1000 });
const Cell = Type.String({ maxLength: 1000 });
const Amount = Type.Number({ minimum: -1e15, maximum: 1e15 });
const orNull = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const MissingCell = Type.Object(
  { cell: Cell, reason: Type.Union(missingReasons.map((reason) => Type.Literal(reason))) },
  strict,
);

const ColumnCorrectionSchema = Type.Object(
  {
    label: Type.Optional(Type.String({ maxLength: 4000 })),
    kind: Type.Optional(Type.Union(columnKinds.map((kind) => Type.Literal(kind)))),
    ends: Type.Optional(Type.Union([Type.Object({ low: Amount, high: Amount }, strict), Type.Null()])),
    reversed: Type.Optional(Type.Boolean()),
    values: Type.Optional(
      Type.Array(Type.Object({ cell: Cell, value: Amount, label: Cell }, strict), { maxItems: 1000 }),
    ),
    missing: Type.Optional(Type.Array(MissingCell, { maxItems: 1000 })),
    question: Type.Optional(orNull(Type.String({ maxLength: 10_000 }))),
    driver: Type.Optional(Type.Boolean()),
  },
  strict,
);

const Layout = Type.Object(
  {
    encoding: Type.Optional(orNull(Type.String({ maxLength: 40 }))),
    separator: Type.Optional(orNull(Type.String({ maxLength: 1 }))),
    sheet: Type.Optional(orNull(Type.String({ maxLength: 200 }))),
    headerRows: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  },
  strict,
);

/** A `Mapping` as people and programs hand it in. */
export const MappingSchema = Type.Object(
  {
    layout: Type.Optional(Layout),
    missing: Type.Optional(Type.Array(Cell, { maxItems: 200 })),
    columns: Type.Optional(
      Type.Record(Type.String({ minLength: 1, maxLength: 1000 }), ColumnCorrectionSchema),
    ),
    scales: Type.Optional(
      Type.Array(
        Type.Object({ name: Name, items: Type.Array(Name, { minItems: 1, maxItems: 500 }) }, strict),
        {
          maxItems: 500,
        },
      ),
    ),
    outcome: Type.Optional(orNull(Name)),
    group: Type.Optional(orNull(Name)),
    weights: Type.Optional(orNull(Name)),
  },
  strict,
);
