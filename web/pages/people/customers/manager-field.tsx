import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listPeople } from "#people/organisation/person.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";

interface ManagerFieldProps {
  value: string | null;
  /** The present manager's name. */
  name: string | null;
  onChange: (value: string | null) => void;
}

/** Who looks after an account: one of the organisation's people. */
export function ManagerField({ value, name, onChange }: ManagerFieldProps) {
  const { id: workspace } = useWorkspace();
  const [search, setSearch] = useState(name ?? "");
  const [first] = useState({ value, label: name });
  const found = useQuery({
    queryKey: [workspace, "people", "managers", search],
    queryFn: ({ signal }) =>
      call(listPeople, { params: { workspace }, query: { search, limit: 20 } }, { signal }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.people ?? []).map((each) => ({
    value: each.id,
    label: each.name,
    ...(each.department !== "" && { description: each.department.replaceAll("/", " / ") }),
  }));
  if (first.value !== null && first.label !== null && !options.some((each) => each.value === first.value))
    options.unshift({ value: first.value, label: first.label });
  return (
    <ComboBox
      label="Account manager"
      isRequired={false}
      name="managerId"
      description="Somebody under People. With the role of an account manager they see this account here."
      options={options}
      value={value}
      onChange={onChange}
      onSearch={setSearch}
    />
  );
}
