import type { Context } from "#people/access/context.ts";
import * as contract from "./who-sees.contract.ts";
import { openAnswers, rawAnswers, whoSees } from "./who-sees.service.ts";

/** Who sees what of a campaign, and single answers for those who may see them. */
export function addWhoSeesRoutes({ app, bind, transaction }: Context): void {
  bind(app, contract.readWhoSees, ({ params: { workspace, campaign }, actor }) =>
    transaction(workspace, (tx) => whoSees({ tx, workspaceId: workspace }, actor, campaign)),
  );
  bind(app, contract.listRawAnswers, ({ params: { workspace, campaign }, query, actor }) => {
    const { search = "", limit = 50, offset = 0 } = query;
    return transaction(workspace, (tx) =>
      rawAnswers({ tx, workspaceId: workspace }, actor, campaign, { search, limit, offset }),
    );
  });
  bind(app, contract.openRawAnswers, ({ params: { workspace, campaign, invitation }, actor }) =>
    transaction(workspace, (tx) => openAnswers({ tx, workspaceId: workspace }, actor, campaign, invitation)),
  );
}
