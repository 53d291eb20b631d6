import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";

/** A day, e.g. "2026-03-31". */
export const Day = Type.String({ format: "date" });
export const MaybeDay = Type.Union([Day, Type.Null()]);

export const EntriesSchema = Type.Union([Type.Literal(1), Type.Literal(2)]);

/** Told in steps, so that nobody sees a single sheet arrive. */
export const CountSchema = Type.Object({
  kind: Type.Union([Type.Literal("fewer"), Type.Literal("at least")]),
  count: Type.Integer(),
});

export const CountsSchema = Type.Object({
  /** Sheets of all batches, ended ones too. */
  printed: Type.Integer(),
  /** Typed by one person of two. */
  typedOnce: Type.Integer(),
  differing: Type.Integer(),
  counted: CountSchema,
});

/** A campaign whose sheets somebody types. */
export const PaperWorkSchema = Type.Object({
  campaign: Uuid,
  name: Type.String(),
  /** Last day of typing. */
  until: MaybeDay,
  entries: EntriesSchema,
  counts: CountsSchema,
});
