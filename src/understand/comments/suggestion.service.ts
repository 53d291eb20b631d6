import { randomUUID } from "node:crypto";
import { audit } from "#people/audit/audit.service.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { addCode } from "./code-book.service.ts";
import { fewestForThemes } from "./comments.contract.ts";
import * as errors from "./comments.errors.ts";
import type { CodeInput, Suggestion } from "./comments.schema.ts";
import { listPlaces, readWords } from "./comments.store.ts";
import { openSource, type Scope } from "./comments-access.service.ts";
import { suggestThemes } from "./suggest-themes.ts";
import type { SuggestedTheme } from "./suggested-theme.ts";
import { suggestThemesOf } from "./suggestion.job-kind.ts";
import * as store from "./suggestion.store.ts";

/** Characters of a typical comment that are shown. */
const shownCharacters = 300;

/** @throws AppError of `openSource`, comments.too-few */
export async function askForThemes(
  scope: Scope,
  jobs: Jobs,
  sourceId: string,
  now: Date,
): Promise<Suggestion> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  if ((await listPlaces(tx, workspaceId, sourceId)).length < fewestForThemes)
    throw errors.tooFewForThemes(fewestForThemes);
  const run = randomUUID();
  await store.beginRun(tx, {
    workspace_id: workspaceId,
    source_id: sourceId,
    run,
    started_by: actor.user.name,
    started_at: now,
  });
  await jobs.add(tx, suggestThemesOf, { workspaceId, sourceId, run });
  await audit(tx, actor, {
    action: "comments.themes-asked",
    subject: source.campaign_name ?? source.name,
    details: { source: sourceId },
  });
  return suggestionOf(scope, sourceId);
}

/** @throws AppError of `openSource`, comments.no-suggestion */
export async function stopSuggestion(scope: Scope, sourceId: string): Promise<void> {
  const { tx, workspaceId } = scope;
  await openSource(scope, sourceId, { lock: true });
  const found = await store.findRun(tx, workspaceId, sourceId);
  const run = found?.run ?? "";
  const stopped =
    found && (await store.updateRun(tx, { workspaceId, sourceId, run }, { state: "stopped", doing: "" }));
  if (!stopped) throw errors.suggestionGone();
}

/** @throws AppError of `openSource` */
export async function suggestionOf(scope: Scope, sourceId: string): Promise<Suggestion> {
  const { tx, workspaceId } = scope;
  await openSource(scope, sourceId);
  const run = await store.findRun(tx, workspaceId, sourceId);
  if (!run) return { state: "none", progress: 0, doing: "", problem: null, startedBy: "", themes: [] };
  const themes = run.themes ?? [];
  const rows = await readWords(tx, workspaceId, sourceId, {
    comments: themes.flatMap(({ typical }) => typical),
  });
  const words = new Map(rows.map((row) => [row.comment_id, row.words]));
  return {
    state: run.state,
    progress: run.progress,
    doing: run.doing,
    problem: run.problem,
    startedBy: run.started_by,
    themes: themes.map((theme) => ({
      ...theme,
      typical: theme.typical.flatMap((comment) => {
        const text = words.get(comment);
        return text === undefined ? [] : [{ comment, words: shortened(text) }];
      }),
    })),
  };
}

const shortened = (text: string) => {
  const characters = Array.from(text.slice(0, 4 * shownCharacters));
  return characters.length > shownCharacters ? `${characters.slice(0, shownCharacters).join("")}…` : text;
};

async function openThemes(scope: Scope, sourceId: string): Promise<SuggestedTheme[]> {
  await openSource(scope, sourceId, { lock: true });
  const run = await store.findRun(scope.tx, scope.workspaceId, sourceId);
  if (run?.state !== "ready" || !run.themes) throw errors.themeNotFound();
  return run.themes;
}

/** Makes a code of suggested themes; several become one. Their comments get the code proposed, and are not coded by it. */
export async function confirmThemes(
  scope: Scope,
  sourceId: string,
  wanted: readonly number[],
  code: CodeInput,
): Promise<{ code: string }> {
  const { tx, workspaceId } = scope;
  const themes = await openThemes(scope, sourceId);
  if (wanted.some((theme) => !themes.some((each) => each.theme === theme && each.state !== "dismissed")))
    throw errors.themeNotFound();
  const made = await addCode(scope, sourceId, code);
  await store.proposeForThemes(tx, workspaceId, sourceId, wanted, made.code);
  await store.writeThemes(
    tx,
    workspaceId,
    sourceId,
    themes.map((each) => (wanted.includes(each.theme) ? { ...each, state: "confirmed" as const } : each)),
  );
  return made;
}

/** Fewest comments of a theme that can be split. */
const fewestToSplit = 10;

/** @throws AppError of `openSource`, comments.theme-not-found, comments.too-few */
export async function changeTheme(
  scope: Scope,
  sourceId: string,
  { theme, what }: { theme: number; what: "dismiss" | "restore" | "split" },
): Promise<void> {
  const { tx, workspaceId } = scope;
  const themes = await openThemes(scope, sourceId);
  const found = themes.find((each) => each.theme === theme);
  if (!found) throw errors.themeNotFound();
  if (what === "split") {
    await store.writeThemes(tx, workspaceId, sourceId, await splitTheme(scope, sourceId, themes, found));
    return;
  }
  const state = what === "dismiss" ? ("dismissed" as const) : ("suggested" as const);
  await store.writeThemes(
    tx,
    workspaceId,
    sourceId,
    themes.map((each) => (each.theme === theme ? { ...each, state } : each)),
  );
}

/** Comments on which splitting is decided; more of a theme follow the same words. */
const mostToSplit = 5000;

/** Looks for two themes within one; the smaller becomes a new one. */
async function splitTheme(
  { tx, workspaceId }: Scope,
  sourceId: string,
  themes: readonly SuggestedTheme[],
  found: SuggestedTheme,
): Promise<SuggestedTheme[]> {
  const rows = (await readWords(tx, workspaceId, sourceId, { theme: found.theme })).slice(0, mostToSplit);
  if (rows.length < fewestToSplit) throw errors.tooFewForThemes(fewestToSplit);
  const parts = suggestThemes(
    rows.map(({ words }) => words),
    { count: 2 },
  );
  const [first, second] = parts.themes;
  if (!first || !second) throw errors.tooFewForThemes(fewestToSplit);
  const added = Math.max(...themes.map(({ theme }) => theme)) + 1;
  const idOf = (index: number) => rows[index]?.comment_id ?? "";
  const moved = rows.flatMap(({ comment_id }, index) => (parts.of[index] === 1 ? [comment_id] : []));
  await store.moveToTheme(tx, workspaceId, sourceId, moved, added);
  const neighbourOf = (theme: number) => first.neighbour && { theme, cosine: first.neighbour.cosine };
  return [
    ...themes.map((each) =>
      each.theme === found.theme
        ? {
            ...each,
            terms: first.terms,
            typical: first.typical.map(idOf),
            size: found.size - moved.length,
            neighbour: neighbourOf(added),
            state: "suggested" as const,
          }
        : each,
    ),
    {
      theme: added,
      terms: second.terms,
      typical: second.typical.map(idOf),
      size: moved.length,
      neighbour: neighbourOf(found.theme),
      state: "suggested" as const,
    },
  ];
}
