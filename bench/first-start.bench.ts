import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startEmbeddedServer } from "../src/platform/database/embedded-server.ts";
import { ratios, spread } from "./spread.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const rounds = 5;
const main = join(import.meta.dirname, "../src/main.ts");

interface Start {
  /** Seconds until it printed its address. */
  address: number;
  /** Seconds until the first page was there, with the answer that it asks for. */
  page: number;
}

const secondsSince = (start: number) => (performance.now() - start) / 1000;

/** Starts the application on a folder and stops it again. */
async function startApplication(folder: string): Promise<Start> {
  const start = performance.now();
  const child = spawn(process.execPath, [main, "--port", "0", "--data", folder, "--log-level", "error"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [line] = await once(createInterface(child.stdout), "line");
  const address = secondsSince(start);
  for (const path of ["/", "/api/first-run"]) await (await fetch(`${line}${path}`)).text();
  const page = secondsSince(start);
  child.kill("SIGTERM");
  await ended;
  return { address, page };
}

/** Makes a database and starts its server, and nothing else. */
async function startDatabase(folder: string): Promise<number> {
  const start = performance.now();
  await using _ = await startEmbeddedServer({ dataFolder: folder, log: () => {} });
  return secondsSince(start);
}

/** The first start on an empty folder, and the next one, against making and starting the database alone. */
export async function run(print: (line: string) => void): Promise<void> {
  const database: number[] = [];
  const first: Start[] = [];
  const second: Start[] = [];
  for (let round = 0; round < rounds; round++) {
    await using bare = await createTemporaryFolder();
    await using folder = await createTemporaryFolder();
    database.push(await startDatabase(bare.path));
    first.push(await startApplication(folder.path));
    second.push(await startApplication(folder.path));
  }
  const pages = first.map(({ page }) => page);
  print(`${rounds} rounds; seconds`);
  print(`a new database server, ready:                ${spread(database, 2)}`);
  print(
    `first start on an empty folder, its address: ${spread(
      first.map(({ address }) => address),
      2,
    )}`,
  );
  print(`first start, its first page:                 ${spread(pages, 2)}`);
  print(`ratio, first page / database alone:          ${spread(ratios(pages, database), 2)}`);
  print(
    `next start on the same folder, first page:   ${spread(
      second.map(({ page }) => page),
      2,
    )}`,
  );
}
