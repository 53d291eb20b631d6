import { useQueryClient } from "@tanstack/react-query";
import { changeUnit, type listUnits, type Unit } from "#people/organisation/unit.contract.ts";
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

interface EditDepartmentProps {
  all: ResponseOf<typeof listUnits>;
  unit: Unit;
  onClose: () => void;
}

/** Renames a department or moves it, with all below it. */
export function EditDepartment({ all, unit, onClose }: EditDepartmentProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ name: unit.name, place: unit.parentId ?? inOrganisation });
  const save = async () => {
    const { place } = form.values;
    const name = form.values.name.trim();
    const parentId = place === inOrganisation ? null : place;
    const body = { ...(name !== unit.name && { name }), ...(parentId !== unit.parentId && { parentId }) };
    await call(changeUnit, { params: { workspace, unit: unit.id }, body });
    await queries.invalidateQueries({ queryKey: [workspace] });
    toast(`${name} was saved.`);
    onClose();
  };
  return (
    <Dialog title={`Change ${unit.name}`} isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField label="Name" isRequired maxLength={100} {...form.field("name")} />
        <PlaceField
          label="Part of"
          all={all}
          except={unit}
          value={form.values.place}
          onChange={(place) => form.set({ place })}
        />
      </Form>
    </Dialog>
  );
}
