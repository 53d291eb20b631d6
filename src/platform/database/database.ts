import { Kysely, type PostgresPool, type Transaction } from "kysely";
import { Pool, type PoolConfig } from "pg";
import { errorKind } from "../errors.ts";
import { applicationRole, prepareApplicationRole } from "./application-role.ts";
import { columnTypes } from "./column-types.ts";
import { type DatabaseLocation, sourceAt } from "./database-location.ts";
import { statementNames } from "./statement-names.ts";
import { preparingPool, workspaceDialect } from "./workspace-dialect.ts";

const unreachable = errorKind(
  "database.unreachable",
  (server: string, reason: string) => `The database ${server} can't be used (${reason}). Check DATABASE_URL.`,
);
const tooOld = errorKind(
  "database.too-old",
  (server: string, version: string) =>
    `The database ${server} is PostgreSQL ${version}. Version 15 or later is needed.`,
);
const notUnicode = errorKind(
  "database.not-unicode",
  (server: string, encoding: string) =>
    `The database ${server} stores text as ${encoding}. Create one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;`,
);
const badWorkspace = errorKind(
  "database.bad-workspace",
  (id: string) => `${JSON.stringify(id)} is not a workspace's id, which is a UUID.`,
);

export interface DatabaseSettings {
  /** Gets a sentence where an operator may want to act. */
  log: (message: string) => void;
  /** Shown in the server's list of connections; "serviceloop" unless told. */
  applicationName?: string;
  /** The most connections that the application's pool opens; 10 unless told. */
  poolSize?: number;
  /** Milliseconds after which the server ends one of the application's statements; 30,000 unless told. */
  statementTimeout?: number;
  /** Milliseconds after which the server ends a transaction that asks nothing; 60,000 unless told. */
  idleInTransactionTimeout?: number;
  /** Milliseconds to wait for a connection, free or new; 10,000 unless told. */
  connectTimeout?: number;
  /** Whether statements that come again are prepared; true unless told. Poolers that share connections may not bear it. */
  prepareStatements?: boolean;
}

export interface Database<Tables> extends AsyncDisposable {
  /** For migrations and what else is done before the application starts. No statement timeout. */
  owner: Pool;
  /** Connections as `serviceloop_app`, for libraries that keep their own tables. Use cases get `transaction` only. */
  application: Pool;
  /**
   * Runs work in one transaction that sees and writes one workspace's rows; it commits when the work is done and is
   * rolled back when it throws.
   *
   * @throws AppError "database.bad-workspace" where the id is not a UUID
   */
  transaction<T>(workspaceId: string, work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Connects as the owner, checks the server, prepares the application's role and opens its pool.
 *
 * @throws AppError "database.bad-url", "database.unreachable", "database.too-old", "database.not-unicode", or
 * "database.role-…" where the application's role can't be had or isn't safe
 */
export async function connectDatabase<Tables>(
  location: DatabaseLocation,
  {
    log,
    applicationName = "serviceloop",
    poolSize = 10,
    statementTimeout = 30_000,
    idleInTransactionTimeout = 60_000,
    connectTimeout = 10_000,
    prepareStatements = true,
  }: DatabaseSettings,
): Promise<Database<Tables>> {
  const { connect, password, name } = sourceAt(location);
  const common: PoolConfig = {
    application_name: applicationName,
    idle_in_transaction_session_timeout: idleInTransactionTimeout,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    types: columnTypes,
  };
  const open = (config: PoolConfig) => {
    const pool = new Pool({ ...common, ...config });
    return (
      pool
        .on("error", ({ message }) => {
          if (pool.ending) return;
          log(`A connection to the database was lost (${message}); the next one is made when needed.`);
        })
        // One that is lost in a transaction fails the next query; without a listener it would end the process, too.
        .on("connect", (client) => client.on("error", () => {}))
    );
  };
  const owner = open({ ...connect({}), max: 2 });
  try {
    await checkServer(owner, name);
    const login = await prepareApplicationRole(owner, password, connect);
    if (!login.user) {
      log(`${applicationRole} can't log in with a password; its connections are the owner's, with SET ROLE.`);
    }
    const application = open({ ...connect(login), max: poolSize, statement_timeout: statementTimeout });
    const pool: PostgresPool = prepareStatements ? preparingPool(application, statementNames()) : application;
    return {
      owner,
      application,
      async transaction(workspaceId, work) {
        if (!uuid.test(workspaceId)) throw badWorkspace(workspaceId);
        const database = new Kysely<Tables>({ dialect: workspaceDialect(pool, workspaceId) });
        return database.transaction().execute(work);
      },
      async [Symbol.asyncDispose]() {
        // Kysely has nothing but the pool.
        await Promise.all([application.end(), owner.end()]);
      },
    };
  } catch (error) {
    await owner.end();
    throw error;
  }
}

async function checkServer(owner: Pool, name: string): Promise<void> {
  const { rows } = await owner
    .query<{ number: string; version: string; encoding: string }>(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version,
              current_setting('server_encoding') AS encoding`,
    )
    .catch((error: Error) => {
      throw unreachable(name, error.message);
    });
  const [server] = rows;
  if (Number(server?.number) < 150_000) throw tooOld(name, server?.version ?? "unknown");
  if (server?.encoding !== "UTF8") throw notUnicode(name, server?.encoding ?? "unknown");
}
