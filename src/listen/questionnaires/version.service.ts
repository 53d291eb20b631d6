import { audit } from "#people/audit/audit.service.ts";
import { printable } from "#people/person-text.ts";
import { type Change, compareDefinitions } from "./definition-diff.ts";
import { profileAsWorded } from "./profile-definition.ts";
import { nothingToPublish, notPublishable, versionNotFound } from "./questionnaire.errors.ts";
import {
  problemsOf,
  requireCurrent,
  requireFound,
  type Scope,
  saveDefinition,
} from "./questionnaire.service.ts";
import * as store from "./questionnaire.store.ts";
import type { QuestionnaireFile } from "./questionnaire-file.ts";
import { fileFormat } from "./questionnaire-file.ts";

type Reading = Omit<Scope, "actor">;

/**
 * Makes the draft the next version, which never changes.
 *
 * @throws AppError questionnaire.not-found, questionnaire.conflict, questionnaire.archived,
 *   questionnaire.not-publishable with each error, questionnaire.unchanged
 */
export async function publish(
  { tx, workspace, actor }: Scope,
  id: string,
  { revision, note = "" }: { revision: number; note?: string },
): Promise<{ version: number }> {
  const { name, draft, profile } = requireCurrent(await store.lockQuestionnaire(tx, workspace, id), revision);
  const errors = problemsOf(draft, profile).filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw notPublishable(errors.map(({ path, message }) => ({ in: "body", pointer: path, detail: message })));
  const latest = await store.findLatestVersion(tx, workspace, id);
  if (latest && JSON.stringify(latest.definition) === JSON.stringify(draft))
    throw nothingToPublish(latest.version);
  const version = (latest?.version ?? 0) + 1;
  await store.insertVersion(tx, workspace, {
    id,
    version,
    note: printable(note),
    definition: draft,
    profile: profile && profileAsWorded(profile, draft),
    publishedBy: actor.user.name,
  });
  await audit(tx, actor, { action: "questionnaire.published", subject: name, details: { id, version } });
  return { version };
}

/** @throws AppError questionnaire.not-found */
export async function versionsOf({ tx, workspace }: Reading, id: string) {
  requireFound(await store.findQuestionnaire(tx, workspace, id));
  const versions = await store.findVersions(tx, workspace, id);
  return versions.map(({ version, note, published_at, published_by, campaigns }) => ({
    version,
    note,
    publishedAt: published_at.toISOString(),
    publishedBy: published_by,
    campaigns,
  }));
}

/** @throws AppError questionnaire.version-not-found */
export async function versionOf(scope: Reading, id: string, version: number) {
  const found = await requireVersion(scope, id, version);
  return {
    version,
    definition: found.definition,
    isProfile: found.profile !== null,
    note: found.note,
    publishedAt: found.published_at.toISOString(),
    publishedBy: found.published_by,
  };
}

/** @throws AppError questionnaire.not-found, questionnaire.version-not-found */
export async function changesBetween(
  scope: Reading,
  id: string,
  from: number,
  to?: number,
): Promise<Change[]> {
  const { draft } = requireFound(await store.findQuestionnaire(scope.tx, scope.workspace, id));
  const before = await requireVersion(scope, id, from);
  const after = to === undefined ? draft : (await requireVersion(scope, id, to)).definition;
  return compareDefinitions(before.definition, after);
}

/** Puts a version in the draft's place. @throws what saving throws, and questionnaire.version-not-found */
export async function revert(
  scope: Scope,
  id: string,
  { revision, version }: { revision: number; version: number },
) {
  requireFound(await store.findQuestionnaire(scope.tx, scope.workspace, id));
  const { definition } = await requireVersion(scope, id, version);
  return saveDefinition(scope, id, { revision, definition, reverted: version });
}

/** A questionnaire as a file: a version, or the draft. */
export async function fileOf(scope: Reading, id: string, version?: number): Promise<QuestionnaireFile> {
  const { name, draft, profile } = requireFound(await store.findQuestionnaire(scope.tx, scope.workspace, id));
  const content =
    version === undefined ? { definition: draft, profile } : await requireVersion(scope, id, version);
  return {
    format: fileFormat,
    formatVersion: 1,
    name,
    definition: content.definition,
    ...(content.profile && { profile: content.profile }),
  };
}

async function requireVersion({ tx, workspace }: Reading, id: string, version: number) {
  const found = await store.findVersion(tx, workspace, id, version);
  if (!found) throw versionNotFound(version);
  return found;
}
