import { useQueryClient } from "@tanstack/react-query";
import { addAccount } from "#people/customers/accounts.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { AccountFields, accountDetails, accountText } from "./account-fields.tsx";

/** Adds an account by hand. */
export function NewAccountPage() {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const form = useFormValues(accountText());
  const add = async () => {
    const account = await call(addAccount, { params: { workspace }, body: accountDetails(form.values) });
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(`${account.name} was added.`);
    go(href(`/customers/accounts/${account.id}`));
  };
  const trail = [
    { label: "Customers", href: href("/customers") },
    { label: "Accounts", href: href("/customers/accounts") },
  ];
  return (
    <Page
      width="reading"
      kicker={<Breadcrumbs trail={trail} />}
      title="Add an account"
      lead="An organisation that you serve. Its people are added next."
    >
      <Form
        submit="Add"
        onSubmit={add}
        actions={
          <LinkButton tone="quiet" href={href("/customers/accounts")}>
            Cancel
          </LinkButton>
        }
      >
        <AccountFields form={form} />
      </Form>
    </Page>
  );
}
