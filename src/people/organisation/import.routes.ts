import type { Context } from "#people/access/context.ts";
import * as contract from "./import.contract.ts";
import * as imports from "./import.service.ts";

export function addImportRoutes({ app, bind, transaction }: Context): void {
  bind(app, contract.listImports, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => imports.latestImports({ tx, workspace })),
  );
  bind(app, contract.readImport, ({ params }) =>
    transaction(params.workspace, (tx) =>
      imports.readImport({ tx, workspace: params.workspace }, params.import),
    ),
  );
  bind(app, contract.listImportLines, ({ params: { workspace, import: id }, query }) =>
    transaction(workspace, async (tx) => {
      const { kind, offset = 0, limit = 50 } = query;
      const found = await imports.importLines({ tx, workspace }, id, [kind], { offset, limit });
      return { lines: found.map(({ kind: _, ...line }) => ({ ...line, changes: [...line.changes] })) };
    }),
  );
  bind(app, contract.changeImport, ({ params: { workspace, import: id }, body, actor }) =>
    transaction(workspace, (tx) => imports.changeImport({ tx, workspace, actor }, id, body)),
  );
  bind(app, contract.chooseLeavers, ({ params: { workspace, import: id }, body, actor }) =>
    transaction(workspace, (tx) =>
      imports.chooseLeavers({ tx, workspace, actor }, id, body.leaving, body.people),
    ),
  );
  bind(app, contract.applyImport, ({ params: { workspace, import: id }, actor }) =>
    transaction(workspace, (tx) => imports.applyImport({ tx, workspace, actor }, id)),
  );
  bind(app, contract.discardImport, async ({ params: { workspace, import: id }, actor }) => {
    await transaction(workspace, (tx) => imports.discardImport({ tx, workspace, actor }, id));
    return null;
  });
}
