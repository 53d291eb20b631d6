import { findSurvey } from "#listen/responses/responses.service.ts";
import type { Context } from "#people/access/context.ts";
import { codingThatCounts, todaysCodes } from "./code-book.ts";
import { listCodes, meaningOf } from "./codes.store.ts";
import { listCodings, listDecisions } from "./codings.store.ts";
import { readWords } from "./comments.store.ts";
import { findSource } from "./sources.store.ts";
import type { SuggestedTheme } from "./suggested-theme.ts";
import * as store from "./suggestion.store.ts";
import { themesInThread } from "./themes-thread.service.ts";

interface Run {
  workspaceId: string;
  sourceId: string;
  run: string;
}

/** Milliseconds between telling how far it has come, and looking whether it is still wanted. */
const watchInterval = 700;

/** Suggests themes of a source's comments and proposes codes. Does nothing where the run was stopped or overtaken. */
export async function runSuggestion(
  { transaction, log }: Pick<Context, "transaction" | "log">,
  run: Run,
  signal: AbortSignal,
): Promise<void> {
  const { workspaceId, sourceId } = run;
  const write = (changes: Parameters<typeof store.updateRun>[2]) =>
    transaction(workspaceId, (tx) => store.updateRun(tx, run, changes));
  if (!(await write({ state: "running", progress: 0, doing: "Reading comments" }))) return;
  const read = await transaction(workspaceId, (tx) => readTask(tx, workspaceId, sourceId));
  const overtaken = new AbortController();
  let latest = { progress: 0, doing: "" };
  let writing = Promise.resolve();
  const timer = setInterval(() => {
    writing = writing.then(async () => {
      if (!(await write(latest).catch(() => true))) overtaken.abort();
    });
  }, watchInterval);
  try {
    const task = { comments: read.comments.map(({ words }) => words), coded: read.coded, count: null };
    const stop = AbortSignal.any([signal, overtaken.signal]);
    const { suggestion, proposals } = await themesInThread(task, stop, (progress, doing) => {
      latest = { progress, doing };
    });
    clearInterval(timer);
    await writing;
    const idOf = (index: number) => read.comments[index]?.comment_id ?? "";
    const themes = suggestion.themes.map(
      (theme, index): SuggestedTheme => ({
        ...theme,
        theme: index,
        typical: theme.typical.map(idOf),
        state: "suggested",
      }),
    );
    await transaction(workspaceId, async (tx) => {
      const finished = { state: "ready" as const, progress: 1, doing: "", themes: JSON.stringify(themes) };
      if (!(await store.updateRun(tx, run, finished))) return;
      // Comments may have gone since: what is not there any more is left out.
      const there = new Set((await readWords(tx, workspaceId, sourceId)).map(({ comment_id }) => comment_id));
      await store.deleteSuggestions(tx, workspaceId, sourceId);
      await store.insertThemesOf(
        tx,
        read.comments.flatMap(({ comment_id }, index) => {
          const theme = suggestion.of[index] ?? -1;
          if (theme < 0 || !there.has(comment_id)) return [];
          const closeness = suggestion.closeness[index] ?? 0;
          return [{ workspace_id: workspaceId, source_id: sourceId, comment_id, theme, closeness }];
        }),
      );
      const codes = new Set((await listCodes(tx, workspaceId, sourceId)).map(({ code_id }) => code_id));
      await store.insertProposals(
        tx,
        proposals
          .map(({ comment, code, confidence }) => ({
            workspace_id: workspaceId,
            source_id: sourceId,
            comment_id: idOf(comment),
            code_id: code,
            confidence,
          }))
          .filter(({ comment_id, code_id }) => there.has(comment_id) && codes.has(code_id)),
      );
    });
  } catch (error) {
    clearInterval(timer);
    await writing;
    if (overtaken.signal.aborted) return;
    if (signal.aborted) throw error;
    log.error({ err: error, source: sourceId }, "suggesting themes failed");
    await write({
      state: "failed",
      doing: "",
      problem:
        "A fault on the server interrupted it; the server's log says more. Ask again, or code without suggestions.",
    });
  } finally {
    clearInterval(timer);
  }
}

async function readTask(tx: Parameters<typeof readWords>[0], workspaceId: string, sourceId: string) {
  const comments = await readWords(tx, workspaceId, sourceId);
  const source = await findSource(tx, workspaceId, { source: sourceId });
  const { current } = meaningOf(await listCodes(tx, workspaceId, sourceId));
  const codings = Map.groupBy(await listCodings(tx, workspaceId, sourceId), ({ comment_id }) => comment_id);
  const decisions = new Map(
    (await listDecisions(tx, workspaceId, sourceId)).map((decision) => [decision.comment_id, decision]),
  );
  const coded = comments.map(({ comment_id }) => {
    const own = (codings.get(comment_id) ?? []).map((coding) => ({ ...coding, coder: coding.coder_id }));
    const counts = codingThatCounts(own, decisions.get(comment_id) ?? null, source?.first_coder ?? null);
    return counts === null || counts.verdict === "unclear" ? null : todaysCodes(counts, current);
  });
  return { comments, coded };
}

/**
 * Forgets words that were found in comments, once their answers are deleted. Themes and quotations that were released stay.
 *
 * @returns whether the answers are still there, so that this has to be looked at again
 */
export async function forgetWords(
  tx: Parameters<typeof readWords>[0],
  workspaceId: string,
  sourceId: string,
): Promise<boolean> {
  const source = await findSource(tx, workspaceId, { source: sourceId });
  if (!source?.campaign_id) return false;
  const survey = await findSurvey(tx, workspaceId, source.campaign_id);
  if (survey && !survey.answersDeletedAt) return true;
  await store.deleteRun(tx, workspaceId, sourceId);
  return false;
}
