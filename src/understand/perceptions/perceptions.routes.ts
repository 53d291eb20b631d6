import type { Context } from "#people/access/context.ts";
import {
  deletePerceptionComparison,
  listPerceptionComparisons,
  listPerceptionSources,
  readPerceptionGaps,
  savePerceptionComparison,
} from "./perceptions.contract.ts";
import {
  perceptionGapsOf,
  perceptionSources,
  removeComparison,
  saveComparison,
  savedComparisons,
} from "./perceptions.service.ts";

/** How managers, staff and customers see the same service. */
export function addPerceptionRoutes({ app, bind, transaction }: Context): void {
  bind(app, listPerceptionSources, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => perceptionSources(tx, workspace)),
  );
  bind(app, readPerceptionGaps, ({ params: { workspace }, query }) =>
    transaction(workspace, (tx) => perceptionGapsOf(tx, workspace, query)),
  );
  bind(app, listPerceptionComparisons, ({ params: { workspace } }) =>
    transaction(workspace, async (tx) => ({ comparisons: await savedComparisons(tx, workspace) })),
  );
  bind(app, savePerceptionComparison, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => saveComparison(tx, actor, workspace, body, new Date())),
  );
  bind(app, deletePerceptionComparison, async ({ params: { workspace, comparison }, actor }) => {
    await transaction(workspace, (tx) => removeComparison(tx, actor, workspace, comparison));
    return null;
  });
}
