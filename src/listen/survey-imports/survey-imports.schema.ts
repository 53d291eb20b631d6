import { type Static, Type } from "typebox";
import { Moment, Uuid } from "#people/access/contract.ts";
import { MappingSchema } from "../survey-files/mapping.schema.ts";
import type { Fidelity, Mapping, Understanding } from "../survey-files/survey-file.ts";
import type { FieldDays } from "./field-days.ts";
import { importStates } from "./survey-import.ts";

const Text = Type.String();
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const record = () => Type.Record(Type.String(), Type.Unknown());

/** `survey-files/survey-file.ts` describes them; what everybody gets of fidelity is without its columns. */
export const UnderstandingRecord = Type.Unsafe<Understanding & { inField?: FieldDays | null }>(record());
export const FidelityRecord = Type.Unsafe<Omit<Fidelity, "columns" | "mapping">>(record());
/** As it is kept. */
const MappingRecord = Type.Unsafe<Mapping>(record());
/** As somebody sends it. */
export const SentMapping = Type.Unsafe<Mapping>(MappingSchema);

export const SentFile = Type.Object({ file: Uuid, name: Text, bytes: Type.Integer() });
export type SentFile = Static<typeof SentFile>;

/** Groups below it, and figures of fewer, are not shown. */
export const Minimum = Type.Integer({ minimum: 3, maximum: 1000 });

/** A survey file on its way to results; only for whoever sent it. */
export const SurveyImport = Type.Object({
  import: Uuid,
  fileName: Text,
  bytes: Type.Integer(),
  /** The file beside it that describes the questionnaire. */
  definition: OrNull(Type.Object({ name: Text, bytes: Type.Integer() })),
  /** The kept survey whose next wave it is: chosen, or recognised by its questions. */
  survey: OrNull(Type.Object({ survey: Uuid, name: Text })),
  /**
   * "waiting" to be read, "reading"; "understood": can be corrected and computed; "computing"; "ready": has results;
   * "failed": `problem` says why. It can be corrected in every state but the first two, if it was understood once.
   */
  state: Type.Enum([...importStates]),
  /** While it is read or computed: how far it is, from 0 to 1, and at what. */
  progress: Type.Number(),
  doing: Text,
  /** Why it failed or was stopped, in a sentence that says what to do. */
  problem: OrNull(Text),
  /** To be sent with every change. */
  revision: Type.Integer(),
  /** The corrections made. */
  mapping: MappingRecord,
  minimum: Type.Integer(),
  /** The earlier file or wave whose corrections it began with. */
  beganWith: OrNull(Type.Object({ name: Text, at: Moment })),
  /** Whether `readUnderstanding` has something to read. */
  isUnderstood: Type.Boolean(),
  /** Rows with an answer; null before it was read. */
  rows: OrNull(Type.Integer()),
  /** When its results were computed; null where there are none. */
  computedAt: OrNull(Moment),
  createdAt: Moment,
  /** When it is deleted with everything of it, unless it is kept. */
  deletesAt: Moment,
});
export type SurveyImport = Static<typeof SurveyImport>;
