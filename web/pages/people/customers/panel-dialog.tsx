import { useQueryClient } from "@tanstack/react-query";
import { addPanel, changePanel, type Panel } from "#people/customers/panels.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

interface PanelDialogProps {
  /** The panel to change; without one, a new one is made. */
  panel?: Panel;
  onClose: () => void;
}

/** Names a panel, and says how its members agreed. */
export function PanelDialog({ panel, onClose }: PanelDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ name: panel?.name ?? "", note: panel?.note ?? "" });
  const save = async () => {
    const saved = panel
      ? await call(changePanel, { params: { workspace, panel: panel.id }, body: form.values })
      : await call(addPanel, { params: { workspace }, body: form.values });
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(panel ? `${saved.name} was saved.` : `${saved.name} was made. Add customers to it now.`);
    onClose();
  };
  return (
    <Dialog title={panel ? `Change ${panel.name}` : "Make a panel"} isOpen onClose={onClose}>
      <Form submit={panel ? "Save" : "Make the panel"} onSubmit={save}>
        <TextField label="Name" isRequired maxLength={200} {...form.field("name")} />
        <TextArea
          label="How its members agreed, and to what"
          isRequired={false}
          maxLength={1000}
          {...form.field("note")}
        />
      </Form>
    </Dialog>
  );
}
