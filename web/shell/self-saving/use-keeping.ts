import { useEffect, useSyncExternalStore } from "react";

interface SelfSaving<Keeping> {
  subscribe(listener: () => void): () => void;
  now(): Keeping;
  flush(): Promise<unknown>;
}

/** What a keeper knows now. It saves at once when the page is hidden; LeaveGuard saves the rest when it is left. */
export function useKeeping<Keeping>(keeper: SelfSaving<Keeping>): Keeping {
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === "hidden") void keeper.flush().catch(() => {});
    };
    document.addEventListener("visibilitychange", hide);
    return () => document.removeEventListener("visibilitychange", hide);
  }, [keeper]);
  return useSyncExternalStore(keeper.subscribe, keeper.now);
}
