import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { type Draft, saveDraft } from "#listen/questionnaires/questionnaire.contract.ts";
import { draftConflict } from "#listen/questionnaires/questionnaire.errors.ts";
import { isKind } from "#platform/errors.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { createKeeper, type Keeper, type Keeping } from "../../../shell/self-saving/keeper.ts";
import { useKeeping } from "../../../shell/self-saving/use-keeping.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

type Saved = ResponseOf<typeof saveDraft>;
export type DraftKeeping = Keeping<Definition, Saved>;

/** Milliseconds without a change after which is saved: shorter than this, and every word would be a revision. */
const pause = 2000;

/** Keeps a draft while it is edited; LeaveGuard saves the rest when the page is left. */
export function useDraft(
  draft: Draft,
  definition: Definition,
): { keeper: Keeper<Definition, Saved>; keeping: DraftKeeping } {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [keeper] = useState(() =>
    createKeeper<Definition, Saved>({
      value: draft.definition,
      saved: draft,
      isConflict: (error) => isKind(error, draftConflict),
      save: (revision, changed) =>
        call(saveDraft, {
          params: { workspace, questionnaire: draft.id },
          body: { revision, definition: changed },
        }),
      pause,
    }),
  );
  const keeping = useKeeping(keeper);
  useEffect(() => keeper.change(definition), [keeper, definition]);
  useEffect(
    () => () => void queries.invalidateQueries({ queryKey: [workspace, "questionnaires"] }),
    [queries, workspace],
  );
  return { keeper, keeping };
}
