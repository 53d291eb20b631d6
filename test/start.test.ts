import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, test } from "node:test";
import { temporaryFolder } from "./profile-run.ts";

const main = join(import.meta.dirname, "../src/main.ts");

/** Starts the application on a free port and waits for its address; fails with its log where it ends before. */
async function start(folder: string, ...argv: string[]): Promise<{ child: ChildProcess; address: string }> {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [main, "--port", "0", "--data", "data", ...argv], {
    env: { ...environment, INIT_CWD: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`ended with code ${code}: ${log}`);
  });
  ended.catch(() => {});
  const [address] = await Promise.race([once(createInterface(child.stdout), "line"), ended]);
  return { child, address: String(address) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = await ended;
  return code;
}

describe("npm start", () => {
  test("answers at the address that it prints, stops on request, and starts again on its data", async () => {
    await using folder = await temporaryFolder();
    for (const _ of ["first", "second"]) {
      const { child, address } = await start(folder.path);
      assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.equal((await fetch(`${address}/healthz`)).status, 200);
      const ready = await fetch(`${address}/readyz`);
      assert.equal(ready.status, 200, await ready.text());
      assert.equal(await stop(child), 0);
    }
  });

  test("says which setting can't be used and writes no address", async () => {
    await using folder = await temporaryFolder();
    await assert.rejects(start(folder.path, "--port", "eighty"), /ended with code 1: .*port/s);
  });
});
