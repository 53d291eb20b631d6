import type { Static, TSchema } from "typebox";
import type { Transaction } from "../database/tables.ts";

/** A kind of work that runs after the write that asks for it, at least once, in any process. */
export interface JobKind<Payload extends TSchema = TSchema> {
  /** e.g. "send-mail" */
  name: string;
  payload: Payload;
}

interface JobOptions {
  /** Not before this moment. */
  startAfter?: Date;
  /**
   * While a job of the same kind and key waits, no second one is added; it is brought forward where the new one is to
   * start earlier. It starts after this transaction, so it sees what this one wrote. Letters, digits and `_-./`.
   */
  key?: string;
}

interface WorkOptions {
  /** How many jobs of the kind this process does at once; 1 unless told. */
  concurrency?: number;
}

/** Work in the background, kept in the database. */
export interface Jobs {
  /** Asks for work, as part of the transaction: it runs when that commits, and never if it doesn't. */
  add<Payload extends TSchema>(
    transaction: Transaction,
    kind: JobKind<Payload>,
    payload: Static<Payload>,
    options?: JobOptions,
  ): Promise<void>;
  /**
   * Says who does a kind of work. Handlers must bear running twice: after a crash a job starts again. A handler that is
   * asked to stop by its signal returns soon; its job starts again in the next process. One that throws is tried again,
   * first after a second and then ever more slowly, for about a day.
   */
  work<Payload extends TSchema>(
    kind: JobKind<Payload>,
    handler: (payload: Static<Payload>, signal: AbortSignal) => Promise<void>,
    options?: WorkOptions,
  ): void;
}
