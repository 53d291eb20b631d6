import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  changeWorkspace,
  readWorkspace,
  type WorkspaceSettings,
} from "#people/workspace/workspace.contract.ts";
import { call } from "../../../client.ts";
import { refreshSession } from "../../../shell/session.ts";
import { UnsavedChanges } from "../../../shell/unsaved-changes.tsx";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { ProgrammeFields } from "./programme-fields.tsx";

/** What is said of the programme as a whole. */
export function SettingsPage() {
  const { id: workspace } = useWorkspace();
  const settings = useQuery({
    queryKey: [workspace, "settings"],
    queryFn: ({ signal }) => call(readWorkspace, { params: { workspace } }, { signal }),
  });
  return (
    <Page
      width="reading"
      kicker="Programme"
      title="Settings"
      lead="Campaigns that are open keep what their respondents were told."
    >
      <Query query={settings}>{(initial) => <SettingsForm initial={initial} />}</Query>
    </Page>
  );
}

function SettingsForm({ initial }: { initial: WorkspaceSettings }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues(initial);
  const [saved, setSaved] = useState(initial);
  const isUnsaved = JSON.stringify(form.values) !== JSON.stringify(saved);
  const save = async () => {
    await call(changeWorkspace, { params: { workspace }, body: form.values });
    setSaved(form.values);
    await queries.invalidateQueries({ queryKey: [workspace, "settings"] });
    await refreshSession(queries);
    toast("The settings were saved.");
  };
  return (
    <>
      <Form submit="Save" onSubmit={save}>
        <ProgrammeFields field={form.field} />
      </Form>
      <UnsavedChanges isUnsaved={isUnsaved} />
    </>
  );
}
