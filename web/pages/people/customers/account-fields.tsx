import type { AccountChange, AccountRecord } from "#people/customers/accounts.contract.ts";
import { Columns } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { useFormValues } from "../../../ui/use-form-values.ts";
import { ManagerField } from "./manager-field.tsx";

/** An account as it is written in the form: what isn't known is "". */
interface AccountText {
  name: string;
  number: string;
  segment: string;
  region: string;
  managerId: string | null;
}

export const accountText = (account?: AccountRecord): AccountText => ({
  name: account?.name ?? "",
  number: account?.number ?? "",
  segment: account?.segment ?? "",
  region: account?.region ?? "",
  managerId: account?.managerId ?? null,
});

/** What the form says, as the operations take it. */
export const accountDetails = (text: AccountText): AccountChange & { name: string } => ({
  name: text.name.trim(),
  number: text.number.trim() || null,
  segment: text.segment.trim() || null,
  region: text.region.trim() || null,
  managerId: text.managerId,
});

interface AccountFieldsProps {
  form: ReturnType<typeof useFormValues<AccountText>>;
  account?: AccountRecord;
}

export const AccountFields = ({ form, account }: AccountFieldsProps) => (
  <>
    <Columns>
      <TextField label="Name" isRequired maxLength={500} {...form.field("name")} />
      <TextField
        label="Account number"
        isRequired={false}
        maxLength={200}
        description="By it an imported file finds the account again."
        {...form.field("number")}
      />
    </Columns>
    <Columns>
      <TextField label="Segment" isRequired={false} maxLength={500} {...form.field("segment")} />
      <TextField label="Region" isRequired={false} maxLength={500} {...form.field("region")} />
    </Columns>
    <ManagerField
      value={form.values.managerId}
      name={account?.manager ?? null}
      onChange={(managerId) => form.set({ managerId })}
    />
  </>
);
