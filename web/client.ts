import { createClient } from "#platform/http/client.ts";

const listeners = new Set<() => void>();

/** Hears of it when the server says that nobody is signed in; gives what stops listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls the server's operations with the session of whoever uses this browser. */
export const call = createClient("", async (url, sent) => {
  const answer = await fetch(url, sent);
  if (answer.status === 401) for (const listener of listeners) listener();
  return answer;
});
