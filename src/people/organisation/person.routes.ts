import type { Context } from "#people/access/context.ts";
import * as contract from "./person.contract.ts";
import * as people from "./person.service.ts";

export function addPersonRoutes({ app, bind, transaction }: Context): void {
  bind(app, contract.listPeople, ({ params: { workspace }, query }) =>
    transaction(workspace, (tx) => people.pageOfPeople({ tx, workspace }, query)),
  );
  bind(app, contract.readPerson, ({ params: { workspace, person } }) =>
    transaction(workspace, (tx) => people.readPerson({ tx, workspace }, person)),
  );
  bind(app, contract.addPerson, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => people.addPerson({ tx, workspace, actor }, body)),
  );
  bind(app, contract.changePerson, ({ params: { workspace, person }, body, actor }) =>
    transaction(workspace, (tx) => people.changePerson({ tx, workspace, actor }, person, body)),
  );
  bind(app, contract.markAsLeft, async ({ params: { workspace, person }, actor }) => {
    await transaction(workspace, (tx) => people.setLeft({ tx, workspace, actor }, person, true));
    return null;
  });
  bind(app, contract.markAsReturned, async ({ params: { workspace, person }, actor }) => {
    await transaction(workspace, (tx) => people.setLeft({ tx, workspace, actor }, person, false));
    return null;
  });
}
