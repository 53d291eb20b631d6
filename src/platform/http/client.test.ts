import assert from "node:assert/strict";
import { test } from "node:test";
import { isKind } from "../errors.ts";
import { createClient, unreachable } from "./client.ts";
import { echo, readCampaign, startServer } from "./server.fixture.ts";

const answering = (status: number, body: string) =>
  createClient("https://x/", async () => ({ ok: status < 300, status, text: async () => body }));

test("parameters are encoded, undefined ones left out", async () => {
  const asked: string[] = [];
  const call = createClient("https://x/", async (url) => {
    asked.push(url);
    return { ok: true, status: 200, text: async () => "{}" };
  });
  const params = { id: 1 };
  await call(readCampaign, { params, query: { units: ["a b", "c/d"], limit: 3 } });
  await call(readCampaign, { params });
  assert.deepEqual(asked, [
    "https://x/api/campaigns/1?units=a%20b&units=c%2Fd&limit=3",
    "https://x/api/campaigns/1",
  ]);
});

test("what is no answer of ours is an error that says so", async () => {
  const input = { body: { text: "" } };
  for (const [status, body] of [
    [502, "<html>Bad gateway</html>"],
    [200, "<html>Welcome to the hotel's wifi</html>"],
    [500, '{"error":"?"}'],
  ] as const)
    await assert.rejects(answering(status, body)(echo, input), { code: "server.not-understood", status });
});

test("nobody there is an error that says so", async () => {
  const { url, server } = await startServer();
  await server.close();
  await assert.rejects(createClient(url)(echo, { body: { text: "" } }), (error) =>
    isKind(error, unreachable),
  );
});
