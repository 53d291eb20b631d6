import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressFiles } from "./compressed-files.ts";
import { startServer } from "./server.fixture.ts";
import { addWebFiles } from "./web-files.ts";

const html = "<!doctype html><title>Serviceloop</title>";
const script = `console.log("${"loop ".repeat(1000)}");`;

describe("files of the web application", () => {
  let folder: string;
  let running: Awaited<ReturnType<typeof startServer>>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "serviceloop-web-"));
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "index.html"), html);
    await writeFile(join(folder, "secret.txt"), "not for anybody");
    await writeFile(join(folder, "assets/main-abc.js"), script);
    await compressFiles(join(folder, "assets"));
    let added = Promise.resolve();
    running = await startServer({}, ({ app }) => {
      added = addWebFiles(app, folder);
    });
    await added;
  });
  after(async () => {
    await running[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  /** Status, headers and raw bytes: fetch would unpack them. */
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        const { hostname, port } = new URL(running.url);
        request({ hostname, port, path, headers, method }, async (answer) => {
          const chunks = await answer.toArray();
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
        })
          .on("error", reject)
          .end();
      },
    );
  const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

  test("the page is the answer to every address that a browser opens, and is never kept", async () => {
    for (const path of ["/", "/sign-in", "/w/1/people?search=a.b", "/apiary"]) {
      const answer = await get(path, browser);
      assert.equal(answer.status, 200, path);
      assert.equal(answer.body.toString(), html);
      assert.equal(answer.headers["content-type"], "text/html; charset=utf-8");
      assert.equal(answer.headers["cache-control"], "no-cache");
      assert.match(String(answer.headers["content-security-policy"]), /script-src 'self'/);
    }
    assert.equal((await get("/")).status, 200);
    const head = await get("/", browser, "HEAD");
    assert.deepEqual([head.status, head.body.length], [200, 0]);
  });

  test("a new build is served without a restart", async () => {
    await writeFile(join(folder, "index.html"), `${html}<p>new`);
    assert.equal((await get("/", browser)).body.toString(), `${html}<p>new`);
    await writeFile(join(folder, "index.html"), html);
  });

  test("the server's own addresses, files, programs that want JSON and other methods get no page", async () => {
    const paths = ["/api/nothing", "/a/code", "/preview/x", "/assets/missing-abc.js", "/favicon.ico"];
    for (const path of [...paths, "/assets/", "/assets/../secret.txt", "/assets/%2e%2e/secret.txt"]) {
      const answer = await get(path, browser);
      assert.ok([400, 403, 404].includes(answer.status), `${path}: ${answer.status}`);
      assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/, path);
      assert.equal(answer.headers["cache-control"], "no-store");
      assert.doesNotMatch(answer.body.toString(), /not for anybody/);
    }
    assert.equal((await get("/sign-in", { accept: "application/json" })).status, 404);
    assert.equal((await get("/sign-in", browser, "POST")).status, 404);
    // A route of the server keeps its methods.
    assert.equal((await get("/api/echo", browser)).status, 405);
  });

  test("files are kept for a year and come compressed for whoever takes it", async () => {
    const plain = await get("/assets/main-abc.js");
    assert.equal(plain.body.toString(), script);
    assert.equal(plain.headers["cache-control"], "public, max-age=31536000, immutable");
    assert.match(String(plain.headers["content-type"]), /javascript/);
    const brotli = await get("/assets/main-abc.js", { "accept-encoding": "gzip, br" });
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.equal(brotliDecompressSync(brotli.body).toString(), script);
    const zipped = await get("/assets/main-abc.js", { "accept-encoding": "gzip" });
    assert.equal(gunzipSync(zipped.body).toString(), script);
    assert.match(String(zipped.headers["vary"]), /accept-encoding/i);
  });

  test("files carry only the headers that are of use to files", async () => {
    const { headers } = await get("/assets/main-abc.js", { "accept-encoding": "br" });
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
    assert.match(
      String(headers["content-security-policy"]),
      /^default-src 'none'; .*frame-ancestors 'none'$/,
    );
    for (const name of ["permissions-policy", "cross-origin-opener-policy", "x-request-id", "etag"])
      assert.equal(headers[name], undefined, name);
    const page = await get("/", browser);
    assert.match(String(page.headers["permissions-policy"]), /camera=\(\)/);
  });
});
