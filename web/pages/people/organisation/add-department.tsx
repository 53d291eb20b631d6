import { useQueryClient } from "@tanstack/react-query";
import { addUnit, type listUnits, type Unit } from "#people/organisation/unit.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { PlaceField } from "./place-field.tsx";
import { inOrganisation } from "./use-units.ts";

interface AddDepartmentProps {
  all: ResponseOf<typeof listUnits>;
  /** The department below which the new one will be; null: directly in the organisation. */
  above: Unit | null;
  onClose: () => void;
}

export function AddDepartment({ all, above, onClose }: AddDepartmentProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ name: "", place: above?.id ?? inOrganisation });
  const add = async () => {
    const { place } = form.values;
    const name = form.values.name.trim();
    const body = { name, parentId: place === inOrganisation ? null : place };
    await call(addUnit, { params: { workspace }, body });
    await queries.invalidateQueries({ queryKey: [workspace, "units"] });
    toast(`${name} was added.`);
    onClose();
  };
  return (
    <Dialog title="Add a department" isOpen onClose={onClose}>
      <Form submit="Add" onSubmit={add} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField label="Name" isRequired autoFocus maxLength={100} {...form.field("name")} />
        <PlaceField
          label="Part of"
          all={all}
          value={form.values.place}
          onChange={(place) => form.set({ place })}
        />
      </Form>
    </Dialog>
  );
}
