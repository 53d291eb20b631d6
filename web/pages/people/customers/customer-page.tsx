import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type CustomerRecord,
  changeCustomer,
  readCustomer,
  setCustomerState,
  setNoContact,
} from "#people/customers/customers.contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { CustomerFields, customerDetails, customerText } from "./customer-fields.tsx";
import { EraseCustomer } from "./erase-customer.tsx";
import { NoContactDialog } from "./no-contact-dialog.tsx";
import { useValues } from "./use-values.ts";

/** One customer: what is known, to change; whether they want to be asked. */
export function CustomerPage() {
  const { id: workspace, can, href } = useWorkspace();
  const id = usePathParam("customer");
  const go = useGo();
  const customer = useQuery({
    queryKey: [workspace, "customers", "customer", id],
    queryFn: ({ signal }) => call(readCustomer, { params: { workspace, customer: id } }, { signal }),
  });
  const [dialog, setDialog] = useState<"erase" | "no-contact" | null>(null);
  const { data } = customer;
  const mayWrite = can("customers.write");
  return (
    <Page
      key={id}
      width="reading"
      kicker={<Breadcrumbs trail={[{ label: "Customers", href: href("/customers") }]} />}
      title={data?.name ?? "Customer"}
      lead={data && leadOf(data)}
      actions={data && mayWrite && <Actions customer={data} onDialog={setDialog} />}
    >
      <Query query={customer}>
        {(found) => (
          <Stack>
            <States customer={found} />
            <SharedEmail customer={found} />
            <Facts customer={found} />
            {mayWrite && <EditCustomer customer={found} key={found.id} />}
            {dialog === "no-contact" && <NoContactDialog customer={found} onClose={() => setDialog(null)} />}
            {dialog === "erase" && (
              <EraseCustomer
                customer={found}
                onClose={() => setDialog(null)}
                onErased={() => go(href("/customers"))}
              />
            )}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

const leadOf = ({ roles, account }: CustomerRecord) =>
  [roles.join(", "), account].filter(Boolean).join(" · ") || undefined;

interface ActionsProps {
  customer: CustomerRecord;
  onDialog: (dialog: "erase" | "no-contact") => void;
}

function Actions({ customer, onDialog }: ActionsProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { id, name, leftAt, noContactAt } = customer;
  const params = { workspace, customer: id };
  const refresh = () => queries.invalidateQueries({ queryKey: [workspace, "customers"] });
  const setLeft = async (left: boolean, isUndo = false) => {
    try {
      await call(setCustomerState, { params, body: { left } });
      await refresh();
      const undo = isUndo ? undefined : () => void setLeft(!left, true);
      toast(left ? `${name} is marked as customer no more.` : `${name} is a customer again.`, undo);
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  const allow = async () => {
    try {
      await call(setNoContact, { params, body: { refuses: false } });
      await refresh();
      toast(`${name} may be asked again.`);
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  return (
    <>
      {noContactAt === null ? (
        <Button onPress={() => onDialog("no-contact")}>Does not want to be surveyed…</Button>
      ) : (
        <Button onPress={() => void allow()}>May be asked again</Button>
      )}
      <Menu
        label={`More for ${name}`}
        items={[
          leftAt === null
            ? { key: "left", label: "Mark as customer no more", onAction: () => void setLeft(true) }
            : { key: "back", label: "Mark as customer again", onAction: () => void setLeft(false) },
          {
            key: "data",
            label: "Download all that is kept",
            href: `/api/workspaces/${workspace}/customers/${id}/data.json`,
          },
          { key: "erase", label: "Erase…", onAction: () => onDialog("erase") },
        ]}
      />
    </>
  );
}

function States({
  customer: { name, leftAt, noContactAt, noContactReason, bouncedAt },
}: {
  customer: CustomerRecord;
}) {
  return (
    <>
      {leftAt !== null && (
        <Notice
          title={
            <>
              {name} is a customer no more since <Time value={leftAt} as="date" />.
            </>
          }
        >
          <p>Nobody invites them to new campaigns. What is known stays until you erase it.</p>
        </Notice>
      )}
      {noContactAt !== null && (
        <Notice
          tone="warning"
          title={
            <>
              {name} asked not to be surveyed, on <Time value={noContactAt} as="date" />.
            </>
          }
        >
          {noContactReason !== "" && <p>{noContactReason}</p>}
        </Notice>
      )}
      {bouncedAt !== null && (
        <Notice
          tone="warning"
          title={
            <>
              Mail came back on <Time value={bouncedAt} as="date" />.
            </>
          }
        >
          <p>No campaign invites them by mail. Correct the address below, and they are asked again.</p>
        </Notice>
      )}
    </>
  );
}

function SharedEmail({ customer: { email, emailSharedWith } }: { customer: CustomerRecord }) {
  const { href } = useWorkspace();
  if (emailSharedWith.length === 0) return null;
  return (
    <Notice tone="warning" title={`${email} is not this customer's alone.`}>
      <p>
        It is also the address of{" "}
        {emailSharedWith.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ", "}
            <Link href={href(`/customers/${id}`)}>{name}</Link>
          </span>
        ))}
        . Each of them gets an invitation of their own in the same mailbox.
      </p>
    </Notice>
  );
}

function Facts({ customer }: { customer: CustomerRecord }) {
  const { href } = useWorkspace();
  const { accountId, account, manager, segment, region, lastInvitedAt, panels, attributes } = customer;
  return (
    <DescriptionList
      items={[
        {
          name: "Account",
          value:
            accountId === null ? "–" : <Link href={href(`/customers/accounts/${accountId}`)}>{account}</Link>,
        },
        { name: "Account manager", value: manager ?? "–" },
        { name: "Segment", value: segment ?? "–" },
        { name: "Region", value: region ?? "–" },
        {
          name: "Last invited",
          value: lastInvitedAt === null ? "Never" : <Time value={lastInvitedAt} as="date" />,
        },
        ...(panels.length > 0 ? [{ name: "Panels", value: panels.map(({ name }) => name).join(", ") }] : []),
        ...Object.entries(attributes).map(([name, value]) => ({ name, value })),
      ]}
    />
  );
}

function EditCustomer({ customer }: { customer: CustomerRecord }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const values = useValues();
  const form = useFormValues(customerText(customer));
  const save = async () => {
    const saved = await call(changeCustomer, {
      params: { workspace, customer: customer.id },
      body: customerDetails(form.values),
    });
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(`What is known of ${saved.name} was saved.`);
  };
  return (
    <Section title="What is known">
      <Form submit="Save" onSubmit={save}>
        <CustomerFields form={form} customer={customer} attributes={values.data?.attributes ?? []} />
      </Form>
    </Section>
  );
}
