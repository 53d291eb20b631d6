import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import { DefinitionSchema } from "../questionnaires/definition.schema.ts";
import {
  CountSchema,
  CountsSchema,
  Day,
  EntriesSchema,
  MaybeDay,
  PaperWorkSchema,
} from "./paper-work.schema.ts";

/** What was typed, by field. */
export const TypedSchema = Type.Record(Type.String({ maxLength: 250 }), Type.String({ maxLength: 20_000 }));

const RateSchema = Type.Object({
  estimate: Type.Number(),
  low: Type.Union([Type.Number(), Type.Null()]),
  high: Type.Union([Type.Number(), Type.Null()]),
  n: Type.Integer(),
  method: Type.String(),
});
const MaybeRate = Type.Union([RateSchema, Type.Null()]);

/** A campaign's paper, for those who run it. */
export const PaperSchema = Type.Object({
  campaign: Type.String(),
  anonymity: Type.String(),
  state: Type.Union([Type.Literal("draft"), Type.Literal("open"), Type.Literal("closed")]),
  /** Languages of the questionnaire; empty where none is chosen. */
  languages: Type.Array(Type.String()),
  entries: EntriesSchema,
  until: MaybeDay,
  returnTo: Type.String(),
  /** Copies that can be printed together. */
  copiesAtOnce: Type.Integer(),
  fewestCopies: Type.Integer(),
  /** Last day on which the campaign takes answers. */
  closesOn: MaybeDay,
  groups: Type.Array(Type.Object({ cell: Type.Integer(), name: Type.String() })),
  batches: Type.Array(
    Type.Object({
      batch: Uuid,
      name: Type.String(),
      language: Type.String(),
      /** Empty where nothing is said of whoever fills them in. */
      group: Type.String(),
      printedOn: Day,
      isEnded: Type.Boolean(),
      sheets: Type.Integer(),
      counted: CountSchema,
    }),
  ),
  counts: CountsSchema,
  /** As of the last ten sheets that were counted. */
  quality: Type.Object({
    /** Share of sheets whose two entries are alike in every field. */
    alike: MaybeRate,
    /** Share of fields in which two entries differ. */
    fields: MaybeRate,
    questions: Type.Array(
      Type.Object({
        number: Type.Integer(),
        text: Type.String(),
        differing: MaybeRate,
        unusable: Type.Integer(),
      }),
    ),
  }),
});

export const PaperFormSchema = Type.Object({
  ...PaperWorkSchema.properties,
  isOpen: Type.Boolean(),
  /** Sheets that whoever asks has finished today. */
  today: Type.Integer(),
  definition: DefinitionSchema,
});

export const SheetSchema = Type.Object({
  sheet: Type.String(),
  language: Type.String(),
  /** Whether it is typed for the first or the second time. */
  round: EntriesSchema,
  /** What whoever asks has typed of it so far. */
  typed: TypedSchema,
  /** 0 where nothing is saved. */
  revision: Type.Integer(),
  isDone: Type.Boolean(),
  /** Fields in which the finished entry of whoever asks differs from the other one; empty until both are in. */
  differing: Type.Array(Type.String()),
});

/** What became of a sheet that was finished. */
export const OutcomeSchema = Type.Union([
  Type.Literal("waits for second entry"),
  Type.Literal("differs"),
  Type.Literal("counted"),
]);

export const DifferingSchema = Type.Object({
  sheet: Type.String(),
  language: Type.String(),
  first: TypedSchema,
  second: TypedSchema,
});
