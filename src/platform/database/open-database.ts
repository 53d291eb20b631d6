import { connectDatabase, type Database } from "./database.ts";
import { startEmbeddedServer } from "./embedded-server.ts";
import type { Tables } from "./tables.ts";

/**
 * Opens the application's database: the server at an address or, without one, the embedded server of a data folder.
 *
 * @param dataFolder an absolute path
 * @throws AppError "database.…" or "embedded.…", saying why it can't be used
 */
export async function openDatabase(
  {
    databaseUrl,
    dataFolder,
    prepareStatements,
  }: { databaseUrl: string | null; dataFolder: string; prepareStatements: boolean },
  log: (message: string) => void,
): Promise<Database<Tables>> {
  if (databaseUrl) return connectDatabase<Tables>({ url: databaseUrl }, { log, prepareStatements });
  await using stack = new AsyncDisposableStack();
  const embedded = stack.use(await startEmbeddedServer({ dataFolder, log }));
  const database = stack.use(await connectDatabase<Tables>({ embedded }, { log, prepareStatements }));
  const owned = stack.move();
  return { ...database, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
