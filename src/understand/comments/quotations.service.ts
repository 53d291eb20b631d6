import { randomUUID } from "node:crypto";
import { audit } from "#people/audit/audit.service.ts";
import { listCodes } from "./codes.store.ts";
import * as errors from "./comments.errors.ts";
import { findComment } from "./comments.store.ts";
import { minimumOf, openSource, type Scope } from "./comments-access.service.ts";
import { type Replacement, redacted } from "./redacted.ts";
import { findPersonalData } from "./redaction.ts";
import { deleteQuotation, insertQuotation, knownNames, listQuotations } from "./release.store.ts";
import { higherMinimum } from "./released-themes.ts";
import { themeEvidence } from "./theme-evidence.service.ts";

/** A comment with what might give somebody away, for a person to look at. @throws AppError of `openSource`, comments.comment-not-found */
export async function suggestedRedaction(scope: Scope, sourceId: string, commentId: string) {
  const { tx, workspaceId } = scope;
  const source = await openSource(scope, sourceId);
  const comment = await findComment(tx, workspaceId, sourceId, commentId);
  if (!comment) throw errors.commentNotFound();
  const { codesOf } = await themeEvidence(scope, source);
  return {
    words: comment.words,
    spans: findPersonalData(comment.words, await knownNames(tx, workspaceId)),
    codes: [...(codesOf.get(commentId) ?? [])],
  };
}

interface Wanted {
  comment: string;
  code: string;
  /** As whoever releases it read them. */
  words: string;
  replacements: readonly Replacement[];
}

/**
 * Lets out words of a comment. They are the comment's own, but for the passages that were replaced, so nothing can be put into
 * anybody's mouth. Only of themes with so many comments that nobody is recognised by being among them.
 */
export async function releaseQuotation(
  scope: Scope,
  sourceId: string,
  { comment: commentId, code: codeId, words, replacements }: Wanted,
  now: Date,
): Promise<{ quotation: string }> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  const comment = await findComment(tx, workspaceId, sourceId, commentId);
  if (!comment) throw errors.commentNotFound();
  if (comment.words !== words) throw errors.hashChanged();
  const code = (await listCodes(tx, workspaceId, sourceId)).find(({ code_id }) => code_id === codeId);
  if (!code) throw errors.codeNotFound();
  const { codesOf, byCode } = await themeEvidence(scope, source);
  if (!codesOf.get(commentId)?.includes(codeId)) throw errors.notOfTheme();
  const least = higherMinimum(minimumOf(source));
  if ((byCode.get(codeId) ?? 0) < least) throw errors.themeTooSmall(least);
  const text = redacted(words, replacements);
  if (text === null) throw errors.replacementsOverlap();
  if (!/[\p{L}\p{N}]/u.test(text.replace(/\[[^\]]*\]/g, ""))) throw errors.nothingLeft();
  const known = await listQuotations(tx, workspaceId, sourceId);
  if (known.some(({ comment_id, code_id }) => comment_id === commentId && code_id === codeId))
    throw errors.alreadyQuoted();
  const quotation = randomUUID();
  await insertQuotation(tx, {
    workspace_id: workspaceId,
    source_id: sourceId,
    quotation_id: quotation,
    code_id: codeId,
    comment_id: commentId,
    words: text.replaceAll("\0", "").trim(),
    released_by: actor.user.name,
    released_at: now,
  });
  await audit(tx, actor, {
    action: "comments.quotation-released",
    subject: source.campaign_name ?? source.name,
    details: { source: sourceId, quotation },
  });
  return { quotation };
}

/** Takes a quotation back: it disappears everywhere. @throws AppError of `openSource`, comments.quotation-not-found */
export async function withdrawQuotation(scope: Scope, sourceId: string, quotationId: string): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId);
  if (!(await deleteQuotation(tx, workspaceId, sourceId, quotationId))) throw errors.quotationNotFound();
  await audit(tx, actor, {
    action: "comments.quotation-withdrawn",
    subject: source.campaign_name ?? source.name,
    details: { source: sourceId, quotation: quotationId },
  });
}
