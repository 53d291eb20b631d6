import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { findSurvey, participantsOf } from "#listen/responses/responses.service.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Tables } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { commentFields, wordsAt } from "./campaign-comments.ts";
import { mostComments } from "./comments.contract.ts";
import * as errors from "./comments.errors.ts";
import { deleteComments, insertComments, listPlaces } from "./comments.store.ts";
import { mayReadComments, openSource, type Scope } from "./comments-access.service.ts";
import { findSource, insertSource, lockSource, updateSource } from "./sources.store.ts";
import { forgetComments } from "./suggestion.job-kind.ts";

const hashOf = (words: string) => createHash("sha256").update(words).digest();
/** Milliseconds until it is looked at first whether the answers are still there. */
const week = 7 * 24 * 3_600_000;
type NewRow = Insertable<Tables["understand.comment"]>;

/**
 * A random id, of which somebody's comments share the beginning: sorted by id, comments come in random order of people, so that
 * the first so many people are a random sample of all.
 */
const idBeginningWith = (beginning: string) => `${beginning}${randomUUID().slice(13)}`;
const newBeginning = () => {
  const hex = randomBytes(6).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
};

/**
 * Gathers where a campaign's comments stand, or those that came since. The words stay in the answers. Where somebody changed
 * what they had written, what was noted about the old words is dropped.
 *
 * @throws AppError comments.nothing-asked, comments.campaign-open, comments.closed, comments.too-many
 */
export async function gatherComments(
  scope: Scope,
  jobs: Jobs,
  campaignId: string,
  now: Date,
): Promise<{ source: string; comments: number }> {
  const { tx, workspaceId, actor } = scope;
  const survey = await findSurvey(tx, workspaceId, campaignId);
  if (!survey || survey.state === "draft" || survey.state === "opening") throw errors.sourceNotFound();
  const { anonymity, confidants } = survey;
  if (
    !mayReadComments(
      { campaign_id: campaignId, anonymity, confidants, confidential: false, readers: [] },
      actor,
    )
  )
    throw errors.commentsClosed();
  const fields = commentFields(survey.definition);
  if (fields.length === 0 || survey.answersDeletedAt || survey.profile) throw errors.nothingToGather();
  if (anonymity !== "named" && survey.state !== "closed") throw errors.notClosedYet();
  const found = await findSource(tx, workspaceId, { campaign: campaignId });
  const source = found?.source_id ?? randomUUID();
  if (!found)
    await insertSource(tx, {
      workspace_id: workspaceId,
      source_id: source,
      campaign_id: campaignId,
      name: survey.name,
      confidential: anonymity !== "named",
      minimum: survey.minimumGroup,
      first_coder: null,
      gathered_at: now,
      created_by: actor.user.name,
      created_at: now,
    });
  await lockSource(tx, workspaceId, source);
  const comments = await gatherRows(scope, source, campaignId, survey.definition, fields);
  await updateSource(tx, workspaceId, source, { gathered_at: now });
  const startAfter = new Date(now.getTime() + week);
  await jobs.add(tx, forgetComments, { workspaceId, sourceId: source }, { startAfter, key: source });
  await audit(tx, actor, {
    action: "comments.gathered",
    subject: survey.name,
    details: { source, comments },
  });
  return { source, comments };
}

async function gatherRows(
  { tx, workspaceId }: Scope,
  sourceId: string,
  campaignId: string,
  definition: Parameters<typeof compileQuestionnaire>[0],
  fields: ReturnType<typeof commentFields>,
): Promise<number> {
  const compiled = compileQuestionnaire(definition);
  const known = await listPlaces(tx, workspaceId, sourceId);
  const keyOf = (ballot: string | null, question: string | null, part: string | null) =>
    `${ballot} ${question} ${part}`;
  const left = new Map(known.map((row) => [keyOf(row.ballot_id, row.question_id, row.part), row]));
  const beginnings = new Map(known.map((row) => [row.ballot_id, row.comment_id.slice(0, 13)]));
  const added: NewRow[] = [];
  const stale: string[] = [];
  let count = 0;
  for await (const { invitationId, answers } of participantsOf(tx, workspaceId, campaignId)) {
    if (Object.keys(answers).length === 0) continue;
    const counted = compiled.counted(answers);
    const beginning = beginnings.get(invitationId) ?? newBeginning();
    for (const field of fields) {
      const words = wordsAt(counted, field);
      if (words === "") continue;
      if (++count > mostComments) throw errors.tooManyComments(mostComments);
      const key = keyOf(invitationId, field.question, field.part);
      const hash = hashOf(words);
      const before = left.get(key);
      left.delete(key);
      if (before?.words_hash.equals(hash)) continue;
      if (before) stale.push(before.comment_id);
      added.push({
        workspace_id: workspaceId,
        source_id: sourceId,
        comment_id: idBeginningWith(beginning),
        campaign_id: campaignId,
        ballot_id: invitationId,
        page_id: field.page,
        question_id: field.question,
        part: field.part,
        words: null,
        words_hash: hash,
        said_on: null,
      });
    }
  }
  await deleteComments(tx, workspaceId, sourceId, [
    ...stale,
    ...[...left.values()].map(({ comment_id }) => comment_id),
  ]);
  await insertComments(tx, added);
  return count;
}

/** A comment that somebody brings. */
export interface BroughtComment {
  words: string;
  kind: "" | "customer" | "staff" | "manager";
  place: string;
  saidOn: string | null;
}

/** Adds comments to a collection. @throws AppError of `openSource`, comments.no-collection, comments.too-many */
export async function addComments(
  scope: Scope,
  sourceId: string,
  comments: readonly BroughtComment[],
): Promise<{ added: number }> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  if (source.campaign_id !== null) throw errors.notCollection();
  const before = (await listPlaces(tx, workspaceId, sourceId)).length;
  const rows = comments
    .map((comment) => ({ ...comment, words: plain(comment.words).trim() }))
    .filter(({ words }) => words !== "")
    .map(
      ({ words, kind, place, saidOn }): NewRow => ({
        workspace_id: workspaceId,
        source_id: sourceId,
        comment_id: idBeginningWith(newBeginning()),
        campaign_id: null,
        ballot_id: null,
        page_id: null,
        question_id: null,
        part: null,
        words,
        words_hash: hashOf(words),
        kind,
        place: plain(place).trim(),
        said_on: saidOn,
      }),
    );
  if (before + rows.length > mostComments) throw errors.tooManyComments(mostComments);
  await insertComments(tx, rows);
  await audit(tx, actor, {
    action: "comments.added",
    subject: source.name,
    details: { source: sourceId, comments: rows.length },
  });
  return { added: rows.length };
}

/** Text as the database keeps it: without halves of characters and without NUL. */
const plain = (text: string) => text.toWellFormed().replaceAll("\0", "");

/** @throws AppError of `openSource`, comments.no-collection, comments.comment-not-found */
export async function deleteComment(scope: Scope, sourceId: string, commentId: string): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  if (source.campaign_id !== null) throw errors.notCollection();
  const known = await listPlaces(tx, workspaceId, sourceId);
  if (!known.some(({ comment_id }) => comment_id === commentId)) throw errors.commentNotFound();
  await deleteComments(tx, workspaceId, sourceId, [commentId]);
  await audit(tx, actor, {
    action: "comments.comment-deleted",
    subject: source.name,
    details: { source: sourceId },
  });
}
