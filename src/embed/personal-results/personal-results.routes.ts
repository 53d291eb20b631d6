import type { Context } from "#people/access/context.ts";
import { listMyResults, readMyCompetency, readMyResults } from "./personal-results.contract.ts";
import { myCompetency, myResults, myResultsOf } from "./personal-results.service.ts";

/** A person's own results: nobody else's, whatever their role. */
export function addPersonalResultRoutes({ app, bind, transaction }: Context): void {
  bind(app, listMyResults, ({ params: { workspace }, actor }) =>
    transaction(workspace, (tx) => myResults(tx, actor, workspace)),
  );
  bind(app, readMyResults, ({ params: { workspace, invitation }, actor }) =>
    transaction(workspace, (tx) => myResultsOf(tx, actor, workspace, invitation)),
  );
  bind(app, readMyCompetency, ({ params: { workspace, invitation, competency }, actor }) =>
    transaction(workspace, (tx) => myCompetency(tx, actor, workspace, invitation, competency)),
  );
}
