import type { Context } from "#people/access/context.ts";
import * as contract from "./unit.contract.ts";
import * as units from "./unit.service.ts";

export function addUnitRoutes({ app, bind, transaction }: Context): void {
  bind(app, contract.listUnits, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => units.unitsWithCounts({ tx, workspace })),
  );
  bind(app, contract.addUnit, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => units.addUnit({ tx, workspace, actor }, body)),
  );
  bind(app, contract.changeUnit, async ({ params: { workspace, unit }, body, actor }) => {
    await transaction(workspace, (tx) => units.changeUnit({ tx, workspace, actor }, unit, body));
    return null;
  });
  bind(app, contract.deleteUnit, async ({ params: { workspace, unit }, actor }) => {
    await transaction(workspace, (tx) => units.deleteUnit({ tx, workspace, actor }, unit));
    return null;
  });
  bind(app, contract.mergeUnit, async ({ params: { workspace, unit }, body, actor }) => {
    await transaction(workspace, (tx) => units.mergeUnit({ tx, workspace, actor }, unit, body.into));
    return null;
  });
}
