import assert from "node:assert/strict";
import { test } from "node:test";
import { createServer } from "#platform/http/server.ts";
import { createLog } from "#platform/log.ts";
import { openWorkspace } from "../../application.fixture.ts";
import { openCampaign, shortQuestionnaire } from "./respond.fixture.ts";
import { addRespondRoutes } from "./respond.routes.ts";

test("the log tells neither where a respondent is nor their link, whatever happens", async () => {
  const workspace = await openWorkspace();
  const { path } = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const lines: string[] = [];
  const log = createLog({ level: "trace", pretty: false, write: (line) => lines.push(line) });
  await using server = createServer({ log, trustProxy: "127.0.0.1" });
  const { context } = workspace.application;
  let isBroken = false;
  const transaction: typeof context.transaction = (id, work) =>
    context.transaction(id, async (tx) => {
      const result = await work(tx);
      if (isBroken) throw new Error("out of order");
      return result;
    });
  addRespondRoutes({ ...context, app: server.app, log, transaction });
  const origin = await server.listen(0);
  const ask = async (rest: string, body?: string) => {
    const headers = {
      "x-forwarded-for": "203.0.113.77",
      "content-type": "application/x-www-form-urlencoded",
    };
    const sent = body === undefined ? {} : { method: "POST", body };
    return (await fetch(origin + path + rest, { redirect: "manual", headers, ...sent })).status;
  };
  const everything = async () => [
    await ask(""),
    await ask("/pages/trip"),
    await ask("/pages/trip", "late=yes"),
    await ask("/pages/trip", `comment=${"x".repeat(5 * 2 ** 20)}`),
    await ask("x"),
    await ask("/pages/%E0"),
  ];
  assert.deepEqual(await everything(), [200, 200, 303, 413, 404, 400]);
  isBroken = true;
  assert.deepEqual(await everything(), [500, 500, 500, 413, 404, 400]);
  const text = lines.join("");
  assert.match(text, /"route":"\/a\/:code\/pages\/:page"/);
  assert.match(text, /out of order/);
  for (const secret of ["203.0.113.77", path.slice("/a/".length, -4), path.slice(-16)])
    assert.ok(
      !text.includes(secret),
      lines.find((line) => line.includes(secret)),
    );
});
