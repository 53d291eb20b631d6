import { type Actor, allows } from "../access/actor.ts";

/**
 * Whose customers somebody sees: null: all; else those of accounts that this person looks after. Somebody without a record
 * among the organisation's people looks after none.
 */
export const viewOf = (actor: Actor): { manager: string } | null =>
  allows(actor, "customers.read") ? null : { manager: actor.member?.personId ?? nobody };

/** The id of no person. */
const nobody = "00000000-0000-0000-0000-000000000000";
