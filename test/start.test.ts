import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { temporaryFolder } from "./profile-run.ts";
import { startServer, stopServer } from "./server-run.ts";

describe("npm start", () => {
  test("answers at the address that it prints, stops on request, and starts again on its data", async () => {
    await using folder = await temporaryFolder();
    for (const _ of ["first", "second"]) {
      const { child, address } = await startServer(folder.path);
      assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.equal((await fetch(`${address}/healthz`)).status, 200);
      const ready = await fetch(`${address}/readyz`);
      assert.equal(ready.status, 200, await ready.text());
      assert.equal(await stopServer(child), 0);
    }
  });

  test("says which setting can't be used and writes no address", async () => {
    await using folder = await temporaryFolder();
    await assert.rejects(startServer(folder.path, "--port", "eighty"), /ended with code 1: .*port/s);
  });
});
