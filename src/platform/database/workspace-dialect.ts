import {
  CompiledQuery,
  type Dialect,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  type PostgresPool,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  type PostgresQueryResult,
} from "kysely";
import type { Pool, PoolClient } from "pg";
import type { StatementNames } from "./statement-names.ts";

type Rollback = Parameters<PostgresDriver["rollbackTransaction"]>[0];

/** Begins transactions that see one workspace, in one round trip. */
function workspaceDriver(pool: PostgresPool, workspaceId: string): PostgresDriver {
  const driver = new PostgresDriver({ pool });
  // A literal, not set_config(): Citus hands SET LOCAL on to its workers, and no function call.
  const begin = CompiledQuery.raw(`BEGIN; SET LOCAL app.workspace = '${workspaceId}'`);
  driver.beginTransaction = async (connection) => {
    try {
      await connection.executeQuery(begin);
    } catch (error) {
      // It may have begun. A connection that can't even roll back is not used again.
      await driver.rollbackTransaction(connection as Rollback).catch(() => {});
      throw error;
    }
  };
  return driver;
}

/**
 * A dialect whose transactions see one workspace.
 *
 * @param workspaceId a UUID; it becomes part of a statement as it is
 */
export function workspaceDialect(pool: PostgresPool, workspaceId: string): Dialect {
  return {
    createDriver: () => workspaceDriver(pool, workspaceId),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (database) => new PostgresIntrospector(database),
  };
}

/** A pool as the dialect takes it, whose connections prepare the statements that come again. */
export function preparingPool(pool: Pool, names: StatementNames): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => preparing(await pool.connect(), names),
  };
}

function preparing(client: PoolClient, names: StatementNames): PostgresPoolClient {
  async function query<Columns>(text: string, values: readonly unknown[]) {
    // Without values it may be several statements, which can't be prepared.
    const name = values.length > 0 ? names.nameOf(text) : undefined;
    try {
      const result = await client.query({ text, values: [...values], ...(name && { name }) });
      return result as PostgresQueryResult<Columns>;
    } catch (error) {
      names.failed(error);
      throw error;
    }
  }
  // Reading through a cursor, the other use of `query`, has to be configured, and isn't.
  return { query: query as PostgresPoolClient["query"], release: (destroy) => client.release(destroy) };
}
