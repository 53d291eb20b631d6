import { useQuery, useQueryClient } from "@tanstack/react-query";
import { compareVersions, publishDraft } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Query } from "../../../ui/query.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { ChangeList } from "./change-list.tsx";

interface PublishDialogProps {
  id: string;
  /** Of the draft as it is saved. */
  revision: number;
  latestVersion: number | null;
  warnings: number;
  onClose: () => void;
  onPublished: (version: number) => void;
}

/** Makes the next version, after showing what is new in it. */
export function PublishDialog({
  id,
  revision,
  latestVersion,
  warnings,
  onClose,
  onPublished,
}: PublishDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ note: "" });
  const params = { workspace, questionnaire: id };
  const publish = async () => {
    const { note } = form.values;
    const { version } = await call(publishDraft, {
      params,
      body: { revision, ...(note.trim() !== "" && { note: note.trim() }) },
    });
    await queries.invalidateQueries({ queryKey: [workspace, "questionnaires"] });
    toast(`Version ${version} is published.`);
    onPublished(version);
    onClose();
  };
  const next = (latestVersion ?? 0) + 1;
  return (
    <Dialog title={`Publish version ${next}`} isOpen onClose={onClose}>
      <Form submit="Publish" onSubmit={publish} actions={<Button onPress={onClose}>Not yet</Button>}>
        <p>
          {latestVersion === null
            ? "A version never changes. Campaigns can then use it; you can go on editing and publish the next one."
            : "Campaigns that have begun keep the version that they began with. New ones ask this version."}
        </p>
        {warnings > 0 && (
          <p>
            {warnings === 1
              ? "One thing is still worth a look; see “Problems”."
              : `${warnings} things are still worth a look; see “Problems”.`}
          </p>
        )}
        {latestVersion !== null && <Changes id={id} from={latestVersion} revision={revision} />}
        <TextArea
          label="What is new, for colleagues"
          isRequired={false}
          maxLength={500}
          rows={2}
          {...form.field("note")}
        />
      </Form>
    </Dialog>
  );
}

function Changes({ id, from, revision }: { id: string; from: number; revision: number }) {
  const { id: workspace } = useWorkspace();
  const changes = useQuery({
    queryKey: [workspace, "questionnaires", id, "comparison", from, revision],
    queryFn: ({ signal }) =>
      call(compareVersions, { params: { workspace, questionnaire: id }, query: { from } }, { signal }),
  });
  return (
    <section aria-label={`Changes since version ${from}`}>
      <h3>{`Since version ${from}`}</h3>
      <Query query={changes} lines={2}>
        {(list) => <ChangeList changes={list} />}
      </Query>
    </section>
  );
}
