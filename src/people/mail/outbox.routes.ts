import type { Context } from "#people/access/context.ts";
import * as contract from "./outbox.contract.ts";
import * as outbox from "./outbox.service.ts";

export function addOutboxRoutes(context: Context): void {
  const { app, bind, transaction } = context;
  bind(app, contract.listMessages, ({ params: { workspace }, query, actor }) =>
    transaction(workspace, (tx) => outbox.pageOfMessages({ tx, workspace, actor }, context, query)),
  );
  bind(app, contract.readMessage, ({ params: { workspace, message }, actor }) =>
    transaction(workspace, (tx) => outbox.readMessage({ tx, workspace, actor }, context, message)),
  );
  bind(app, contract.resendMessage, async ({ params: { workspace, message }, actor }) => {
    await transaction(workspace, (tx) => outbox.resendMessage({ tx, workspace, actor }, context, message));
    return null;
  });
  bind(app, contract.cancelMessage, async ({ params: { workspace, message }, actor }) => {
    await transaction(workspace, (tx) => outbox.cancelMessage({ tx, workspace, actor }, message));
    return null;
  });
  bind(app, contract.resendMessages, async ({ params: { workspace }, body, actor }) => ({
    queued: await transaction(workspace, (tx) =>
      outbox.resendMessagesOf({ tx, workspace, actor }, context, body),
    ),
  }));
}
