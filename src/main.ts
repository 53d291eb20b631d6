import { join, resolve } from "node:path";
import { checkContent } from "#example/visit/content.service.ts";
import { addExample } from "#example/visit/example.ts";
import { settingsForExample } from "#example/visit/example-settings.ts";
import { applicationSettings } from "#platform/application-settings.ts";
import { migrate } from "#platform/database/migrations.ts";
import { openDatabase } from "#platform/database/open-database.ts";
import { AppError, errorKind } from "#platform/errors.ts";
import { allowedPlaces } from "#platform/http/outgoing/outgoing-settings.ts";
import { createServer } from "#platform/http/server.ts";
import { addWebFiles } from "#platform/http/web-files.ts";
import { checkKey, openInstallationKey, wasKeyUsed } from "#platform/installation-key.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { createMailServer } from "#platform/mail/mail-server.ts";
import { version } from "#platform/program.ts";
import { readSettings } from "#platform/settings.ts";
import { observeEarlierReleases } from "#understand/measures/earlier-releases.service.ts";
import { addFeatures, createContext } from "./application.ts";
import { buildWebIfStale, webFolder } from "./web-build.ts";

const portTaken = errorKind(
  "server.port-taken",
  (port: number) =>
    `Port ${port} is in use: another program, or another Serviceloop, listens there. Stop it, or choose another port with --port or SERVICELOOP_PORT.`,
);

const migrations = join(import.meta.dirname, "../migrations");

/** Waits for the first request to stop. */
function stopRequested(): Promise<NodeJS.Signals> {
  const { promise, resolve: stop } = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  return promise;
}

/**
 * Runs the server until it is asked to stop. The last line on standard output is its address, printed once requests
 * succeed; the log goes to standard error. Closing goes backwards: requests first, then jobs, then the database.
 */
async function serve(argv: readonly string[]): Promise<void> {
  const stopped = stopRequested();
  const values = settingsForExample(readSettings(applicationSettings, process.env, argv));
  const log = createLog({ level: values.logLevel });
  await buildWebIfStale({ log });
  await using stack = new AsyncDisposableStack();
  const dataFolder = resolve(process.env["INIT_CWD"] ?? process.cwd(), values.data);
  const say = (message: string) => log.info(message);
  const database = stack.use(await openDatabase({ ...values, dataFolder }, say));
  const applied = await migrate(database.owner, migrations);
  if (applied.length > 0) log.info({ migrations: applied }, "the database was brought up to date");
  await checkContent(database.owner, values.example, values.databaseUrl ? "The database" : dataFolder);
  const key = await openInstallationKey({
    key: values.key,
    dataFolder,
    mayMake: values.replaceKey || !(await wasKeyUsed(database.owner)),
  });
  await checkKey(database.owner, key, {
    replace: values.replaceKey,
    place: values.key === null ? join(dataFolder, "serviceloop.key") : "SERVICELOOP_KEY",
  });
  const publicOrigin = values.publicUrl?.replace(/\/$/, "");
  const mailServer = stack.use(createMailServer(values, log));
  const listening = Promise.withResolvers<void>();
  const jobs = stack.use(await startJobs({ database, log, role: values.role, begin: listening.promise }));
  const server = createServer({
    log,
    about: { title: "Serviceloop", version },
    publicOrigin,
    trustProxy: values.trustProxy ?? undefined,
    checks: { database: () => database.application.query("SELECT 1") },
  });
  let address = "";
  const origin = () => publicOrigin ?? address;
  const secure = publicOrigin?.startsWith("https:") ?? false;
  await addWebFiles(server.app, webFolder);
  const context = await createContext({
    database,
    server,
    jobs,
    mailServer,
    log,
    key,
    origin,
    secure,
    allowedPlaces: allowedPlaces(values.webhookAllow),
  });
  const example = values.example ? addExample(context, database.owner) : null;
  addFeatures(context, stack, example?.press, values);
  await observeEarlierReleases(database.owner, context);
  stack.defer(() => server.close(values.stopSeconds * 1000));
  address = await server.listen(values.port, values.host).catch((error: unknown) => {
    throw Object(error).code === "EADDRINUSE" ? portTaken(values.port) : error;
  });
  await example?.open({ anew: values.reset });
  listening.resolve();
  process.stdout.write(`${address}\n`);
  log.info({ signal: await stopped }, "stopping");
}

try {
  await serve(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}
