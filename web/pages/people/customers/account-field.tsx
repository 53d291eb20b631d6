import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listAccounts } from "#people/customers/accounts.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";

interface AccountFieldProps {
  value: string | null;
  /** The present account's name. */
  name: string | null;
  onChange: (value: string | null) => void;
}

/** Which account a customer belongs to. */
export function AccountField({ value, name, onChange }: AccountFieldProps) {
  const { id: workspace } = useWorkspace();
  const [search, setSearch] = useState(name ?? "");
  const [first] = useState({ value, label: name });
  const found = useQuery({
    queryKey: [workspace, "customers", "accounts", "choice", search],
    queryFn: ({ signal }) =>
      call(listAccounts, { params: { workspace }, query: { search, limit: 20 } }, { signal }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.accounts ?? []).map((each) => ({
    value: each.id,
    label: each.name,
    ...(each.number !== null && { description: each.number }),
  }));
  if (first.value !== null && first.label !== null && !options.some((each) => each.value === first.value))
    options.unshift({ value: first.value, label: first.label });
  return (
    <ComboBox
      label="Account"
      isRequired={false}
      name="accountId"
      description="Leave it empty for somebody who is served as a private person."
      options={options}
      value={value}
      onChange={onChange}
      onSearch={setSearch}
    />
  );
}
