import type { CustomerChange, CustomerRecord } from "#people/customers/customers.contract.ts";
import { usualRoles } from "#people/customers/stakeholder-roles.ts";
import { Columns } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { useFormValues } from "../../../ui/use-form-values.ts";
import { AccountField } from "./account-field.tsx";

/** A customer as they are written in the form: what isn't known is "". */
interface CustomerText {
  name: string;
  email: string;
  number: string;
  accountId: string | null;
  roles: string;
  language: string;
  segment: string;
  region: string;
  attributes: Record<string, string>;
}

export const customerText = (customer?: CustomerRecord, accountId: string | null = null): CustomerText => ({
  name: customer?.name ?? "",
  email: customer?.email ?? "",
  number: customer?.number ?? "",
  accountId: customer?.accountId ?? accountId,
  roles: customer?.roles.join("; ") ?? "",
  language: customer?.language ?? "",
  segment: customer?.ownSegment ?? "",
  region: customer?.ownRegion ?? "",
  attributes: customer?.attributes ?? {},
});

/** What the form says, as the operations take it. */
export const customerDetails = (text: CustomerText): CustomerChange & { name: string } => ({
  name: text.name.trim(),
  email: text.email.trim() || null,
  number: text.number.trim() || null,
  accountId: text.accountId,
  roles: text.roles.split(/[;,]/).flatMap((role) => role.trim() || []),
  language: text.language.trim() || null,
  segment: text.segment.trim() || null,
  region: text.region.trim() || null,
  attributes: Object.fromEntries(
    Object.entries(text.attributes).flatMap(([name, value]) => (value.trim() === "" ? [] : [[name, value]])),
  ),
});

interface CustomerFieldsProps {
  form: ReturnType<typeof useFormValues<CustomerText>>;
  customer?: CustomerRecord;
  /** The account that the customer begins with. */
  account?: string | null;
  /** Names of attributes in use. */
  attributes: readonly string[];
}

export function CustomerFields({ form, customer, account = null, attributes }: CustomerFieldsProps) {
  const names = [...new Set([...attributes, ...Object.keys(form.values.attributes)])].sort();
  return (
    <>
      <TextField label="Name" isRequired maxLength={500} {...form.field("name")} />
      <Columns>
        <TextField
          label="E-mail"
          isRequired={false}
          type="email"
          maxLength={254}
          description="Without an address a link or a card can still be handed over."
          {...form.field("email")}
        />
        <TextField
          label="Customer number"
          isRequired={false}
          maxLength={200}
          description="By it an imported file finds the customer again."
          {...form.field("number")}
        />
      </Columns>
      <AccountField
        value={form.values.accountId}
        name={customer?.account ?? account}
        onChange={(accountId) => form.set({ accountId })}
      />
      <Columns>
        <TextField
          label="Stakeholder roles"
          isRequired={false}
          maxLength={1000}
          description={`With semicolons between them: ${usualRoles.slice(0, 3).join("; ")}.`}
          {...form.field("roles")}
        />
        <TextField
          label="Language"
          isRequired={false}
          maxLength={20}
          description="A code such as en, de or fr; empty: the campaign's own."
          {...form.field("language")}
        />
      </Columns>
      <Columns>
        <TextField
          label="Segment"
          isRequired={false}
          maxLength={500}
          description="Empty: the account's."
          {...form.field("segment")}
        />
        <TextField
          label="Region"
          isRequired={false}
          maxLength={500}
          description="Empty: the account's."
          {...form.field("region")}
        />
      </Columns>
      {names.length > 0 && (
        <Columns>
          {names.map((name) => (
            <TextField
              key={name}
              label={name}
              name={`attributes/${name}`}
              isRequired={false}
              maxLength={500}
              value={form.values.attributes[name] ?? ""}
              onChange={(value) => form.set({ attributes: { ...form.values.attributes, [name]: value } })}
            />
          ))}
        </Columns>
      )}
    </>
  );
}
