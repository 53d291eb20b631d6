import type { Context } from "#people/access/context.ts";
import { listMeasures, readMeasure } from "./measures.contract.ts";
import { allMeasures, measureDetails } from "./measures.service.ts";

/** Measures, to read. */
export function addMeasureRoutes({ app, bind, transaction }: Context): void {
  bind(app, listMeasures, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => allMeasures(tx, workspace)),
  );
  bind(app, readMeasure, ({ params: { workspace, measure }, query }) =>
    transaction(workspace, (tx) => measureDetails(tx, workspace, measure, query)),
  );
}
