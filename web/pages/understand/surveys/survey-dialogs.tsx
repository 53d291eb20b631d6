import { useQueryClient } from "@tanstack/react-query";
import {
  deleteSurvey,
  deleteSurveyWave,
  type KeptSurvey,
  renameSurvey,
  renameSurveyWave,
  type SurveyWave,
} from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

interface SurveyDialogProps {
  survey: KeptSurvey;
  onClose: () => void;
}

/** Changes what a survey is called and what it was for. */
export function RenameSurveyDialog({ survey, onClose }: SurveyDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ name: survey.name, purpose: survey.purpose });
  const save = async () => {
    const changed = await call(renameSurvey, {
      params: { workspace, survey: survey.survey },
      body: form.values,
    });
    queries.setQueryData([workspace, "surveys", survey.survey], changed);
    await queries.invalidateQueries({ queryKey: [workspace, "surveys"], exact: true });
    onClose();
  };
  return (
    <Dialog title="Name and purpose" isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField label="Name" maxLength={200} isRequired {...form.field("name")} />
        <TextArea label="Purpose" maxLength={2000} isRequired={false} rows={3} {...form.field("purpose")} />
      </Form>
    </Dialog>
  );
}

/** Deletes a survey with all its waves. */
export function DeleteSurveyDialog({ survey, isOpen, onClose }: SurveyDialogProps & { isOpen: boolean }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const remove = async () => {
    await call(deleteSurvey, { params: { workspace, survey: survey.survey } });
    toast(`${survey.name} was deleted.`);
    go(href("/surveys"));
    queries.removeQueries({ queryKey: [workspace, "surveys", survey.survey] });
    void queries.invalidateQueries({ queryKey: [workspace, "surveys"], exact: true });
  };
  return (
    <ConfirmDialog
      title={`Delete ${survey.name}?`}
      confirm="Delete"
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={remove}
    >
      <p>
        {`All ${survey.waves.length === 1 ? "its results" : `${survey.waves.length} waves`} are deleted, with the answers that are still here and the measures made of them. This can't be undone.`}
      </p>
    </ConfirmDialog>
  );
}

interface WaveDialogProps extends SurveyDialogProps {
  wave: SurveyWave;
}

/** Changes what a wave is called and when it was in the field. */
export function RenameWaveDialog({ survey, wave, onClose }: WaveDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ name: wave.name, from: wave.from, to: wave.to });
  const save = async () => {
    const changed = await call(renameSurveyWave, {
      params: { workspace, survey: survey.survey, wave: wave.wave },
      body: form.values,
    });
    queries.setQueryData([workspace, "surveys", survey.survey], changed);
    await queries.invalidateQueries({ queryKey: [workspace, "surveys"] });
    onClose();
  };
  return (
    <Dialog title={`Change ${wave.name}`} isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField label="Name of this wave" maxLength={200} isRequired {...form.field("name")} />
        <DateTimeField label="First day in the field" isRequired {...form.field("from")} />
        <DateTimeField label="Last day in the field" isRequired {...form.field("to")} />
      </Form>
    </Dialog>
  );
}

/** Deletes a wave; the last one takes the survey with it. */
export function DeleteWaveDialog({ survey, wave, isOpen, onClose }: WaveDialogProps & { isOpen: boolean }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const isLast = survey.waves.length === 1;
  const remove = async () => {
    await call(deleteSurveyWave, { params: { workspace, survey: survey.survey, wave: wave.wave } });
    toast(`${wave.name} was deleted.`);
    if (isLast) go(href("/surveys"));
    await queries.invalidateQueries({ queryKey: [workspace, "surveys"], exact: isLast });
  };
  return (
    <ConfirmDialog
      title={`Delete ${wave.name}?`}
      confirm="Delete"
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={remove}
    >
      <p>
        {isLast
          ? `It is the only wave of ${survey.name}, so the survey is deleted with it. This can't be undone.`
          : "Its results and the answers that are still here are deleted. This can't be undone."}
      </p>
    </ConfirmDialog>
  );
}
