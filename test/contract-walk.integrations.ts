import * as tokens from "../src/people/integrations/tokens.contract.ts";
import * as webhooks from "../src/people/integrations/webhooks.contract.ts";
import { example, here, unusedName, type World } from "./contract-walk.ts";

const body = () => ({ name: `Program ${unusedName()}`, scopes: ["people:read" as const] });

async function token(world: World): Promise<string> {
  return (await world.director(tokens.makeToken, { ...here(world), body: body() })).token;
}

const chosen = () => ({
  url: `https://${unusedName()}.example.org/told`,
  events: ["campaign.opened" as const],
  withAnswers: false,
});

const webhook = async (world: World) => ({
  params: {
    workspace: world.workspaceId,
    webhook: (await world.director(webhooks.addWebhook, { ...here(world), body: chosen() })).webhook,
  },
});

/** A trial that waits, since nobody answers at its address. */
async function delivery(world: World) {
  const { params } = await webhook(world);
  const { delivery } = await world.director(webhooks.tryWebhook, { params });
  return { params: { ...params, delivery } };
}

export const integrationExamples = [
  example(tokens.listTokens, here),
  example(tokens.makeToken, (world) => ({ ...here(world), body: body() })),
  example(tokens.revokeToken, async (world) => ({
    params: { workspace: world.workspaceId, token: await token(world) },
  })),
  example(webhooks.listWebhooks, here),
  example(webhooks.addWebhook, (world) => ({ ...here(world), body: chosen() })),
  example(webhooks.changeWebhook, async (world) => ({
    ...(await webhook(world)),
    body: { ...chosen(), active: false },
  })),
  example(webhooks.deleteWebhook, webhook),
  example(webhooks.renewWebhookSecret, webhook),
  example(webhooks.tryWebhook, webhook),
  example(webhooks.listDeliveries, webhook),
  example(webhooks.resendDelivery, delivery),
];
