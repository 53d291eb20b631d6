import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import * as campaigns from "../src/listen/campaigns/campaign.contract.ts";
import { crowd, openCampaigns } from "../src/listen/campaigns/campaign.fixture.ts";
import { respondent } from "../src/listen/respond/respond.fixture.ts";
import { webhookEventNames } from "../src/people/integrations/webhook-events.ts";
import { isGenuine, webhookReceiver } from "../src/people/integrations/webhook-receiver.fixture.ts";
import { addWebhook } from "../src/people/integrations/webhooks.contract.ts";

/** A campaign from opening to results, with one who completes it; what a webhook hears that wants to hear everything. */
async function heard(t: TestContext, anonymity: "named" | "confidential", news: number) {
  const world = await openCampaigns();
  const { director, workspaceId, mails, origin } = world;
  const receiver = await webhookReceiver(t);
  const { secret } = await director(addWebhook, {
    params: { workspace: workspaceId },
    body: { url: receiver.url, events: webhookEventNames, withAnswers: true },
  });
  const people = crowd(6);
  await world.hire(people);
  const campaign = await world.prepare({ anonymity });
  await world.open(campaign);
  const [link = ""] = (await mails.to(people[0]?.email ?? "")).links;
  const browser = respondent(origin, new URL(link).pathname);
  await browser.send("page-1", { q1: "7" });
  assert.equal((await browser.post("/complete", "")).location, "/thanks");
  assert.equal((await browser.post("/complete", "")).location, "/thanks");
  await director(campaigns.closeCampaign, { params: { workspace: workspaceId, campaign } });
  await receiver.next(news);
  await world.settled(campaign);
  assert.equal(receiver.received.length, news);
  assert.ok(receiver.received.every((each) => isGenuine(secret, each)));
  const all = receiver.received.map(
    ({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> },
  );
  return { all, of: (type: string) => all.filter((each) => each.type === type).map(({ data }) => data) };
}

test("of a named campaign everything is told once, with answers where they are wanted", async (t) => {
  const { all, of } = await heard(t, "named", 4);
  assert.deepEqual(all.map(({ type }) => type).sort(), [
    "answer.completed",
    "campaign.closed",
    "campaign.opened",
    "results.released",
  ]);
  assert.deepEqual(of("answer.completed")[0]?.["answers"], { q1: { rating: 7 } });
});

test("of a confidential campaign nothing is told that depends on a single answer", async (t) => {
  const { all } = await heard(t, "confidential", 3);
  assert.deepEqual(all.map(({ type }) => type).sort(), [
    "campaign.closed",
    "campaign.opened",
    "results.released",
  ]);
  assert.ok(!JSON.stringify(all).includes("answers"));
});
