import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { startServer } from "./server.fixture.ts";

interface Slow {
  started: Promise<unknown>;
  finish: () => void;
}

async function startSlow() {
  const started = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  const running = await startServer({}, ({ app }) => {
    app.get("/slow", async () => {
      started.resolve();
      await finished.promise;
      return "done";
    });
    app.get("/stream", async (_request, reply) => {
      started.resolve();
      return reply.send(
        Readable.from(
          (async function* () {
            yield "first ";
            await finished.promise;
            yield "last";
          })(),
        ),
      );
    });
  });
  const slow: Slow = { started: started.promise, finish: () => finished.resolve() };
  const open = async (): Promise<Socket> => {
    const socket = connect(Number(new URL(running.url).port), "127.0.0.1");
    await once(socket, "connect");
    return socket;
  };
  return { ...slow, ...running, open };
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;

test("a stop lets running requests finish, accepts no more and closes kept connections", async () => {
  for (const path of ["/slow", "/stream"]) {
    const { open, started, finish, server } = await startSlow();
    const idle = await open();
    idle.write(get("/healthz"));
    await once(idle, "data");
    const busy = await open();
    busy.write(get(path));
    const answer = text(busy);
    await started;
    const closed = server.close(60_000);
    await once(idle.resume(), "close");
    await assert.rejects(open(), { code: "ECONNREFUSED" });
    finish();
    assert.match(await answer, /^HTTP\/1\.1 200 OK[\s\S]*(done|last)/);
    await closed;
  }
});

test("a request that follows on a busy connection is not begun", async () => {
  const { open, started, finish, server } = await startSlow();
  const socket = await open();
  const answers: Buffer[] = [];
  socket.on("data", (data) => answers.push(data)).on("error", () => {});
  socket.write(get("/slow"));
  await started;
  const closed = server.close(60_000);
  socket.write(get("/healthz"));
  finish();
  await new Promise((resolve) => socket.once("close", resolve));
  assert.match(String(answers), /connection: close[\s\S]*done/);
  assert.ok(!String(answers).includes('{"status":"ok"}'));

  await closed;
});

test("a request that was arriving when the stop began is told to try again", async () => {
  const { open, server } = await startSlow();
  const accepted = once(server.app.server, "connection");
  const socket = await open();
  const [connection] = (await accepted) as [Socket];
  const received = once(connection, "data");
  socket.write("GET /healthz HTTP/1.1\r\n");
  await received;
  const closed = server.close(60_000);
  socket.write("host: x\r\n\r\n");
  const answer = await text(socket);
  assert.match(answer, /^HTTP\/1\.1 503 [\s\S]*connection: close[\s\S]*"code":"server\.stopping"/i);
  await closed;
});

test("after the deadline, running requests are cut off", async () => {
  const { open, started, server, log } = await startSlow();
  const socket = await open();
  socket.on("error", () => {}).write(get("/slow"));
  await started;
  await server.close(1);
  await once(socket.resume(), "close");
  assert.match(JSON.stringify(log), /cut off/);
});

test("a server can be stopped twice, and before it listened", async () => {
  const { server } = await startSlow();
  await Promise.all([server.close(), server.close()]);
  await server.close();
});
