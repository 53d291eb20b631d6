import { type QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { readSession } from "#people/access/session.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../client.ts";

export type Session = ResponseOf<typeof readSession>;

const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => call(readSession, {}, { signal }),
  staleTime: 60_000,
});

/** Who uses this browser, and where they belong. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

/** Asks the server again who is signed in: after signing in or out, and where workspaces or names changed. */
export const refreshSession = (queries: QueryClient): Promise<Session> =>
  queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
