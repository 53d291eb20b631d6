import { LeaveGuard } from "../../../../shell/self-saving/leave-guard.tsx";
import { SaveLine } from "../../../../shell/self-saving/save-line.tsx";
import type { Draft } from "./use-draft.ts";

/** Says whether everything is saved, and keeps whoever leaves from losing what is not. */
export function SaveStateLine({ draft: { keeper, keeping, settle } }: { draft: Draft }) {
  return (
    <>
      <SaveLine
        keeping={keeping}
        onRetry={() => void keeper.flush().catch(() => {})}
        conflict={{
          what: "somebody else has changed this campaign",
          title: "Somebody else has changed this campaign",
          children: (
            <p>
              It was saved in another window, or by a colleague, while you were writing. Your last change is
              not saved yet. Which one should stay?
            </p>
          ),
          answers: [
            { label: "Load theirs", settle: () => settle(false) },
            { label: "Keep mine", settle: () => settle(true) },
          ],
        }}
      />
      <LeaveGuard keeper={keeper} />
    </>
  );
}
