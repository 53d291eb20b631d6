import { useQueryClient } from "@tanstack/react-query";
import { copyQuestionnaire, renameQuestionnaire } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

interface NameDialogProps {
  task: "rename" | "copy";
  id: string;
  name: string;
  /** Copies this version instead of the draft. */
  version?: number;
  onClose: () => void;
}

/** Gives a questionnaire, or its copy, a name. */
export function NameDialog({ task, id, name, version, onClose }: NameDialogProps) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const form = useFormValues({ name: task === "copy" ? `${name} (copy)` : name });
  const params = { workspace, questionnaire: id };
  const save = async () => {
    if (task === "rename") {
      await call(renameQuestionnaire, { params, body: form.values });
      await queries.invalidateQueries({ queryKey: [workspace] });
      toast(`It is called ${form.values.name} now.`);
      onClose();
      return;
    }
    const body = { ...form.values, ...(version !== undefined && { version }) };
    const copy = await call(copyQuestionnaire, { params, body });
    await queries.invalidateQueries({ queryKey: [workspace, "questionnaires"] });
    toast(`${form.values.name} was made.`);
    onClose();
    go(href(`/questionnaires/${copy.id}`));
  };
  return (
    <Dialog title={task === "copy" ? `Copy ${name}` : `Rename ${name}`} isOpen onClose={onClose}>
      <Form
        submit={task === "copy" ? "Make a copy" : "Rename"}
        onSubmit={save}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <TextField
          label="Name"
          description="For you and your colleagues. Respondents see the questionnaire's title."
          isRequired
          maxLength={200}
          autoFocus
          {...form.field("name")}
        />
      </Form>
    </Dialog>
  );
}
