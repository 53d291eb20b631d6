/**
 * A process that uses the embedded server of a data folder, for tests to kill:
 * `node server-user.fixture.ts <data folder> [<binaries as JSON>]`. It prints a JSON line when the server is ready; on
 * "insert" it inserts rows, one a transaction, and prints each number that was acknowledged; it leaves when its input
 * ends.
 */
import { createInterface } from "node:readline";
import { startEmbeddedServer } from "./embedded-server.ts";
import { withClient } from "./server-connection.ts";

const [dataFolder = "", binaries] = process.argv.slice(2);
const server = await startEmbeddedServer({
  dataFolder,
  log: () => {},
  ...(binaries && { binaries: JSON.parse(binaries) }),
});
const print = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
const started = await withClient(server.connection, (client) =>
  client.query<{ at: string }>("SELECT pg_postmaster_start_time()::text AS at"),
);
print({ owned: server.owned, started: started.rows[0]?.at, uid: process.getuid?.() });

for await (const line of createInterface(process.stdin)) {
  if (line !== "insert") continue;
  await withClient(server.connection, async (client) => {
    await client.query("CREATE TABLE kept (number int PRIMARY KEY)");
    for (let number = 1; ; number++) {
      await client.query("INSERT INTO kept VALUES ($1)", [number]);
      print(number);
    }
  });
}
await server[Symbol.asyncDispose]();
