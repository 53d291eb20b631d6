import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { addSupporter, findSupporters } from "#embed/contracts/contract.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { IconButton } from "../../../ui/button.tsx";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { shareOptions } from "./share-options.ts";
import { type Contract, useContractParams, useTakeContract } from "./use-contract.ts";

interface AddSupporterProps {
  contract: Contract;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks who is to support: a colleague by name, or somebody else by name and address. */
export function AddSupporter(props: AddSupporterProps) {
  return (
    <Dialog title="Name a support person" isOpen={props.isOpen} onClose={props.onClose}>
      <AddForm {...props} />
    </Dialog>
  );
}

const wheres = [
  { value: "inside", label: "Somebody of the organisation" },
  { value: "outside", label: "Somebody else, e.g. a friend or a former colleague" },
] as const;

function AddForm({ contract, onClose }: AddSupporterProps) {
  const params = useContractParams(contract);
  const take = useTakeContract();
  const form = useFormValues<{
    where: "inside" | "outside";
    person: Colleague | null;
    name: string;
    email: string;
    shares: "goals" | "whole";
  }>({ where: "inside", person: null, name: "", email: "", shares: "goals" });
  const { where, person, name, email, shares } = form.values;
  const isInside = where === "inside";
  const add = async () => {
    const body = isInside ? { person: person?.id ?? "", shares } : { name, email, shares };
    await take(await call(addSupporter, { params, body }));
    onClose();
    toast(
      contract.state === "draft"
        ? "Named. They are asked when you have signed."
        : "They were asked by mail, and can say yes or no.",
    );
  };
  return (
    <Form submit="Name" onSubmit={add} isDisabled={isInside && person === null}>
      <RadioGroup label="Who is it?" options={wheres} {...form.field("where")} />
      {isInside ? (
        <ColleagueField value={person} onChange={(found) => form.set({ person: found })} />
      ) : (
        <>
          <TextField label="Name" isRequired maxLength={200} {...form.field("name")} />
          <TextField label="E-mail address" type="email" isRequired {...form.field("email")} />
        </>
      )}
      <RadioGroup
        label="What may they see?"
        options={shareOptions}
        description="Weekly notes are never shared."
        {...form.field("shares")}
      />
    </Form>
  );
}

interface Colleague {
  id: string;
  name: string;
  department: string;
}

interface ColleagueFieldProps {
  value: Colleague | null;
  onChange: (value: Colleague | null) => void;
}

/** Finds a colleague by name; who is chosen stands there instead. */
function ColleagueField({ value, onChange }: ColleagueFieldProps) {
  const { id: workspace } = useWorkspace();
  const [typed, setTyped] = useState("");
  const search = typed.trim();
  const found = useQuery({
    queryKey: [workspace, "my", "contract-people", search],
    queryFn: ({ signal }) => call(findSupporters, { params: { workspace }, query: { search } }, { signal }),
    enabled: search.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (value)
    return (
      <p className="contract-chosen" role="status">
        <bdi>{value.name}</bdi>
        <IconButton
          label={`Choose somebody else than ${value.name}`}
          icon={<X size={16} aria-hidden />}
          onPress={() => onChange(null)}
        />
      </p>
    );
  const people = search.length >= 2 ? (found.data?.people ?? []) : [];
  return (
    <ComboBox
      label="Name"
      placeholder="Two letters or more"
      description="Colleagues without an e-mail address can't be asked here."
      options={people.map(({ id, name, department }) => ({
        value: id,
        label: name,
        description: department.replaceAll("/", " / "),
      }))}
      value={null}
      onChange={(id) => {
        const person = people.find((each) => each.id === id);
        if (person) onChange(person);
      }}
      onSearch={setTyped}
    />
  );
}
