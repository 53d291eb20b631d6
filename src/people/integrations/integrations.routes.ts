import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { scopesWith } from "./scopes.ts";
import { listTokens, makeToken, revokeToken } from "./tokens.contract.ts";
import { addToken, endToken, tokensOf } from "./tokens.service.ts";
import * as operations from "./webhooks.contract.ts";
import * as webhooks from "./webhooks.service.ts";

/** What other programs may do here, and which are told of what happens. */
export function addIntegrationRoutes(context: Context): void {
  const { app, bind, transaction } = context;
  app.serviceloop.scopesOf = scopesWith;
  bind(app, listTokens, ({ params: { workspace } }) =>
    transaction(workspace, async (tx) => ({ tokens: await tokensOf(tx, workspace, new Date()) })),
  );
  bind(app, makeToken, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => addToken(tx, actor, workspace, body, new Date())),
  );
  bind(app, revokeToken, async ({ params: { workspace, token }, actor }) => {
    await transaction(workspace, (tx) => endToken(tx, actor, workspace, token, new Date()));
    return null;
  });
  addWebhookRoutes(context);
}

function addWebhookRoutes({ app, bind, transaction, jobs, outgoing: { allowed } }: Context): void {
  const inside = <T>(
    { params: { workspace }, actor }: { params: { workspace: string }; actor: Actor },
    work: (work: webhooks.WebhookWork) => Promise<T>,
  ) =>
    transaction(workspace, (tx) =>
      work({ tx, jobs, actor, workspaceId: workspace, allowed, now: new Date() }),
    );
  bind(app, operations.listWebhooks, (asked) =>
    inside(asked, async ({ tx, workspaceId, now }) => ({
      webhooks: await webhooks.webhooksOf(tx, workspaceId, now),
    })),
  );
  bind(app, operations.addWebhook, (asked) =>
    inside(asked, (work) => webhooks.createWebhook(work, asked.body)),
  );
  bind(app, operations.changeWebhook, async (asked) => {
    await inside(asked, (work) => webhooks.editWebhook(work, asked.params.webhook, asked.body));
    return null;
  });
  bind(app, operations.deleteWebhook, async (asked) => {
    await inside(asked, (work) => webhooks.dropWebhook(work, asked.params.webhook));
    return null;
  });
  bind(app, operations.renewWebhookSecret, (asked) =>
    inside(asked, (work) => webhooks.renewSecret(work, asked.params.webhook)),
  );
  bind(app, operations.tryWebhook, (asked) =>
    inside(asked, (work) => webhooks.sendTrial(work, asked.params.webhook)),
  );
  bind(app, operations.listDeliveries, (asked) =>
    inside(asked, async ({ tx, workspaceId, now }) => ({
      deliveries: await webhooks.deliveriesOf(tx, workspaceId, asked.params.webhook, now),
    })),
  );
  bind(app, operations.resendDelivery, async (asked) => {
    await inside(asked, (work) => webhooks.resend(work, asked.params.webhook, asked.params.delivery));
    return null;
  });
}
