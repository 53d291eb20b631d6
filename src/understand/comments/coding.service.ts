import { audit } from "#people/audit/audit.service.ts";
import { commentFields } from "./campaign-comments.ts";
import { type Coding, needsRecoding, todaysCodes, type Verdict } from "./code-book.ts";
import { type CodeRow, listCodes, meaningOf } from "./codes.store.ts";
import { deleteCoding, listCodings, listDecisions, putCoding, putDecision } from "./codings.store.ts";
import * as errors from "./comments.errors.ts";
import type { CommentToCode, Disagreement } from "./comments.schema.ts";
import { addToSample, findComment, listCodedComments, listPlaces, readWords } from "./comments.store.ts";
import { type OpenSource, openSource, type Scope } from "./comments-access.service.ts";
import { updateSource } from "./sources.store.ts";
import { listProposals } from "./suggestion.store.ts";

interface Wanted {
  show?: "open" | "coded" | "again" | "all";
  question?: string;
  search?: string;
  code?: string;
  theme?: number;
  after?: string;
  limit?: number;
}

const labelsOf = ({ survey }: OpenSource) =>
  new Map(survey ? commentFields(survey.definition).map(({ question, label }) => [question, label]) : []);

/**
 * Comments that whoever asks has to code or has coded, with their own codings and nobody else's: coding is blind. @throws AppError
 * of `openSource`
 */
export async function commentsToCode(
  scope: Scope,
  sourceId: string,
  { show = "open", code, limit = 20, ...wanted }: Wanted,
): Promise<{ comments: CommentToCode[]; more: boolean }> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId);
  const codes = await listCodes(tx, workspaceId, sourceId);
  const { current, split, dead, stateOf } = meaningOf(codes);
  const rows = await listCodedComments(tx, workspaceId, sourceId, {
    ...wanted,
    coder: actor.user.id,
    onlyDouble: source.first_coder !== null && source.first_coder !== actor.user.id,
    show,
    split,
    dead,
    codes: code && codes.filter(({ code_id }) => current(code_id) === code).map(({ code_id }) => code_id),
    limit: limit + 1,
  } as Parameters<typeof listCodedComments>[3]);
  const page = rows.slice(0, limit);
  const proposals = await listProposals(
    tx,
    workspaceId,
    sourceId,
    page.filter(({ is_double }) => !is_double).map(({ comment_id }) => comment_id),
  );
  const labels = labelsOf(source);
  return {
    more: rows.length > limit,
    comments: page.map((row) => {
      const mine = row.verdict === null ? null : { verdict: row.verdict, codes: row.codes ?? [] };
      return {
        comment: row.comment_id,
        words: row.words,
        question: labels.get(row.question_id ?? "") ?? "",
        kind: row.kind,
        place: row.place,
        saidOn: row.said_on,
        isDouble: row.is_double,
        mine: mine && { verdict: mine.verdict, codes: todaysCodes(mine, current) },
        again: mine !== null && needsRecoding(mine, stateOf, current),
        proposals: (proposals.get(row.comment_id) ?? []).filter((each) => current(each.code) === each.code),
      };
    }),
  };
}

/** Checks what somebody found against the code book. @throws AppError comments.code-not-found, comments.code-not-used */
function checkedCoding(
  { verdict, codes }: { verdict: Verdict; codes: readonly string[] },
  book: readonly CodeRow[],
): { verdict: Verdict; codes: string[] } {
  if (verdict !== "codes") return { verdict, codes: [] };
  if (codes.length === 0) throw errors.codeNotFound();
  for (const code of codes) {
    const found = book.find(({ code_id }) => code_id === code);
    if (!found) throw errors.codeNotFound();
    if (found.state !== "used") throw errors.codeNotUsed(found.name);
  }
  return { verdict, codes: [...new Set(codes)] };
}

/**
 * Says what somebody finds in a comment; null takes it back. Whoever codes first codes all comments, others the double-coding
 * sample. Once two have coded a comment, neither can change it.
 */
export async function codeComment(
  scope: Scope,
  sourceId: string,
  commentId: string,
  coding: { verdict: Verdict; codes: readonly string[] } | null,
  now: Date,
): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId);
  const comment = await findComment(tx, workspaceId, sourceId, commentId);
  if (!comment) throw errors.commentNotFound();
  const book = await listCodes(tx, workspaceId, sourceId);
  const meaning = meaningOf(book);
  if (source.first_coder !== null && source.first_coder !== actor.user.id && !comment.is_double)
    throw errors.notYours();
  const codings = await listCodings(tx, workspaceId, sourceId, commentId);
  const mine = codings.find(({ coder_id }) => coder_id === actor.user.id);
  if (mine && codings.length > 1 && !needsRecoding(mine, meaning.stateOf, meaning.current))
    throw errors.codingSealed();
  if (coding === null) {
    await deleteCoding(tx, workspaceId, sourceId, commentId, actor.user.id);
    return;
  }
  const { verdict, codes } = checkedCoding(coding, book);
  if (source.first_coder === null)
    await updateSource(tx, workspaceId, sourceId, { first_coder: actor.user.id });
  await putCoding(tx, {
    workspace_id: workspaceId,
    source_id: sourceId,
    comment_id: commentId,
    coder_id: actor.user.id,
    coder_name: actor.user.name,
    verdict,
    codes,
    coded_at: now,
  });
}

/**
 * Draws comments for double coding, at random: the ids are random and say nothing of the comments, so the next ones by a second
 * random order are as good as any. The sample only grows.
 */
export async function planDoubleCoding(
  scope: Scope,
  sourceId: string,
  size: number,
): Promise<{ size: number }> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  const places = await listPlaces(tx, workspaceId, sourceId);
  const inSample = places.filter(({ is_double }) => is_double).length;
  // By the second half of the id, which is random by itself: the first says in which order comments are coded.
  const others = places
    .filter(({ is_double }) => !is_double)
    .map(({ comment_id }) => comment_id)
    .sort((a, b) => (a.slice(19) < b.slice(19) ? -1 : 1));
  await addToSample(tx, workspaceId, sourceId, others.slice(0, Math.max(0, size - inSample)));
  const reached = Math.min(places.length, Math.max(size, inSample));
  await audit(tx, actor, {
    action: "comments.double-coding-planned",
    subject: source.campaign_name ?? source.name,
    details: { source: sourceId, comments: reached },
  });
  return { size: reached };
}

/** Comments of two and more coders who found different things. */
async function differing({ tx, workspaceId }: Scope, sourceId: string) {
  const codes = await listCodes(tx, workspaceId, sourceId);
  const { current } = meaningOf(codes);
  const found = (coding: Coding) =>
    `${coding.verdict === "codes" ? "" : coding.verdict} ${todaysCodes(coding, current)}`;
  const byComment = Map.groupBy(await listCodings(tx, workspaceId, sourceId), ({ comment_id }) => comment_id);
  const differ = [...byComment].filter(
    ([, codings]) => codings.length > 1 && new Set(codings.map(found)).size > 1,
  );
  const decisions = new Map(
    (await listDecisions(tx, workspaceId, sourceId)).map((decision) => [decision.comment_id, decision]),
  );
  return { differ, decisions, current };
}

/** @throws AppError of `openSource` */
export async function disagreements(
  scope: Scope,
  sourceId: string,
  { show = "open", after, limit = 10 }: { show?: "open" | "decided"; after?: string; limit?: number },
): Promise<{ disagreements: Disagreement[]; open: number; decided: number; more: boolean }> {
  const { tx, workspaceId } = scope;
  const source = await openSource(scope, sourceId);
  const { differ, decisions, current } = await differing(scope, sourceId);
  const open = differ.filter(([comment]) => !decisions.has(comment)).length;
  const wanted = differ
    .filter(([comment]) => decisions.has(comment) === (show === "decided"))
    .filter(([comment]) => after === undefined || comment > after);
  const page = wanted.slice(0, limit);
  const words = new Map(
    (await readWords(tx, workspaceId, sourceId, { comments: page.map(([comment]) => comment) })).map(
      (row) => [row.comment_id, row.words],
    ),
  );
  const questions = new Map(
    (await listPlaces(tx, workspaceId, sourceId)).map((row) => [row.comment_id, row.question_id]),
  );
  const labels = labelsOf(source);
  return {
    open,
    decided: differ.length - open,
    more: wanted.length > limit,
    disagreements: page.map(([comment, codings]) => {
      const decision = decisions.get(comment);
      return {
        comment,
        words: words.get(comment) ?? "",
        question: labels.get(questions.get(comment) ?? "") ?? "",
        codings: codings.map((coding) => ({
          coder: coding.coder_name,
          verdict: coding.verdict,
          codes: todaysCodes(coding, current),
        })),
        decision: decision
          ? {
              verdict: decision.verdict,
              codes: todaysCodes(decision, current),
              reason: decision.reason,
              by: decision.decided_by,
            }
          : null,
      };
    }),
  };
}

/** Decides what holds where coders differ. @throws AppError of `openSource`, comments.not-coded-twice and those of the codes */
export async function decideComment(
  scope: Scope,
  sourceId: string,
  commentId: string,
  { reason, ...decision }: { verdict: Verdict; codes: readonly string[]; reason: string },
  now: Date,
): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  await openSource(scope, sourceId);
  if (!(await findComment(tx, workspaceId, sourceId, commentId))) throw errors.commentNotFound();
  const { verdict, codes } = checkedCoding(decision, await listCodes(tx, workspaceId, sourceId));
  if ((await listCodings(tx, workspaceId, sourceId, commentId)).length < 2) throw errors.notBothCoded();
  await putDecision(tx, {
    workspace_id: workspaceId,
    source_id: sourceId,
    comment_id: commentId,
    verdict,
    codes,
    reason: reason.trim(),
    decided_by: actor.user.name,
    decided_at: now,
  });
}
