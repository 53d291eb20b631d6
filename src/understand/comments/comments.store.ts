import { type Insertable, sql } from "kysely";
import type { Tables, Transaction } from "#platform/database/tables.ts";
import type { Verdict } from "./code-book.ts";
import "#listen/respond/respond.tables.ts";
import "./comments.tables.ts";

const rowsPerStatement = 1000;

/** The words of `comment`: a collection's own, a campaign's where they were answered. */
const words = sql<string>`coalesce(comment.words, page.answers -> comment.question_id ->> comment.part)`;
const fromComments = sql`understand.comment AS comment
  LEFT JOIN listen.answer_page AS page
    ON page.workspace_id = comment.workspace_id AND page.campaign_id = comment.campaign_id
      AND page.ballot_id = comment.ballot_id AND page.page_id = comment.page_id`;

interface CommentRow {
  comment_id: string;
  words: string;
  question_id: string | null;
  kind: string;
  place: string;
  said_on: string | null;
  is_double: boolean;
}

/** A comment with what one coder found in it. */
interface CodedRow extends CommentRow {
  verdict: Verdict | null;
  codes: string[] | null;
}

interface Wanted {
  coder: string;
  /** Whether only comments of the double-coding sample are wanted. */
  onlyDouble: boolean;
  show: "open" | "coded" | "again" | "all";
  /** Codes that were split, and codes that count for nothing any more. */
  split: readonly string[];
  dead: readonly string[];
  question?: string | undefined;
  search?: string | undefined;
  codes?: readonly string[] | undefined;
  theme?: number | undefined;
  after?: string | undefined;
  limit: number;
}

const uuids = (ids: readonly string[]) => sql`${sql.val(ids)}::uuid[]`;

/** Whether a coding has to be looked at again. */
const isAgain = ({ split, dead }: Pick<Wanted, "split" | "dead">) =>
  sql<boolean>`coding.verdict = 'codes' AND (coding.codes && ${uuids(split)} OR coding.codes <@ ${uuids(dead)})`;

export async function listCodedComments(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  wanted: Wanted,
): Promise<CodedRow[]> {
  const { coder, onlyDouble, show, question, search, codes, theme, after, limit } = wanted;
  const conditions = [
    sql`comment.workspace_id = ${workspaceId}`,
    sql`comment.source_id = ${sourceId}`,
    onlyDouble && sql`comment.is_double`,
    show === "open" && sql`coding.coder_id IS NULL`,
    show === "coded" && sql`coding.coder_id IS NOT NULL`,
    show === "again" && isAgain(wanted),
    question !== undefined && sql`comment.question_id = ${question}`,
    search && sql`strpos(lower(${words}), lower(${search})) > 0`,
    codes && sql`coding.codes && ${uuids(codes)}`,
    theme !== undefined &&
      sql`EXISTS (SELECT FROM understand.comment_theme AS theme
        WHERE theme.workspace_id = comment.workspace_id AND theme.source_id = comment.source_id
          AND theme.comment_id = comment.comment_id AND theme.theme = ${theme})`,
    after && sql`comment.comment_id > ${after}`,
  ].filter((each) => each !== false && each !== undefined && each !== "");
  const { rows } = await sql<CodedRow>`
    SELECT comment.comment_id, ${words} AS words, comment.question_id, comment.kind, comment.place, comment.said_on,
      comment.is_double, coding.verdict, coding.codes
    FROM ${fromComments}
    LEFT JOIN understand.comment_coding AS coding
      ON coding.workspace_id = comment.workspace_id AND coding.source_id = comment.source_id
        AND coding.comment_id = comment.comment_id AND coding.coder_id = ${coder}
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY comment.comment_id
    LIMIT ${limit}`.execute(tx);
  return rows;
}

/** How many comments a coder has to code, has coded, and has to look at again. */
export async function countForCoder(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  { coder, onlyDouble, split, dead }: Pick<Wanted, "coder" | "onlyDouble" | "split" | "dead">,
): Promise<{ toCode: number; coded: number; again: number; double: number }> {
  const { rows } = await sql<{ toCode: number; coded: number; again: number; double: number }>`
    SELECT count(*) FILTER (WHERE is_double OR NOT ${onlyDouble}) AS "toCode",
      count(coding.coder_id) FILTER (WHERE is_double OR NOT ${onlyDouble}) AS coded,
      count(*) FILTER (WHERE ${isAgain({ split, dead })}) AS again,
      count(*) FILTER (WHERE is_double) AS double
    FROM understand.comment AS comment
    LEFT JOIN understand.comment_coding AS coding
      ON coding.workspace_id = comment.workspace_id AND coding.source_id = comment.source_id
        AND coding.comment_id = comment.comment_id AND coding.coder_id = ${coder}
    WHERE comment.workspace_id = ${workspaceId} AND comment.source_id = ${sourceId}`.execute(tx);
  return rows[0] ?? { toCode: 0, coded: 0, again: 0, double: 0 };
}

export async function findComment(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  commentId: string,
): Promise<(CommentRow & { ballot_id: string | null }) | undefined> {
  const { rows } = await sql<CommentRow & { ballot_id: string | null }>`
    SELECT comment.comment_id, ${words} AS words, comment.question_id, comment.kind, comment.place, comment.said_on,
      comment.is_double, comment.ballot_id
    FROM ${fromComments}
    WHERE comment.workspace_id = ${workspaceId} AND comment.source_id = ${sourceId}
      AND comment.comment_id = ${commentId}`.execute(tx);
  return rows[0];
}

/** All comments of a source with their words, in their random order. */
export async function readWords(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  only?: { theme: number } | { comments: readonly string[] },
): Promise<{ comment_id: string; words: string }[]> {
  const among =
    only === undefined
      ? sql`true`
      : "comments" in only
        ? sql`comment.comment_id = ANY (${uuids(only.comments)})`
        : sql`EXISTS (SELECT FROM understand.comment_theme AS theme
            WHERE theme.workspace_id = comment.workspace_id AND theme.source_id = comment.source_id
              AND theme.comment_id = comment.comment_id AND theme.theme = ${only.theme})`;
  const { rows } = await sql<{ comment_id: string; words: string }>`
    SELECT comment.comment_id, ${words} AS words FROM ${fromComments}
    WHERE comment.workspace_id = ${workspaceId} AND comment.source_id = ${sourceId} AND ${among}
    ORDER BY comment.comment_id`.execute(tx);
  return rows;
}

/** Where each comment of a source stands, without words. */
export const listPlaces = (tx: Transaction, workspaceId: string, sourceId: string) =>
  tx
    .selectFrom("understand.comment")
    .select(["comment_id", "ballot_id", "question_id", "part", "words_hash", "is_double"])
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .orderBy("comment_id")
    .execute();

export async function insertComments(
  tx: Transaction,
  rows: readonly Insertable<Tables["understand.comment"]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await tx
      .insertInto("understand.comment")
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
}

/** With all that was noted about them, quotations too. */
export async function deleteComments(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += rowsPerStatement) {
    const some = ids.slice(from, from + rowsPerStatement);
    for (const table of ["understand.quotation", "understand.comment"] as const)
      await tx
        .deleteFrom(table)
        .where("workspace_id", "=", workspaceId)
        .where("source_id", "=", sourceId)
        .where("comment_id", "in", some)
        .execute();
  }
}

/** Adds to the double-coding sample the comments with these ids. */
export async function addToSample(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += rowsPerStatement)
    await tx
      .updateTable("understand.comment")
      .set({ is_double: true })
      .where("workspace_id", "=", workspaceId)
      .where("source_id", "=", sourceId)
      .where("comment_id", "in", ids.slice(from, from + rowsPerStatement))
      .execute();
}

export async function countByQuestion(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom("understand.comment")
    .select(["question_id", ({ fn }) => fn.countAll<number>().as("n")])
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("question_id", "is not", null)
    .groupBy("question_id")
    .execute();
  return new Map(rows.map(({ question_id, n }) => [question_id ?? "", n]));
}
