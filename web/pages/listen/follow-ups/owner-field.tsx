import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { findOwners } from "#listen/follow-ups/follow-up.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";

interface Owner {
  id: string;
  name: string;
}

interface OwnerFieldProps {
  label: string;
  value: Owner | null;
  onChange: (owner: Owner | null) => void;
  description?: string;
}

/** Chooses one of the organisation's people by a part of the name. */
export function OwnerField({ label, value, onChange, description }: OwnerFieldProps) {
  const { id: workspace } = useWorkspace();
  const [search, setSearch] = useState("");
  const wanted = search.trim();
  const found = useQuery({
    queryKey: [workspace, "follow-up-owners", wanted],
    queryFn: ({ signal }) =>
      call(findOwners, { params: { workspace }, query: { search: wanted } }, { signal }),
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  });
  const people = wanted.length < 2 ? [] : (found.data?.people ?? []);
  const known = value && !people.some(({ id }) => id === value.id) ? [{ ...value, department: "" }] : [];
  const options = [...known, ...people].map(({ id, name, department }) => ({
    value: id,
    label: name,
    ...(department !== "" && { description: department }),
  }));
  return (
    <ComboBox
      label={label}
      name="owner"
      description={description ?? "Type at least two letters of the name."}
      options={options}
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = options.find((option) => option.value === id);
        onChange(chosen ? { id: chosen.value, name: chosen.label } : null);
      }}
      onSearch={setSearch}
    />
  );
}
