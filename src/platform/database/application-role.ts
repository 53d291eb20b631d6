import { Client, type ClientConfig, type DatabaseError, type Pool, type PoolClient } from "pg";
import { errorKind } from "../errors.ts";

/** Whom the application connects as: it owns nothing, and row-level security holds for it. */
export const applicationRole = "serviceloop_app";

const roleMissing = errorKind(
  "database.role-missing",
  (reason: string) =>
    `The role ${applicationRole} can't be made (${reason}). Have an administrator run: CREATE ROLE ${applicationRole} NOLOGIN; GRANT ${applicationRole} TO the user in DATABASE_URL;`,
);
const roleUnreachable = errorKind(
  "database.role-unreachable",
  (reason: string) =>
    `The server doesn't let this connection become ${applicationRole} (${reason}). Have an administrator run: GRANT ${applicationRole} TO the user in DATABASE_URL; and connect without a pooler that drops startup options.`,
);
const roleUnsafe = errorKind(
  "database.role-unsafe",
  (flaw: string) =>
    `The role ${applicationRole} ${flaw}, so it could see other workspaces' data. Take that from it and start again.`,
);

const duplicateObject = "42710";
const uniqueViolation = "23505";

/** What a connection needs beside the server's address to be the application's. */
export type ApplicationLogin = Pick<ClientConfig, "user" | "password" | "options">;

/**
 * Makes sure that the application's role is there and harmless, and finds how to connect as it: with its own password
 * or, where that isn't possible, as the owner with SET ROLE from the start of the connection. (The latter holds against
 * mistakes, not against SQL that an attacker writes, which may RESET it.)
 *
 * @param password for a role that is created here; null for one that can't log in
 * @param connect makes the configuration of a connection with a login
 * @throws AppError "database.role-missing", "database.role-unreachable" or "database.role-unsafe"
 */
export async function prepareApplicationRole(
  owner: Pool,
  password: string | null,
  connect: (login: ApplicationLogin) => ClientConfig,
): Promise<ApplicationLogin> {
  const client = await owner.connect();
  try {
    await createRole(client, password);
    await checkRole(client);
    const own = password === null ? null : { user: applicationRole, password };
    if (own && (await failure(connect(own))) === null) return own;
    const borrowed = { options: `-c role=${applicationRole}` };
    if ((await failure(connect(borrowed))) === null) return borrowed;
    await client.query(`GRANT ${applicationRole} TO CURRENT_USER`).catch(() => {});
    const reason = await failure(connect(borrowed));
    if (reason !== null) throw roleUnreachable(reason);
    return borrowed;
  } finally {
    client.release();
  }
}

async function createRole(client: PoolClient, password: string | null): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [applicationRole]);
  if (rowCount !== 0) return;
  const login = password === null ? "NOLOGIN" : `LOGIN PASSWORD ${client.escapeLiteral(password)}`;
  try {
    await client.query(`CREATE ROLE ${applicationRole} NOINHERIT ${login}`);
  } catch (error) {
    const { code, message } = error as DatabaseError;
    // Another process made it meanwhile.
    if (code !== duplicateObject && code !== uniqueViolation) throw roleMissing(message);
  }
}

async function checkRole(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ flaw: string | null }>(
    `SELECT CASE
       WHEN rolsuper THEN 'is a superuser'
       WHEN rolbypassrls THEN 'bypasses row-level security'
       WHEN rolcreaterole THEN 'may create roles'
       WHEN rolreplication THEN 'may replicate'
       WHEN EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) THEN 'is a member of another role'
       WHEN EXISTS (
         SELECT FROM pg_shdepend
         WHERE refclassid = 'pg_authid'::regclass AND refobjid = pg_roles.oid AND deptype = 'o'
       ) THEN 'owns objects'
     END AS flaw FROM pg_roles WHERE rolname = $1`,
    [applicationRole],
  );
  const flaw = rows[0]?.flaw;
  if (flaw) throw roleUnsafe(flaw);
}

/** @returns why a connection fails or isn't the application's; null if it is */
async function failure(config: ClientConfig): Promise<string | null> {
  const client = new Client(config);
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>("SELECT current_user AS name");
    return rows[0]?.name === applicationRole ? null : `it stays ${rows[0]?.name}`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => {});
  }
}
