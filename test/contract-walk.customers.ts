import * as accounts from "../src/people/customers/accounts.contract.ts";
import * as imports from "../src/people/customers/customer-imports.contract.ts";
import * as contract from "../src/people/customers/customers.contract.ts";
import * as panels from "../src/people/customers/panels.contract.ts";
import { example, here, route, unusedAddress, unusedName, type World } from "./contract-walk.ts";

const account = async (world: World) => {
  const body = { name: `Account of ${world.director.user.email} ${unusedName()}` };
  return (await world.director(accounts.addAccount, { ...here(world), body })).id;
};

const customer = async (world: World) => {
  const body = {
    name: `Customer of ${world.director.user.email}`,
    email: unusedAddress(),
    accountId: await account(world),
  };
  return (await world.director(contract.addCustomer, { ...here(world), body })).id;
};

const panel = async (world: World) =>
  (await world.director(panels.addPanel, { ...here(world), body: { name: unusedName() } })).id;

const of = {
  customer: async (world: World) => ({ workspace: world.workspaceId, customer: await customer(world) }),
  account: async (world: World) => ({ workspace: world.workspaceId, account: await account(world) }),
  panel: async (world: World) => ({ workspace: world.workspaceId, panel: await panel(world) }),
  import: async (world: World) => ({ workspace: world.workspaceId, import: await customerImport(world) }),
};

const upload = {
  method: "POST",
  headers: { "content-type": "application/octet-stream" },
  body: "name,email\nAnna Abel,anna@example.org\n,,\n",
};

async function customerImport(world: World): Promise<string> {
  const answer = await world.director.fetch(
    `/api/workspaces/${world.workspaceId}/customer-imports?name=customers.csv`,
    upload,
  );
  return ((await answer.json()) as { id: string }).id;
}

const unchecked = { refused: "customer-import.not-checked" };

export const customerExamples = [
  example(contract.listCustomers, here),
  example(contract.listCustomerValues, here),
  example(contract.listAttributeValues, (world) => ({ ...here(world), query: { name: "Contract" } })),
  example(contract.readCustomer, async (world) => ({ params: await of.customer(world) })),
  example(contract.addCustomer, async (world) => ({
    ...here(world),
    body: { name: "New Customer", accountId: await account(world) },
  })),
  example(contract.changeCustomer, async (world) => ({
    params: await of.customer(world),
    body: { name: "Changed Customer" },
  })),
  example(contract.setCustomerState, async (world) => ({
    params: await of.customer(world),
    body: { left: true },
  })),
  example(contract.setNoContact, async (world) => ({
    params: await of.customer(world),
    body: { refuses: true, reason: "By telephone" },
  })),
  example(contract.eraseCustomer, async (world) => ({
    params: await of.customer(world),
    body: { asked: true },
  })),
  example(accounts.listAccounts, here),
  example(accounts.readAccount, async (world) => ({ params: await of.account(world) })),
  example(accounts.addAccount, (world) => ({ ...here(world), body: { name: unusedName() } })),
  example(accounts.changeAccount, async (world) => ({
    params: await of.account(world),
    body: { segment: "Wholesale" },
  })),
  example(accounts.setAccountState, async (world) => ({
    params: await of.account(world),
    body: { left: true },
  })),
  example(panels.listPanels, here),
  example(panels.addPanel, (world) => ({ ...here(world), body: { name: unusedName() } })),
  example(panels.changePanel, async (world) => ({
    params: await of.panel(world),
    body: { note: "Agreed by mail" },
  })),
  example(panels.deletePanel, async (world) => ({ params: await of.panel(world) })),
  example(panels.addPanelMembers, async (world) => ({
    params: await of.panel(world),
    body: { customers: [await customer(world)] },
  })),
  example(panels.removePanelMembers, async (world) => ({
    params: await of.panel(world),
    body: { customers: [await customer(world)] },
  })),
  example(imports.listCustomerImports, here),
  example(imports.readCustomerImport, async (world) => ({ params: await of.import(world) })),
  example(imports.planCustomerImport, async (world) => ({ params: await of.import(world), body: {} })),
  example(imports.listCustomerImportProblems, async (world) => ({
    params: await of.import(world),
    query: {},
  })),
  example(imports.listCustomerImportLines, async (world) => ({
    params: await of.import(world),
    query: { kind: "problem" as const },
  })),
  example(
    imports.chooseLeavingCustomers,
    async (world) => ({ params: await of.import(world), body: { leaving: true, customers: null } }),
    unchecked,
  ),
  example(imports.applyCustomerImport, async (world) => ({ params: await of.import(world) }), unchecked),
  example(imports.cancelCustomerImport, async (world) => ({ params: await of.import(world) })),
  example(imports.discardCustomerImport, async (world) => ({ params: await of.import(world) })),
];

const at = ({ workspaceId }: World, rest: string) => `/api/workspaces/${workspaceId}/${rest}`;

export const customerRoutes = [
  route(
    "POST /api/workspaces/:workspace/customer-imports",
    "customers.write",
    (world) => at(world, "customer-imports?name=customers.csv"),
    { init: upload },
  ),
  ...["export.csv", "export.xlsx", "template.csv"].map((file) =>
    route(`GET /api/workspaces/:workspace/customers/${file}`, "customers.read.own", (world) =>
      at(world, `customers/${file}`),
    ),
  ),
  route(
    "GET /api/workspaces/:workspace/customer-imports/:import/problems.csv",
    "customers.write",
    async (world) => at(world, `customer-imports/${await customerImport(world)}/problems.csv`),
  ),
  route("GET /api/workspaces/:workspace/customers/:customer/data.json", "customers.write", async (world) =>
    at(world, `customers/${await customer(world)}/data.json`),
  ),
];
