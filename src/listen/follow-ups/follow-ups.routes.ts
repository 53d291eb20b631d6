import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import * as contract from "./follow-up.contract.ts";
import { statesOf } from "./follow-up.ts";
import {
  changeFollowUp,
  type FollowUpWork,
  followUpCounts,
  followUps,
  ownersNamed,
  readFollowUp,
} from "./follow-ups.service.ts";
import { handOver } from "./hand-over.service.ts";
import { readPlan, savePlan } from "./plan.service.ts";
import { tellOwners } from "./tell-owners.job-kind.ts";
import { tellOwnersNow } from "./tell-owners.service.ts";

/** Respondents who are to hear from somebody: who does it, until when, and what came of it. */
export function addFollowUpRoutes({ app, bind, transaction, jobs, origin }: Context): void {
  const inWorkspace = <T>(workspaceId: string, work: (given: FollowUpWork) => Promise<T>): Promise<T> =>
    transaction(workspaceId, async (tx) => work({ tx, workspaceId, jobs, now: await databaseTime(tx) }));

  bind(app, contract.listFollowUps, ({ params, query, actor }) => {
    const { of = "mine", state = "waiting", campaign = null, owner = null, limit = 50, offset = 0 } = query;
    const wanted = { mine: of === "mine", states: statesOf(state), campaign, owner };
    return inWorkspace(params.workspace, (work) => followUps(work, actor, wanted, { limit, offset }));
  });
  bind(app, contract.countFollowUps, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => followUpCounts(work, actor)),
  );
  bind(app, contract.readFollowUp, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => readFollowUp(work, actor, params.followUp)),
  );
  bind(app, contract.changeFollowUp, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => changeFollowUp(work, actor, params.followUp, body)),
  );
  bind(app, contract.handOverFollowUps, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => handOver(work, actor, body)),
  );
  bind(app, contract.findOwners, ({ params, query, actor }) =>
    inWorkspace(params.workspace, (work) => ownersNamed(work, actor, query.search)),
  );
  bind(app, contract.readFollowUpPlan, ({ params }) =>
    inWorkspace(params.workspace, (work) => readPlan(work, params.campaign)),
  );
  bind(app, contract.saveFollowUpPlan, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await savePlan(work, actor, params.campaign, body);
      return null;
    }),
  );
  jobs.work(tellOwners, ({ workspaceId }) =>
    inWorkspace(workspaceId, ({ tx, now }) =>
      tellOwnersNow(tx, jobs, { workspaceId, origin: origin(), now }),
    ),
  );
}
