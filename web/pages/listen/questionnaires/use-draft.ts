import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { type Draft, saveDraft } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { createDraftKeeper, type DraftKeeper, type Keeping } from "./draft-keeper.ts";

/** Keeps a draft while it is edited; LeaveGuard saves the rest when the page is left. */
export function useDraft(draft: Draft, definition: Definition): { keeper: DraftKeeper; keeping: Keeping } {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { id } = draft;
  const [keeper] = useState(() =>
    createDraftKeeper(draft, (revision, changed) =>
      call(saveDraft, { params: { workspace, questionnaire: id }, body: { revision, definition: changed } }),
    ),
  );
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.now);
  useEffect(() => keeper.change(definition), [keeper, definition]);
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === "hidden") void keeper.flush().catch(() => {});
    };
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      keeper.stop();
      void queries.invalidateQueries({ queryKey: [workspace, "questionnaires"] });
    };
  }, [keeper, queries, workspace]);
  return { keeper, keeping };
}
