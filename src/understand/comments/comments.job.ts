import type { Context } from "#people/access/context.ts";
import { forgetComments, suggestThemesOf } from "./suggestion.job-kind.ts";
import { forgetWords, runSuggestion } from "./suggestion-run.service.ts";

const week = 7 * 24 * 3_600_000;

/** Suggests themes in the background, one source at a time, and forgets what was made of deleted answers. */
export function workOnComments({ jobs, transaction, log }: Context): void {
  jobs.work(suggestThemesOf, (run, signal) => runSuggestion({ transaction, log }, run, signal));
  jobs.work(forgetComments, (payload) =>
    transaction(payload.workspaceId, async (tx) => {
      const isThere = await forgetWords(tx, payload.workspaceId, payload.sourceId);
      if (isThere)
        await jobs.add(tx, forgetComments, payload, {
          startAfter: new Date(Date.now() + week),
          key: payload.sourceId,
        });
    }),
  );
}
