import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deleteUnit, type listUnits, mergeUnit, type Unit } from "#people/organisation/unit.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { PlaceField } from "./place-field.tsx";
import { inOrganisation } from "./use-units.ts";

interface RemoveDepartmentProps {
  all: ResponseOf<typeof listUnits>;
  unit: Unit;
  onClose: () => void;
}

/** Deletes a department; where it isn't empty, all that is in it goes to another place first. */
export function RemoveDepartment({ all, unit, onClose }: RemoveDepartmentProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [place, setPlace] = useState(unit.parentId ?? inOrganisation);
  const below = all.units.filter(({ parentId }) => parentId === unit.id).length;
  const content = contentOf(unit, below);
  const remove = async () => {
    const params = { workspace, unit: unit.id };
    if (content === "") await call(deleteUnit, { params });
    else await call(mergeUnit, { params, body: { into: place === inOrganisation ? null : place } });
    await queries.invalidateQueries({ queryKey: [workspace] });
    toast(`${unit.name} was deleted.`);
  };
  return (
    <ConfirmDialog
      title={`Delete ${unit.name}?`}
      confirm={content === "" ? "Delete" : "Move and delete"}
      isOpen
      onClose={onClose}
      onConfirm={remove}
    >
      {content === "" ? (
        <p>It is empty. Campaigns that ran before keep its name in their results.</p>
      ) : (
        <Stack>
          <p>It holds {content}. Choose where they go; nobody is deleted.</p>
          <PlaceField
            label="Move them to"
            name="into"
            all={all}
            except={unit}
            value={place}
            onChange={setPlace}
          />
        </Stack>
      )}
    </ConfirmDialog>
  );
}

/** What is directly in a department, in words; empty where there is nothing. */
function contentOf({ people, left }: Unit, below: number): string {
  const counted = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count.toLocaleString()} ${count === 1 ? one : many}`];
  return [
    ...counted(people, "person", "people"),
    ...counted(left, "person who has left", "people who have left"),
    ...counted(below, "department", "departments"),
  ].join(", ");
}
