import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listPeople, type Person, type PersonChange } from "#people/organisation/person.contract.ts";
import { levels } from "#people/person.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { useFormValues } from "../../../ui/use-form-values.ts";
import { levelName } from "./level-words.ts";
import { inOrganisation, unitOptions, useUnits } from "./use-units.ts";

/** A person as they are written in the form: what isn't known is "". */
export interface PersonText {
  name: string;
  staffNumber: string;
  email: string;
  unitId: string;
  managerId: string | null;
  job: string;
  level: string;
  location: string;
}

const unknownLevel = "unknown";

export const textOf = (person?: Person): PersonText => ({
  name: person?.name ?? "",
  staffNumber: person?.staffNumber ?? "",
  email: person?.email ?? "",
  unitId: person?.unitId ?? inOrganisation,
  managerId: person?.managerId ?? null,
  job: person?.job ?? "",
  level: person?.level ?? unknownLevel,
  location: person?.location ?? "",
});

/** What the form says, as the operations take it. */
export const detailsOf = (text: PersonText): PersonChange & { name: string } => ({
  name: text.name.trim(),
  staffNumber: text.staffNumber.trim() || null,
  email: text.email.trim() || null,
  unitId: text.unitId === inOrganisation ? null : text.unitId,
  managerId: text.managerId,
  job: text.job.trim() || null,
  level: levels.find((level) => level === text.level) ?? null,
  location: text.location.trim() || null,
});

interface PersonFieldsProps {
  form: ReturnType<typeof useFormValues<PersonText>>;
  /** The person as they are, where they exist. */
  person?: Person;
}

export function PersonFields({ form, person }: PersonFieldsProps) {
  const units = useUnits();
  return (
    <>
      <TextField label="Name" isRequired maxLength={500} {...form.field("name")} />
      <Columns>
        <TextField
          label="E-mail"
          isRequired={false}
          type="email"
          maxLength={254}
          description="Invitations go there, and it is how the person signs in."
          {...form.field("email")}
        />
        <TextField
          label="Staff number"
          isRequired={false}
          maxLength={200}
          description="By it an imported file finds the person again."
          {...form.field("staffNumber")}
        />
      </Columns>
      <Columns>
        <ComboBox
          label="Department"
          options={units.data ? unitOptions(units.data.organisation, units.data.units) : []}
          key={units.data === undefined ? "loading" : "loaded"}
          name="unitId"
          value={form.values.unitId}
          onChange={(unitId) => form.set({ unitId: unitId ?? inOrganisation })}
        />
        <ManagerField
          value={form.values.managerId}
          name={person?.manager ?? null}
          except={person?.id}
          onChange={(managerId) => form.set({ managerId })}
        />
      </Columns>
      <Columns>
        <TextField label="Job" isRequired={false} maxLength={500} {...form.field("job")} />
        <Select
          label="Level"
          options={[
            { value: unknownLevel, label: "Not known" },
            ...levels.map((level) => ({ value: level, label: levelName(level) })),
          ]}
          {...form.field("level")}
        />
        <TextField label="Location" isRequired={false} maxLength={500} {...form.field("location")} />
      </Columns>
    </>
  );
}

interface ManagerFieldProps {
  value: string | null;
  /** The present manager's name. */
  name: string | null;
  /** Who can't be chosen. */
  except: string | undefined;
  onChange: (value: string | null) => void;
}

function ManagerField({ value, name, except, onChange }: ManagerFieldProps) {
  const { id: workspace } = useWorkspace();
  const [search, setSearch] = useState(name ?? "");
  const [first] = useState({ value, label: name });
  const found = useQuery({
    queryKey: [workspace, "people", "managers", search],
    queryFn: ({ signal }) =>
      call(listPeople, { params: { workspace }, query: { search, limit: 20 } }, { signal }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.people ?? [])
    .filter(({ id }) => id !== except)
    .map((each) => ({
      value: each.id,
      label: each.name,
      ...(each.department !== "" && { description: each.department.replaceAll("/", " / ") }),
    }));
  if (first.value !== null && first.label !== null && !options.some((each) => each.value === first.value))
    options.unshift({ value: first.value, label: first.label });
  return (
    <ComboBox
      label="Manager"
      isRequired={false}
      name="managerId"
      description="Type a name to find the person."
      options={options}
      value={value}
      onChange={onChange}
      onSearch={setSearch}
    />
  );
}
