import { useBlocker } from "@tanstack/react-router";
import type { AppError } from "#platform/errors.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Row } from "../../ui/stack.tsx";

/** What saves by itself, a while after a change. */
interface Keeper {
  now(): { phase: string; error: AppError | null };
  /** @throws AppError why what isn't saved yet can't be */
  flush(): Promise<unknown>;
}

/** Saves what was typed last before another page is shown; where that fails, asks whether to leave without it. */
export function LeaveGuard({ keeper }: { keeper: Keeper }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname &&
      keeper.flush().then(
        () => false,
        () => true,
      ),
    enableBeforeUnload: () => {
      if (keeper.now().phase === "saved") return false;
      void keeper.flush().catch(() => {});
      return true;
    },
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Dialog title="Leave without your last changes?" isOpen onClose={blocker.reset} role="alertdialog">
      <p>{`They could not be saved. ${keeper.now().error?.message ?? ""}`}</p>
      <Row>
        <Button tone="primary" onPress={blocker.reset}>
          Stay here
        </Button>
        <Button tone="danger" onPress={blocker.proceed}>
          Leave without them
        </Button>
      </Row>
    </Dialog>
  );
}
