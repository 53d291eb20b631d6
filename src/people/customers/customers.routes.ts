import type { Context } from "../access/context.ts";
import * as accounts from "./accounts.contract.ts";
import * as accountService from "./accounts.service.ts";
import { type CustomerDataSource, eraseCustomer } from "./customer-data.service.ts";
import * as imports from "./customer-imports.contract.ts";
import * as contract from "./customers.contract.ts";
import * as customers from "./customers.service.ts";
import { addCustomerFileRoutes } from "./files.routes.ts";
import * as importService from "./imports.service.ts";
import * as panels from "./panels.contract.ts";
import * as panelService from "./panels.service.ts";
import { attributeValues, customerValues } from "./values.service.ts";

/** @param sources what features keep of customers, in the order of the floors */
export function addCustomerRoutes(context: Context, sources: readonly CustomerDataSource[]): void {
  addCustomers(context, sources);
  addAccounts(context);
  addPanels(context);
  addImports(context);
  addCustomerFileRoutes(context, sources);
}

function addCustomers({ bind, app, transaction }: Context, sources: readonly CustomerDataSource[]): void {
  bind(app, contract.listCustomers, ({ params: { workspace }, query, actor }) =>
    transaction(workspace, (tx) => customers.pageOfCustomers({ tx, workspace, actor }, query)),
  );
  bind(app, contract.readCustomer, ({ params: { workspace, customer }, actor }) =>
    transaction(workspace, (tx) => customers.readCustomer({ tx, workspace, actor }, customer)),
  );
  bind(app, contract.addCustomer, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => customers.addCustomer({ tx, workspace, actor }, body)),
  );
  bind(app, contract.changeCustomer, ({ params: { workspace, customer }, body, actor }) =>
    transaction(workspace, (tx) => customers.changeCustomer({ tx, workspace, actor }, customer, body)),
  );
  bind(app, contract.setCustomerState, async ({ params: { workspace, customer }, body, actor }) => {
    await transaction(workspace, (tx) =>
      customers.setCustomerLeft({ tx, workspace, actor }, customer, body.left, new Date()),
    );
    return null;
  });
  bind(app, contract.setNoContact, async ({ params: { workspace, customer }, body, actor }) => {
    await transaction(workspace, (tx) =>
      customers.setNoContact({ tx, workspace, actor }, customer, body, new Date()),
    );
    return null;
  });
  bind(app, contract.eraseCustomer, async ({ params: { workspace, customer }, body, actor }) => {
    await transaction(workspace, (tx) =>
      eraseCustomer(sources, { tx, workspace, actor }, customer, { ...body, now: new Date() }),
    );
    return null;
  });
  bind(app, contract.listCustomerValues, ({ params: { workspace }, actor }) =>
    transaction(workspace, (tx) => customerValues(tx, workspace, actor)),
  );
  bind(app, contract.listAttributeValues, ({ params: { workspace }, query: { name }, actor }) =>
    transaction(workspace, (tx) => attributeValues(tx, workspace, actor, name)),
  );
}

function addAccounts({ bind, app, transaction }: Context): void {
  bind(app, accounts.listAccounts, ({ params: { workspace }, query, actor }) =>
    transaction(workspace, (tx) => accountService.pageOfAccounts({ tx, workspace, actor }, query)),
  );
  bind(app, accounts.readAccount, ({ params: { workspace, account }, actor }) =>
    transaction(workspace, (tx) => accountService.readAccount({ tx, workspace, actor }, account)),
  );
  bind(app, accounts.addAccount, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => accountService.addAccount({ tx, workspace, actor }, body)),
  );
  bind(app, accounts.changeAccount, ({ params: { workspace, account }, body, actor }) =>
    transaction(workspace, (tx) => accountService.changeAccount({ tx, workspace, actor }, account, body)),
  );
  bind(app, accounts.setAccountState, async ({ params: { workspace, account }, body, actor }) => {
    await transaction(workspace, (tx) =>
      accountService.setAccountLeft({ tx, workspace, actor }, account, body.left, new Date()),
    );
    return null;
  });
}

function addPanels({ bind, app, transaction }: Context): void {
  bind(app, panels.listPanels, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => panelService.panels({ tx, workspace })),
  );
  bind(app, panels.addPanel, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => panelService.addPanel({ tx, workspace, actor }, body)),
  );
  bind(app, panels.changePanel, ({ params: { workspace, panel }, body, actor }) =>
    transaction(workspace, (tx) => panelService.changePanel({ tx, workspace, actor }, panel, body)),
  );
  bind(app, panels.deletePanel, async ({ params: { workspace, panel }, actor }) => {
    await transaction(workspace, (tx) => panelService.deletePanel({ tx, workspace, actor }, panel));
    return null;
  });
  bind(app, panels.addPanelMembers, ({ params: { workspace, panel }, body, actor }) =>
    transaction(workspace, (tx) => panelService.addPanelMembers({ tx, workspace, actor }, panel, body)),
  );
  bind(app, panels.removePanelMembers, ({ params: { workspace, panel }, body, actor }) =>
    transaction(workspace, (tx) => panelService.removePanelMembers({ tx, workspace, actor }, panel, body)),
  );
}

function addImports({ bind, app, transaction, jobs }: Context): void {
  bind(app, imports.listCustomerImports, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => importService.latestImports({ tx, workspace })),
  );
  bind(app, imports.readCustomerImport, ({ params: { workspace, import: id } }) =>
    transaction(workspace, (tx) => importService.readImport({ tx, workspace }, id)),
  );
  bind(app, imports.listCustomerImportLines, ({ params: { workspace, import: id }, query }) =>
    transaction(workspace, async (tx) => {
      const { kind, offset = 0, limit = 50 } = query;
      return { lines: await importService.importLines({ tx, workspace }, id, kind, { offset, limit }) };
    }),
  );
  bind(app, imports.listCustomerImportProblems, ({ params: { workspace, import: id }, query }) =>
    transaction(workspace, (tx) => {
      const { offset = 0, limit = 50 } = query;
      return importService.importProblems({ tx, workspace }, id, { offset, limit });
    }),
  );
  bind(app, imports.planCustomerImport, ({ params: { workspace, import: id }, body, actor }) =>
    transaction(workspace, (tx) =>
      importService.planImport({ tx, workspace, actor, jobs, now: new Date() }, id, body),
    ),
  );
  bind(app, imports.chooseLeavingCustomers, ({ params: { workspace, import: id }, body, actor }) =>
    transaction(workspace, (tx) =>
      importService.chooseLeavers({ tx, workspace, actor }, id, body.leaving, body.customers),
    ),
  );
  bind(app, imports.applyCustomerImport, ({ params: { workspace, import: id }, actor }) =>
    transaction(workspace, (tx) =>
      importService.applyImport({ tx, workspace, actor, jobs, now: new Date() }, id),
    ),
  );
  bind(app, imports.cancelCustomerImport, ({ params: { workspace, import: id } }) =>
    transaction(workspace, (tx) => importService.cancelImport({ tx, workspace }, id)),
  );
  bind(app, imports.discardCustomerImport, async ({ params: { workspace, import: id } }) => {
    await transaction(workspace, (tx) => importService.discardImport({ tx, workspace }, id));
    return null;
  });
}
