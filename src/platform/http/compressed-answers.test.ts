import assert from "node:assert/strict";
import { request } from "node:http";
import { Readable } from "node:stream";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { AppError } from "../errors.ts";
import { sendDownload } from "./download.ts";
import { startServer } from "./server.fixture.ts";

const rows = Array.from({ length: 300 }, (_, index) => ({ id: index, name: `Zoë ${index}` }));
const long = JSON.stringify(rows);

describe("compressed answers", () => {
  let running: Awaited<ReturnType<typeof startServer>>;

  before(async () => {
    running = await startServer({}, ({ app }) => {
      const json = "application/json; charset=utf-8";
      app.get("/long", async (_request, reply) => reply.type(json).send(long));
      app.get("/short", async (_request, reply) => reply.type(json).send('{"rows":[]}'));
      app.get("/page", async (_request, reply) => reply.type("text/html").send(`<p>${"loop ".repeat(400)}`));
      app.get("/signed", async (_request, reply) =>
        reply.header("set-cookie", "session=anna").type(json).send(long),
      );
      app.get("/ready", async (_request, reply) =>
        reply.header("content-encoding", "gzip").type(json).send(gzipSync(long)),
      );
      app.get("/stream", async (_request, reply) => reply.type(json).send(Readable.from([long])));
      app.get("/file", async (_request, reply) =>
        sendDownload(reply, { name: "rows.json", type: json, content: long }),
      );
      app.get("/wrong", async () => {
        throw new AppError("rows.wrong", `Rows ${"that are wrong ".repeat(100)}`, { status: 409 });
      });
    });
  });
  after(() => running[Symbol.asyncDispose]());

  /** Headers and raw bytes: fetch would unpack them. */
  const get = (path: string, accepted = "gzip, deflate, br", method = "GET") =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        const { hostname, port } = new URL(running.url);
        const headers = accepted === "" ? {} : { "accept-encoding": accepted };
        request({ hostname, port, path, headers, method }, async (answer) => {
          const body = Buffer.concat(await answer.toArray());
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
        })
          .on("error", reject)
          .end();
      },
    );
  const encoding = async (path: string, accepted?: string) =>
    (await get(path, accepted)).headers["content-encoding"];

  test("are what was said, in fewer bytes", async () => {
    const brotli = await get("/long");
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.equal(brotliDecompressSync(brotli.body).toString(), long);
    assert.ok(brotli.body.length < long.length / 4, `${brotli.body.length} of ${long.length}`);
    assert.equal(brotli.headers["content-length"], String(brotli.body.length));
    const zipped = await get("/long", "gzip");
    assert.equal(zipped.headers["content-encoding"], "gzip");
    assert.equal(gunzipSync(zipped.body).toString(), long);
    assert.deepEqual(await (await running.send("/long")).json(), rows);
  });

  test("come to whoever takes them, and caches know that answers differ", async () => {
    for (const accepted of ["", "identity", "deflate", "br;q=0, gzip; q=0.0", "*;q=0"]) {
      const plain = await get("/long", accepted);
      assert.equal(plain.headers["content-encoding"], undefined, accepted);
      assert.equal(plain.body.toString(), long);
      assert.match(String(plain.headers["vary"]), /accept-encoding/);
    }
    assert.equal(await encoding("/long", "GZIP;q=0.5"), "gzip");
    assert.equal(await encoding("/long", "br;q=0, *"), "gzip");
    assert.equal(await encoding("/long", "*"), "br");
  });

  test("HEAD says what GET would, without a body", async () => {
    const [whole, head] = [await get("/long"), await get("/long", "br", "HEAD")];
    assert.equal(head.body.length, 0);
    for (const name of ["content-encoding", "content-length", "vary"])
      assert.equal(head.headers[name], whole.headers[name], name);
  });

  test("errors too", async () => {
    const answer = await get("/wrong");
    assert.equal(answer.status, 409);
    assert.equal(answer.headers["content-encoding"], "br");
    assert.equal(JSON.parse(brotliDecompressSync(answer.body).toString()).code, "rows.wrong");
  });

  test("leave alone what is short, no JSON, streamed, a file to save, already compressed, or sets a cookie", async () => {
    for (const path of ["/short", "/page", "/stream", "/file", "/signed"])
      assert.equal(await encoding(path), undefined, path);
    assert.equal((await get("/stream")).body.toString(), long);
    assert.equal((await get("/file")).body.toString(), long);
    assert.equal(gunzipSync((await get("/ready")).body).toString(), long);
  });
});
