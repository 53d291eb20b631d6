import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { type TestContext, test } from "node:test";
import { openWorkspace, testApplication } from "../../application.fixture.ts";
import { tell } from "./tell.service.ts";
import { nextAttempt, retryPauses, type WebhookEvent } from "./webhook-events.ts";
import { isGenuine, webhookReceiver } from "./webhook-receiver.fixture.ts";
import { signatureHeaders, webhookSecret } from "./webhook-signature.service.ts";
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  renewWebhookSecret,
  resendDelivery,
  tryWebhook,
} from "./webhooks.contract.ts";

async function programme(t: TestContext, events: WebhookEvent[] = ["campaign.closed"], statuses?: number[]) {
  const [world, { context }] = [await openWorkspace(), await testApplication()];
  const other = await webhookReceiver(t, statuses);
  const params = { workspace: world.workspaceId };
  const made = await world.director(addWebhook, {
    params,
    body: { url: other.url, events, withAnswers: false },
  });
  const happen = (data = { campaign: crypto.randomUUID(), name: "Spring" }) =>
    world.transaction((tx) =>
      tell(tx, context.jobs, {
        workspaceId: world.workspaceId,
        news: { event: "campaign.closed", data },
        now: new Date(),
      }),
    );
  const deliveries = async () =>
    (await world.director(listDeliveries, { params: { ...params, webhook: made.webhook } })).deliveries;
  /** Waits until a delivery is as wanted; each look asks the server. */
  const until = async (isSo: (all: Awaited<ReturnType<typeof deliveries>>) => boolean) => {
    for (;;) {
      const all = await deliveries();
      if (isSo(all)) return all;
      await new Promise((again) => setImmediate(again));
    }
  };
  /** Puts off the next attempt, which comes by itself after five seconds: whatever a slow test does first, it doesn't come between. */
  const putOff = (delivery = "") =>
    world.application.database.owner.query(
      "UPDATE pgboss.job SET start_after = start_after + interval '1 hour' WHERE singleton_key = $1 AND state = 'created'",
      [delivery],
    );
  return {
    ...world,
    ...other,
    putOff,
    params: { ...params, webhook: made.webhook },
    made,
    happen,
    deliveries,
    until,
  };
}

test("news arrives signed, and the log says that it has", async (t) => {
  const { happen, next, made, until } = await programme(t);
  await happen();
  const got = await next(1);
  assert.ok(isGenuine(made.secret, got));
  assert.ok(!isGenuine(made.secret, { ...got, body: got.body.replace("Spring", "Autumn") }));
  const { type, data } = JSON.parse(got.body);
  assert.deepEqual([type, data.name], ["campaign.closed", "Spring"]);
  const [delivery] = await until(([one]) => one?.state === "delivered");
  assert.deepEqual([delivery?.attempts, delivery?.status, delivery?.canResend], [1, 200, false]);
});

test("nothing is told that was rolled back, that nobody asked for, or while it is paused", async (t) => {
  const world = await programme(t, ["results.released"]);
  await world.happen();
  const { context } = await testApplication();
  await assert.rejects(
    world.transaction(async (tx) => {
      const data = { campaign: crypto.randomUUID(), release: crypto.randomUUID(), kind: "close" as const };
      const news = { event: "results.released" as const, data };
      await tell(tx, context.jobs, { workspaceId: world.workspaceId, news, now: new Date() });
      throw new Error("rolled back");
    }),
  );
  await world.director(changeWebhook, {
    params: world.params,
    body: { url: world.url, events: ["campaign.closed"], withAnswers: false, active: false },
  });
  await world.happen();
  assert.deepEqual(await world.deliveries(), []);
  await assert.rejects(world.director(tryWebhook, { params: world.params }), { code: "webhook.not-active" });
});

test("what fails is tried again; a person can hurry it", async (t) => {
  const world = await programme(t, ["campaign.closed"], [503, 200]);
  await world.happen();
  const [waiting] = await world.until(([one]) => one?.attempts === 1);
  await world.putOff(waiting?.delivery);
  assert.deepEqual(
    [waiting?.state, waiting?.status, waiting?.problem],
    ["waiting", 503, "The address answered 503."],
  );
  assert.ok(waiting?.nextAttemptAt);
  await world.director(resendDelivery, { params: { ...world.params, delivery: waiting.delivery } });
  const [arrived] = await world.until(([one]) => one?.state === "delivered");
  assert.equal(arrived?.attempts, 2);
  assert.equal(world.received[0]?.headers["webhook-id"], world.received[1]?.headers["webhook-id"]);
  await assert.rejects(
    world.director(resendDelivery, { params: { ...world.params, delivery: waiting.delivery } }),
    { code: "webhook.delivery-spent" },
  );
});

test("after the last attempt the webhook is disabled, and what waits is given up", async (t) => {
  const world = await programme(t, ["campaign.closed"], [500]);
  await world.happen();
  const [waiting] = await world.until(([one]) => one?.attempts === 1);
  await world.putOff(waiting?.delivery);
  await world.transaction(async (tx) => {
    const { webhook_id } = await tx
      .updateTable("people.webhook_delivery")
      .set({ attempts: retryPauses.length })
      .where("delivery_id", "=", waiting?.delivery ?? "")
      .returning("webhook_id")
      .executeTakeFirstOrThrow();
    assert.equal(webhook_id, world.made.webhook);
  });
  await world.director(resendDelivery, { params: { ...world.params, delivery: waiting?.delivery ?? "" } });
  await world.until(([one]) => one?.state === "failed");
  const { webhooks } = await world.director(listWebhooks, { params: { workspace: world.workspaceId } });
  assert.equal(webhooks[0]?.state, "disabled");
});

test("a renewed secret signs beside the old one for a day", async (t) => {
  const world = await programme(t);
  const { secret } = await world.director(renewWebhookSecret, { params: world.params });
  assert.notEqual(secret, world.made.secret);
  await world.director(tryWebhook, { params: world.params });
  const got = await world.next(1);
  assert.ok(isGenuine(secret, got) && isGenuine(world.made.secret, got));
  const rows = await world.transaction((tx) => tx.selectFrom("people.webhook").selectAll().execute());
  assert.ok(!JSON.stringify(rows).includes(secret.slice(6)));
});

test("addresses inside the network are refused when they are typed", async (t) => {
  const { director, params, url } = await programme(t);
  const body = { events: ["campaign.closed" as const], withAnswers: false };
  for (const inside of [
    "https://127.0.0.1/x",
    "https://10.0.0.8/x",
    "https://169.254.169.254/",
    "https://localhost/",
  ]) {
    await assert.rejects(director(addWebhook, { params, body: { ...body, url: inside } }), {
      code: "outgoing.refused",
    });
    await assert.rejects(director(changeWebhook, { params, body: { ...body, url: inside, active: true } }), {
      code: "outgoing.refused",
    });
  }
  await director(changeWebhook, { params, body: { ...body, url, active: true } });
});

test("a deleted webhook takes its deliveries along", async (t) => {
  const world = await programme(t);
  await world.happen();
  await world.until(([one]) => one?.state === "delivered");
  await world.director(deleteWebhook, { params: world.params });
  await assert.rejects(world.deliveries(), { code: "webhook.not-found" });
});

test("attempts spread over about three days", () => {
  const start = new Date(0);
  const last = retryPauses.reduce((at, _, index) => {
    const next = nextAttempt(index + 1, at);
    assert.ok(next && next > at);
    return next;
  }, start);
  const hours = last.getTime() / 3_600_000;
  assert.ok(hours > 70 && hours < 80, `${hours} hours`);
  assert.equal(nextAttempt(retryPauses.length + 1, start), null);
});

test("signatures: the specification's own example of how content is put together", () => {
  const key = Buffer.alloc(32, 7);
  const of = { webhookId: "9b2e4f5d-1a3c-4c8e-9d52-7a6b1c0e8f3a", version: 1 };
  const now = new Date(1_614_265_330_500);
  const headers = signatureHeaders(key, of.webhookId, [1], { deliveryId: "msg_1", body: '{"test": 1}', now });
  assert.equal(headers["webhook-timestamp"], "1614265330");
  const secret = Buffer.from(webhookSecret(key, of).slice(6), "base64");
  const expected = createHmac("sha256", secret).update('msg_1.1614265330.{"test": 1}').digest("base64");
  assert.equal(headers["webhook-signature"], `v1,${expected}`);
});
