import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deleteSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Deletes a survey's file that is not kept, with all that was made of it. */
export function DeleteImport({ found }: { found: SurveyImport }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const remove = async () => {
    await call(deleteSurveyImport, { params: { workspace, import: found.import } });
    toast(`${found.fileName} was deleted.`);
    go(href("/surveys"));
    queries.removeQueries({ queryKey: [workspace, "survey-imports", found.import] });
    void queries.invalidateQueries({ queryKey: [workspace, "survey-imports"], exact: true });
  };
  return (
    <>
      <Button onPress={() => setOpen(true)}>Delete</Button>
      <ConfirmDialog
        title={`Delete ${found.fileName}?`}
        confirm="Delete"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={remove}
      >
        <p>Its answers, your corrections and the results made of them are deleted. This can't be undone.</p>
      </ConfirmDialog>
    </>
  );
}
