import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import * as contract from "./account-people.contract.ts";
import {
  type AccountWork,
  accountPersonFigures,
  myAccounts,
  openAccountPeople,
  openMine,
} from "./account-people.service.ts";

/** What account people's customers say: they see it first, and nobody sees them beside each other. */
export function addAccountPeopleRoutes({ app, bind, transaction }: Context): void {
  const inWorkspace = <T>(workspaceId: string, work: (given: AccountWork) => Promise<T>): Promise<T> =>
    transaction(workspaceId, async (tx) => work({ tx, workspaceId, now: await databaseTime(tx) }));

  bind(app, contract.readMyAccounts, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => myAccounts(work, actor)),
  );
  bind(app, contract.openMyAccountFigures, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => openMine(work, actor, params.campaign)),
  );
  bind(app, contract.listAccountPeople, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => openAccountPeople(work, actor, params.campaign)),
  );
  bind(app, contract.readAccountPerson, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) =>
      accountPersonFigures(work, actor, params.campaign, params.person),
    ),
  );
}
