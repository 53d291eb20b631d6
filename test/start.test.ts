import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
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

  test("says that its port is in use, and what to do", async () => {
    await using folder = await temporaryFolder();
    await using other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await assert.rejects(
      startServer(folder.path, "--port", String(port)),
      ({ message }: Error) =>
        message.includes(`Port ${port} is in use`) &&
        message.includes("--port") &&
        !message.includes("    at "),
    );
  });

  test("says which setting can't be used and writes no address", async () => {
    await using folder = await temporaryFolder();
    await assert.rejects(startServer(folder.path, "--port", "eighty"), /ended with code 1: .*port/s);
  });
});
