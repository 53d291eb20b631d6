import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { addNewsRoutes } from "./news.routes.ts";
import * as contract from "./said-and-done.contract.ts";
import {
  type FigureOf,
  publish,
  readPage,
  readVersion,
  saveDraft,
  shownPages,
  unpublish,
} from "./said-and-done.service.ts";
import { tellInvited } from "./telling.job-kind.ts";
import { beginTelling, preview, type TellingWork, tellNext } from "./telling.service.ts";

/**
 * What respondents are told was done: written, published, read without signing in, and mailed.
 *
 * @param figureOf finds what a measure was before and after
 */
export function addSaidAndDoneRoutes(context: Context, figureOf: FigureOf): void {
  const { app, bind, transaction, jobs, origin } = context;
  const inWorkspace = <T>(workspaceId: string, work: (given: TellingWork) => Promise<T>): Promise<T> =>
    transaction(workspaceId, async (tx) =>
      work({ tx, workspaceId, jobs, origin: origin(), now: await databaseTime(tx) }),
    );

  bind(app, contract.readSaidAndDone, ({ params }) =>
    inWorkspace(params.workspace, (work) => readPage(work, params.campaign)),
  );
  bind(app, contract.saveSaidAndDone, ({ params, body }) =>
    inWorkspace(params.workspace, (work) => saveDraft(work, params.campaign, body)),
  );
  bind(app, contract.publishSaidAndDone, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => publish(work, actor, params.campaign, body.revision, figureOf)),
  );
  bind(app, contract.unpublishSaidAndDone, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await unpublish(work, actor, params.campaign);
      return null;
    }),
  );
  bind(app, contract.readSaidAndDoneVersion, ({ params }) =>
    inWorkspace(params.workspace, (work) => readVersion(work, params.campaign, params.version)),
  );
  bind(app, contract.previewTelling, ({ params }) =>
    inWorkspace(params.workspace, (work) => preview(work, params.campaign)),
  );
  bind(app, contract.tellInvited, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await beginTelling(work, actor, params.campaign, body.version);
      return null;
    }),
  );
  bind(app, contract.listSaidAndDone, ({ params }) => inWorkspace(params.workspace, shownPages));
  jobs.work(tellInvited, async ({ workspaceId, campaignId }, signal) => {
    let more = true;
    while (more && !signal.aborted)
      more = await inWorkspace(workspaceId, (work) => tellNext(work, campaignId));
  });
  addNewsRoutes(context);
}
