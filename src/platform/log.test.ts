import assert from "node:assert/strict";
import { test } from "node:test";
import { createLog, type LogLevel } from "./log.ts";

function logged(
  write: (log: ReturnType<typeof createLog>) => void,
  options: { level?: LogLevel; pretty?: boolean } = {},
) {
  const lines: string[] = [];
  write(createLog({ pretty: false, write: (line) => lines.push(line), ...options }));
  return lines;
}

test("a line is JSON with time, level, message and fields", () => {
  const [line = "", second = ""] = logged((log) => {
    log.child({ requestId: "r" }).info({ n: 1 }, "done");
    log.error("plain\nforged");
  });
  const { time, ...rest } = JSON.parse(line);
  assert.ok(!Number.isNaN(Date.parse(time)));
  assert.deepEqual(rest, { level: "info", message: "done", requestId: "r", n: 1 });
  assert.equal(second.split("\n").length, 2);
});

test("levels below the least are not written", () => {
  const lines = logged(
    (log) => {
      log.debug("a");
      log.info("b");
      log.child({}).warn("c");
      log.silent("d");
    },
    { level: "warn" },
  );
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).message),
    ["c"],
  );
});

test("secrets are never written", () => {
  const cause = new Error("postgres://app:hunter2@db/x refused");
  const [line = ""] = logged((log) =>
    log.error(
      {
        headers: {
          cookie: "hunter2",
          Authorization: "hunter2",
          "set-cookie": ["hunter2"],
          accept: "text/html",
        },
        body: {
          people: [{ password: "hunter2", newPassword: "hunter2", apiKey: "hunter2" }],
          access_token: "hunter2",
        },
        err: new Error("with Bearer hunter2", { cause }),
        socket: new (class Socket {
          key = "hunter2";
        })(),
        big: 1n,
      },
      "failed",
    ),
  );
  assert.ok(!line.includes("hunter2"), line);
  const { headers, err, socket } = JSON.parse(line);
  assert.equal(headers.accept, "text/html");
  assert.equal(err.cause.message, "postgres://app:[secret]@db/x refused");
  assert.equal(socket, "[Socket]");
});

test("cycles and depth end", () => {
  const loop: { self?: object } = {};
  loop.self = loop;
  const [line = ""] = logged((log) => log.info({ loop }, "round"));
  assert.ok(line.length < 200);
});

test("on a terminal, lines are for reading and can't move the cursor", () => {
  const [line = ""] = logged((log) => log.warn({ route: "/x\u001b[2J" }, "slow\u009b1m\u001b[2J"), {
    pretty: true,
  });
  assert.match(line, /^\d\d:\d\d:\d\d warn {2}slow·1m\\u001b\[2J route="\/x\\u001b\[2J"\n$/);
});
