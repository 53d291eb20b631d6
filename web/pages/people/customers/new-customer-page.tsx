import { useQuery, useQueryClient } from "@tanstack/react-query";
import { readAccount } from "#people/customers/accounts.contract.ts";
import { addCustomer } from "#people/customers/customers.contract.ts";
import { call } from "../../../client.ts";
import { useGo, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { CustomerFields, customerDetails, customerText } from "./customer-fields.tsx";
import { useValues } from "./use-values.ts";

interface Begun {
  account: { id: string; name: string } | null;
}

/** Adds a customer by hand, to an account where the address names one. */
export function NewCustomerPage() {
  const { id: workspace, href } = useWorkspace();
  const [account] = useSearchParam("account", "");
  const begun = useQuery<Begun>({
    queryKey: [workspace, "customers", "begun", account],
    queryFn: async ({ signal }) => ({
      account:
        account === "" ? null : await call(readAccount, { params: { workspace, account } }, { signal }),
    }),
  });
  return (
    <Page
      width="reading"
      kicker={<Breadcrumbs trail={[{ label: "Customers", href: href("/customers") }]} />}
      title="Add a customer"
      lead="Only the name is needed. An e-mail address lets them be invited by mail."
    >
      <Query query={begun}>{(found) => <NewCustomer account={found.account} />}</Query>
    </Page>
  );
}

function NewCustomer({ account }: Begun) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const values = useValues();
  const form = useFormValues(customerText(undefined, account?.id ?? null));
  const add = async () => {
    const customer = await call(addCustomer, {
      params: { workspace },
      body: customerDetails(form.values),
    });
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(`${customer.name} was added.`);
    go(href(account === null ? `/customers/${customer.id}` : `/customers/accounts/${account.id}`));
  };
  return (
    <Form
      submit="Add"
      onSubmit={add}
      actions={
        <LinkButton tone="quiet" href={href("/customers")}>
          Cancel
        </LinkButton>
      }
    >
      <CustomerFields
        form={form}
        account={account?.name ?? null}
        attributes={values.data?.attributes ?? []}
      />
    </Form>
  );
}
