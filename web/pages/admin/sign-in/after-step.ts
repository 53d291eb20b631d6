import type { QueryClient } from "@tanstack/react-query";
import { refreshSession } from "../../../shell/session.ts";

/** What the server says comes next for whoever signs in. */
type Next = "done" | "second factor" | "mailed code";

/**
 * Goes on after a step of signing in: to where somebody wanted to go, or to the page that asks for a code first.
 *
 * @param path a checked path of this application
 */
export async function afterStep(
  queries: QueryClient,
  next: Next,
  path: string,
  go: (href: string, options: { replace: boolean }) => void,
): Promise<void> {
  if (next !== "done") return go(`/sign-in/step?next=${encodeURIComponent(path)}`, { replace: true });
  queries.clear();
  await refreshSession(queries);
  go(path, { replace: true });
}
