import { Client } from "pg";

/** How to connect to a server; `pg` takes it as it is. */
export interface ServerConnection {
  /** The socket's folder or, on Windows, the loopback address. */
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Said, so that PGSSLMODE in the environment doesn't ask for it. */
  ssl: false;
}

/** PostgreSQL's codes, and the system's, of a server that isn't there, and of one that is coming or going. */
const absent = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);
const changing = new Set(["57P03", "57P01"]);
const noSuchDatabase = "3D000";

/** "changing" while the server starts, recovers or shuts down; "empty" where it is ready but lacks the database. */
export type ServerState = "ready" | "empty" | "changing" | "absent";

/** Connects, works and disconnects. */
export async function withClient<T>(
  connection: ServerConnection,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(connection);
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Asks the server a question. Rejects with `pg`'s error where it answers but refuses. */
export async function probeServer(connection: ServerConnection): Promise<ServerState> {
  try {
    await withClient(connection, (client) => client.query("SELECT 1"));
    return "ready";
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === noSuchDatabase) return "empty";
    if (changing.has(code ?? "")) return "changing";
    if (absent.has(code ?? "") || message.includes("Connection terminated")) return "absent";
    throw error;
  }
}

/** Creates the connection's database on a server that is "empty". */
export async function createDatabase(connection: ServerConnection): Promise<void> {
  await withClient({ ...connection, database: "postgres" }, (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(connection.database)}`),
  );
}
