import { LeaveGuard } from "../../../shell/self-saving/leave-guard.tsx";
import { SaveLine } from "../../../shell/self-saving/save-line.tsx";
import type { Writing } from "./use-writing.ts";

/** Says whether everything is saved, and keeps whoever leaves from losing what is not. */
export function SaveState({ writing: { keeper, keeping, settle } }: { writing: Writing }) {
  return (
    <>
      <SaveLine
        keeping={keeping}
        onRetry={() => void keeper.flush().catch(() => {})}
        conflict={{
          what: "it was changed in another window",
          title: "Your contract was changed in another window",
          children: (
            <p>What you have written here is not saved yet, and still here. Which of the two should stay?</p>
          ),
          answers: [
            { label: "Keep what is here", settle: () => settle(true) },
            { label: "Load the other", settle: () => settle(false) },
          ],
        }}
      />
      <LeaveGuard keeper={keeper} />
    </>
  );
}
