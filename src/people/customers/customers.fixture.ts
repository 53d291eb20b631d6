import { randomUUID } from "node:crypto";
import { until } from "#platform/database/database.fixture.ts";
import { openOrganisation } from "../organisation/organisation.fixture.ts";
import { type AccountChange, addAccount, listAccounts, readAccount } from "./accounts.contract.ts";
import type { ColumnField } from "./customer-columns.ts";
import {
  applyCustomerImport,
  type CustomerImport,
  listCustomerImportLines,
  planCustomerImport,
  readCustomerImport,
} from "./customer-imports.contract.ts";
import {
  addCustomer,
  type CustomerChange,
  type CustomerFilter,
  listCustomers,
} from "./customers.contract.ts";

type Sent = NonNullable<RequestInit["body"]>;

/** A fresh workspace with short ways to do, as the director, what tests of customers do. */
export async function openCustomers() {
  const organisation = await openOrganisation();
  const { director, workspaceId, params } = organisation;
  const upload = (content: Sent, name = "customers.csv", who: Pick<typeof director, "fetch"> = director) =>
    who.fetch(`/api/workspaces/${workspaceId}/customer-imports?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: content,
      duplex: "half",
    });
  const of = (id: string) => ({ ...params, import: id });
  /** The import once nothing is being worked on. */
  const settled = (id: string): Promise<CustomerImport> =>
    until("an import is settled", async () => {
      const found = await director(readCustomerImport, { params: of(id) });
      return found.state !== "planning" && found.state !== "applying" && found;
    });
  const send = async (content: Sent, name?: string): Promise<CustomerImport> => {
    const answer = await upload(content, name);
    if (answer.status !== 200) throw new Error(await answer.text());
    return (await answer.json()) as CustomerImport;
  };
  const check = async (id: string, body: { columns?: ColumnField[]; clearEmpty?: boolean } = {}) => {
    await director(planCustomerImport, { params: of(id), body });
    return settled(id);
  };
  const apply = async (id: string) => {
    await director(applyCustomerImport, { params: of(id) });
    return settled(id);
  };
  return {
    ...organisation,
    uploadCustomers: upload,
    send,
    check,
    settled,
    applyCustomers: apply,
    /** Sends a file and does what it says. */
    bring: async (content: Sent, name?: string) => {
      const sent = await send(content, name);
      const planned = await check(sent.id);
      return planned.state === "planned" ? apply(sent.id) : planned;
    },
    customerLines: async (
      id: string,
      kind: "account" | "new" | "changed" | "problem" | "missing",
      limit = 50,
    ) => (await director(listCustomerImportLines, { params: of(id), query: { kind, limit } })).lines,
    customers: async (query: CustomerFilter & { limit?: number } = {}) =>
      (await director(listCustomers, { params, query })).customers,
    account: async (name: string, given: AccountChange = {}) =>
      (await director(addAccount, { params, body: { ...given, name } })).id,
    accounts: async () => (await director(listAccounts, { params })).accounts,
    readAccount: (id: string) => director(readAccount, { params: { ...params, account: id } }),
    customer: async (name: string, given: CustomerChange = {}) =>
      (await director(addCustomer, { params, body: { ...given, name } })).id,
    /** Somebody with the role of an account manager, and their record under People. */
    accountManager: async () => {
      const email = `${randomUUID()}@example.org`;
      const personId = await organisation.person("Anke Amt", {
        email,
        staffNumber: randomUUID().slice(0, 8),
      });
      return { personId, email };
    },
  };
}
