import type { Transaction as KyselyTransaction, Selectable } from "kysely";

/**
 * All tables of the application by qualified name, e.g. "people.person". Each feature adds its own, beside its store:
 *
 * @example
 * declare module "#platform/database/tables.ts" {
 *   interface Tables {
 *     "people.unit": UnitTable;
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add their tables to it.
export interface Tables {}

/** One transaction of one workspace: all that a use case gets of the database. */
export type Transaction = KyselyTransaction<Tables>;

/** A row as it is read. */
export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
