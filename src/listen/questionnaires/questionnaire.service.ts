import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { printable } from "#people/person-text.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import type { Questionnaire as Profile } from "../profile/questionnaire.ts";
import { questionFaults } from "./definition.import.ts";
import type { Definition } from "./definition.ts";
import { checkDefinition } from "./definition-check.ts";
import { type DefinitionProblem, error } from "./definition-problem.ts";
import { noteOutdated } from "./outdated.service.ts";
import { profileLosses } from "./profile-definition.ts";
import type { Draft, ListedQuestionnaire } from "./questionnaire.contract.ts";
import {
  draftConflict,
  hasVersions,
  questionnaireArchived,
  questionnaireNotFound,
} from "./questionnaire.errors.ts";
import * as store from "./questionnaire.store.ts";

/** Who does something in which workspace, and its transaction. */
export interface Scope {
  tx: Transaction;
  workspace: string;
  actor: Actor;
}

export async function listed(
  { tx, workspace }: Omit<Scope, "actor">,
  archived: boolean,
): Promise<ListedQuestionnaire[]> {
  const summaries = await store.findSummaries(tx, workspace, { archived });
  return summaries.map((summary) => ({
    id: summary.id,
    name: summary.name,
    isProfile: summary.is_profile,
    forCustomers: summary.for_customers,
    languages: summary.languages,
    pages: summary.pages,
    questions: summary.questions,
    latestVersion: summary.latest_version,
    publishedAt: summary.published_at?.toISOString() ?? null,
    state: stateOf(summary),
    campaigns: summary.campaigns,
    savedAt: summary.draft_saved_at.toISOString(),
    savedBy: summary.draft_saved_by,
    archivedAt: summary.archived_at?.toISOString() ?? null,
  }));
}

const stateOf = ({ is_changed, latest_version }: Pick<store.Summary, "is_changed" | "latest_version">) =>
  latest_version === null ? "unpublished" : is_changed ? "changed" : "published";

/** @throws AppError questionnaire.not-found */
export async function draftOf({ tx, workspace }: Omit<Scope, "actor">, id: string): Promise<Draft> {
  const questionnaire = requireFound(await store.findQuestionnaire(tx, workspace, id));
  const [summary] = await store.findSummaries(tx, workspace, { id });
  const { draft, profile, archived_at } = questionnaire;
  return {
    id,
    name: questionnaire.name,
    isProfile: profile !== null,
    definition: draft,
    revision: questionnaire.draft_revision,
    savedAt: questionnaire.draft_saved_at.toISOString(),
    savedBy: questionnaire.draft_saved_by,
    latestVersion: summary?.latest_version ?? null,
    state: summary ? stateOf(summary) : "unpublished",
    campaigns: summary?.campaigns ?? 0,
    archivedAt: archived_at?.toISOString() ?? null,
    problems: problemsOf(draft, profile),
  };
}

/** What a questionnaire still lacks; of a profile also what its scores would miss. */
export function problemsOf(definition: Definition, profile: Profile | null): DefinitionProblem[] {
  const losses = profile === null ? [] : profileLosses(profile, definition);
  return [...losses.map(({ path, message }) => error(path, message)), ...checkDefinition(definition)];
}

/** Adds a questionnaire with a draft and no version. */
export async function addQuestionnaire(
  { tx, workspace, actor }: Scope,
  given: { name: string; definition: Definition; profile: Profile | null },
  source: Record<string, unknown>,
): Promise<{ id: string }> {
  const id = randomUUID();
  const name = nameFrom(given.name);
  await store.insertQuestionnaire(tx, workspace, { ...given, id, name, savedBy: actor.user.name });
  await audit(tx, actor, { action: "questionnaire.created", subject: name, details: { id, ...source } });
  return { id };
}

/** @throws AppError request.invalid, questionnaire.not-found, questionnaire.conflict, questionnaire.archived */
export async function saveSent(
  scope: Scope,
  id: string,
  sent: { revision: number; definition: Definition },
): ReturnType<typeof saveDefinition> {
  const faults = questionFaults(sent.definition, "/definition");
  if (faults.length > 0) throw invalidInput(faults.slice(0, 50));
  return saveDefinition(scope, id, sent);
}

/** @throws AppError questionnaire.not-found, questionnaire.conflict, questionnaire.archived */
export async function saveDefinition(
  { tx, workspace, actor }: Scope,
  id: string,
  { revision, definition, reverted }: { revision: number; definition: Definition; reverted?: number },
) {
  const before = requireCurrent(await store.lockQuestionnaire(tx, workspace, id), revision);
  const saved = await store.updateDraft(tx, workspace, { id, definition, savedBy: actor.user.name });
  await noteOutdated({ tx, workspace }, id, before.draft, definition);
  const [summary] = await store.findSummaries(tx, workspace, { id });
  await audit(tx, actor, {
    action: reverted === undefined ? "questionnaire.saved" : "questionnaire.reverted",
    subject: before.name,
    details: { id, revision: saved.draft_revision, ...(reverted === undefined ? {} : { version: reverted }) },
  });
  return {
    revision: saved.draft_revision,
    savedAt: saved.draft_saved_at.toISOString(),
    state: summary ? stateOf(summary) : "unpublished",
    problems: problemsOf(saved.draft, saved.profile),
  } as const;
}

/** A draft as it is stored, with what its profile says besides; see `draftOf` for what it lacks. */
export interface StoredDraft {
  name: string;
  definition: Definition;
  profile: Profile | null;
  isArchived: boolean;
}

/** @throws AppError questionnaire.not-found */
export async function storedDraft({ tx, workspace }: Omit<Scope, "actor">, id: string): Promise<StoredDraft> {
  const { name, draft, profile, archived_at } = requireFound(
    await store.findQuestionnaire(tx, workspace, id),
  );
  return { name, definition: draft, profile, isArchived: archived_at !== null };
}

/**
 * The same while nobody else can change it, for what belongs to a questionnaire that isn't archived.
 *
 * @throws AppError questionnaire.not-found, questionnaire.archived
 */
export async function requireChangeable(
  { tx, workspace }: Omit<Scope, "actor">,
  id: string,
): Promise<Pick<StoredDraft, "name" | "profile">> {
  const { name, profile, archived_at } = requireFound(await store.lockQuestionnaire(tx, workspace, id));
  if (archived_at !== null) throw questionnaireArchived();
  return { name, profile };
}

/**
 * Changes a part of a draft, whichever revision it has by then.
 *
 * @param change gets the draft as it is while nobody else can change it, and gives it as it is to be, with what the log is
 * to say; null leaves it as it is
 * @returns when the draft was saved last
 * @throws AppError questionnaire.not-found, questionnaire.archived, and what `change` throws
 */
export async function changeDraft(
  { tx, workspace, actor }: Scope,
  id: string,
  action: string,
  change: (draft: Definition) => { definition: Definition; details: Record<string, unknown> } | null,
): Promise<{ savedAt: Date }> {
  const before = requireFound(await store.lockQuestionnaire(tx, workspace, id));
  if (before.archived_at !== null) throw questionnaireArchived();
  const made = change(before.draft);
  if (!made) return { savedAt: before.draft_saved_at };
  const { definition, details } = made;
  const saved = await store.updateDraft(tx, workspace, { id, definition, savedBy: actor.user.name });
  await noteOutdated({ tx, workspace }, id, before.draft, definition);
  await audit(tx, actor, {
    action,
    subject: before.name,
    details: { id, revision: saved.draft_revision, ...details },
  });
  return { savedAt: saved.draft_saved_at };
}

/** @throws AppError questionnaire.not-found */
export async function rename({ tx, workspace, actor }: Scope, id: string, given: string): Promise<void> {
  const { name: from } = requireFound(await store.lockQuestionnaire(tx, workspace, id));
  const name = nameFrom(given);
  if (name === from) return;
  await store.updateQuestionnaire(tx, workspace, id, { name });
  await audit(tx, actor, { action: "questionnaire.renamed", subject: name, details: { id, from } });
}

/** Puts a questionnaire away or brings it back; twice is as good as once. @throws AppError questionnaire.not-found */
export async function setArchived(
  { tx, workspace, actor }: Scope,
  id: string,
  archived: boolean,
): Promise<void> {
  const { name, archived_at } = requireFound(await store.lockQuestionnaire(tx, workspace, id));
  if ((archived_at !== null) === archived) return;
  await store.updateQuestionnaire(tx, workspace, id, { archived_at: archived ? new Date() : null });
  const action = archived ? "questionnaire.archived" : "questionnaire.restored";
  await audit(tx, actor, { action, subject: name, details: { id } });
}

/** @throws AppError questionnaire.not-found, questionnaire.published */
export async function remove({ tx, workspace, actor }: Scope, id: string): Promise<void> {
  const { name } = requireFound(await store.lockQuestionnaire(tx, workspace, id));
  if (await store.findLatestVersion(tx, workspace, id)) throw hasVersions();
  await store.deleteQuestionnaireRow(tx, workspace, id);
  await audit(tx, actor, { action: "questionnaire.deleted", subject: name, details: { id } });
}

export function requireFound(questionnaire: store.Stored | undefined): store.Stored {
  if (!questionnaire) throw questionnaireNotFound();
  return questionnaire;
}

/** A draft that nobody saved since it was read, and that may be changed. */
export function requireCurrent(questionnaire: store.Stored | undefined, revision: number): store.Stored {
  const found = requireFound(questionnaire);
  if (found.archived_at !== null) throw questionnaireArchived();
  if (found.draft_revision !== revision) throw draftConflict(found.draft_saved_by, found.draft_saved_at);
  return found;
}

function nameFrom(given: string): string {
  const name = printable(given);
  if (name === "") throw invalidInput([{ in: "body", pointer: "/name", detail: "Write a name." }]);
  return name;
}
