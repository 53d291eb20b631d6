import { resolve } from "node:path";
import { Type } from "typebox";
import { connectDatabase, type Database } from "#platform/database/database.ts";
import { startEmbeddedServer } from "#platform/database/embedded-server.ts";
import { AppError } from "#platform/errors.ts";
import { createServer } from "#platform/http/server.ts";
import { serverSettings } from "#platform/http/server-settings.ts";
import { createLog, type Log } from "#platform/log.ts";
import { readSettings, setting } from "#platform/settings.ts";

const settings = {
  ...serverSettings,
  data: setting({
    doc: "Folder of everything that the application keeps, relative to where it is started.",
    schema: Type.String({ minLength: 1 }),
    default: "data",
    env: "SERVICELOOP_DATA",
  }),
  databaseUrl: setting({
    doc: "PostgreSQL 15 or later to use instead of the embedded server, e.g. postgres://user:password@host/database.",
    schema: Type.String({ minLength: 1 }),
    default: null,
    env: "DATABASE_URL",
    secret: true,
  }),
};

type Values = ReturnType<typeof readSettings<typeof settings>>;

/** Nothing is stored yet, so no table is known. */
type Tables = Record<never, never>;

/** Opens the database that the settings name; what has to be closed later goes on the stack. */
async function openDatabase(
  { data, databaseUrl }: Values,
  log: Log,
  stack: AsyncDisposableStack,
): Promise<Database<Tables>> {
  const say = (message: string) => log.info(message);
  if (databaseUrl) return stack.use(await connectDatabase<Tables>({ url: databaseUrl }, { log: say }));
  const dataFolder = resolve(process.env["INIT_CWD"] ?? process.cwd(), data);
  const embedded = stack.use(await startEmbeddedServer({ dataFolder, log: say }));
  return stack.use(await connectDatabase<Tables>({ embedded }, { log: say }));
}

/** Waits for the first request to stop. */
function stopRequested(): Promise<NodeJS.Signals> {
  const { promise, resolve: stop } = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  return promise;
}

/**
 * Runs the server until it is asked to stop. The last line on standard output is its address, printed once requests
 * succeed; the log goes to standard error. Closing goes backwards: requests first, then the database.
 */
async function serve(argv: readonly string[]): Promise<void> {
  const stopped = stopRequested();
  const values = readSettings(settings, process.env, argv);
  const log = createLog({ level: values.logLevel });
  await using stack = new AsyncDisposableStack();
  const database = await openDatabase(values, log, stack);
  const server = createServer({
    log,
    publicOrigin: values.publicUrl?.replace(/\/$/, ""),
    trustProxy: values.trustProxy ?? undefined,
    checks: { database: () => database.application.query("SELECT 1") },
  });
  stack.defer(() => server.close(values.stopSeconds * 1000));
  const address = await server.listen(values.port, values.host);
  process.stdout.write(`${address}\n`);
  log.info({ signal: await stopped }, "stopping");
}

try {
  await serve(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}
