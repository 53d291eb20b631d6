import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type PerceptionComparison,
  type PerceptionSource,
  savePerceptionComparison,
} from "#understand/perceptions/perceptions.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { perceptionsKey } from "./use-perceptions.ts";

interface SaveComparisonProps {
  pair: { customers: string; staff: string };
  sources: readonly PerceptionSource[];
  saved: readonly PerceptionComparison[];
}

/** Keeps the two campaigns under a name, so that reports on them show the comparison. */
export function SaveComparison(props: SaveComparisonProps) {
  const { can } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const { pair, saved } = props;
  const own = saved.find(
    ({ customers, staff }) => customers.campaign === pair.customers && staff.campaign === pair.staff,
  );
  if (!can("campaigns.write")) return null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>{own ? "Rename this comparison" : "Save this comparison"}</Button>
      {isOpen && <SaveDialog {...props} name={own?.name ?? ""} onClose={() => setOpen(false)} />}
    </>
  );
}

function SaveDialog({
  pair,
  sources,
  name,
  onClose,
}: SaveComparisonProps & { name: string; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const nameOf = (campaign: string) => sources.find((source) => source.campaign === campaign)?.name ?? "";
  const proposed = `${nameOf(pair.customers)} and ${nameOf(pair.staff)}`.slice(0, 200);
  const form = useFormValues({ name: name || proposed });
  const save = async () => {
    await call(savePerceptionComparison, {
      params: { workspace },
      body: { name: form.values.name, ...pair },
    });
    await queries.invalidateQueries({ queryKey: [...perceptionsKey(workspace), "saved"] });
    toast(`${form.values.name} was saved. Reports on both campaigns show it.`);
    onClose();
  };
  return (
    <Dialog title="Save the comparison" isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField
          label="Name"
          description="Reports on either campaign then have a chapter with this comparison."
          maxLength={200}
          isRequired
          {...form.field("name")}
        />
      </Form>
    </Dialog>
  );
}
