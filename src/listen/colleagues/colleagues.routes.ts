import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import * as contract from "./colleagues.contract.ts";
import { ask, type ColleagueWork, findColleagues, myRequests, remind, withdraw } from "./requests.service.ts";

/** Colleagues whom people ask to complete the profile, too; their own pages are respondents'. */
export function addColleagueRoutes({ app, bind, transaction, jobs, origin }: Context): void {
  const inWorkspace = <T>(
    workspaceId: string,
    actor: Actor,
    work: (colleagues: ColleagueWork) => Promise<T>,
  ): Promise<T> =>
    transaction(workspaceId, async (tx) =>
      work({
        transaction: tx,
        workspaceId,
        actor,
        jobs,
        origin: origin(),
        now: await databaseTime(tx),
      }),
    );

  bind(app, contract.listMyRequests, ({ params: { workspace }, actor }) =>
    inWorkspace(workspace, actor, myRequests),
  );
  bind(app, contract.searchColleagues, ({ params: { workspace, invitation }, query, actor }) =>
    inWorkspace(workspace, actor, (work) => findColleagues(work, invitation, query.search)),
  );
  bind(app, contract.askColleague, ({ params: { workspace, invitation }, body, actor }) =>
    inWorkspace(workspace, actor, async (work) => ({ request: await ask(work, invitation, body) })),
  );
  bind(app, contract.withdrawRequest, ({ params: { workspace, invitation, request }, actor }) =>
    inWorkspace(workspace, actor, async (work) => {
      await withdraw(work, invitation, request);
      return null;
    }),
  );
  bind(app, contract.remindColleague, ({ params: { workspace, invitation, request }, actor }) =>
    inWorkspace(workspace, actor, async (work) => {
      await remind(work, invitation, request);
      return null;
    }),
  );
}
