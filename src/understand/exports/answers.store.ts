import { sql } from "kysely";
import type { AudienceOf } from "#listen/campaigns/breakdowns.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { TextPlace } from "./answer-column.ts";

interface Campaign {
  workspaceId: string;
  campaignId: string;
}

/** What is known of a campaign besides its questionnaire. */
export interface ExportFacts {
  audience: AudienceOf;
  breakdowns: string[];
  /** What tickets are sealed with. */
  key: Buffer;
}

export async function readExportFacts(
  tx: Transaction,
  { workspaceId, campaignId }: Campaign,
): Promise<ExportFacts | undefined> {
  const { rows } = await sql<ExportFacts>`
    SELECT c.audience_of AS audience, c.breakdowns, w.link_key AS key FROM listen.campaign AS c
    JOIN people.workspace AS w ON w.workspace_id = c.workspace_id
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId}`.execute(tx);
  return rows[0];
}

/** People who have answered; trials are none. */
const answering = ({ workspaceId, campaignId }: Campaign) => sql`
  i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot AND EXISTS (
    SELECT FROM listen.answer_page AS p
    WHERE p.workspace_id = i.workspace_id AND p.campaign_id = i.campaign_id AND p.ballot_id = i.invitation_id)`;

export async function countAnswering(tx: Transaction, campaign: Campaign): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM listen.invitation AS i WHERE ${answering(campaign)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Whoever answered, in the order of random ids. */
export interface Answering {
  id: string;
  /** Tried the campaign before it opened. */
  pilot: boolean;
  name: string;
  email: string | null;
  language: string;
  customerNumber: string | null;
  account: string | null;
  groups: Record<string, string>;
  completedAt: Date | null;
  answers: Answers;
}

/**
 * The next of those who were invited, behind `after`, with what they answered; people without answers are left out.
 *
 * @returns the last one looked at, too; null where there is none
 */
export async function readAnswering(
  tx: Transaction,
  { workspaceId, campaignId }: Campaign,
  after: string,
  limit: number,
): Promise<{ people: Answering[]; last: string | null }> {
  const { rows } = await sql<Omit<Answering, "answers">>`
    WITH i AS MATERIALIZED (
      SELECT * FROM listen.invitation
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND invitation_id > ${after}
      ORDER BY invitation_id LIMIT ${limit}
    )
    SELECT i.invitation_id AS id, i.pilot, i.name, i.email, i.language, c.customer_number AS "customerNumber",
      a.name AS account, i.groups, b.completed_at AS "completedAt"
    FROM i
    LEFT JOIN listen.ballot AS b
      ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id AND b.ballot_id = i.invitation_id
    LEFT JOIN people.customer AS c ON c.workspace_id = i.workspace_id AND c.customer_id = i.customer_id
    LEFT JOIN people.account AS a ON a.workspace_id = i.workspace_id AND a.account_id = i.account_id
    ORDER BY i.invitation_id`.execute(tx);
  const last = rows.at(-1)?.id;
  if (last === undefined) return { people: [], last: null };
  const pages = await tx
    .selectFrom("listen.answer_page")
    .select(["ballot_id", "answers"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("ballot_id", ">", after)
    .where("ballot_id", "<=", last)
    .orderBy("ballot_id")
    .orderBy("page_id")
    .execute();
  const byBallot = Map.groupBy(pages, ({ ballot_id }) => ballot_id);
  const people = rows.flatMap((row) => {
    const own = row.pilot ? undefined : byBallot.get(row.id);
    return own
      ? [{ ...row, answers: Object.assign({}, ...own.map(({ answers }) => answers)) as Answers }]
      : [];
  });
  return { people, last };
}

/** Bytes of the longest text of each place in UTF-8, and how many texts are longer than `most`. */
export async function measureTexts(
  tx: Transaction,
  { workspaceId, campaignId }: Campaign,
  places: readonly TextPlace[],
  most: number,
): Promise<{ bytes: number; longer: number }[]> {
  if (places.length === 0) return [];
  const measures = places.flatMap(({ question, key }) => {
    const size = sql`octet_length(answers -> ${question}::text ->> ${key}::text)`;
    return [sql`coalesce(max(${size}), 0)`, sql`count(*) FILTER (WHERE ${size} > ${most}::int)::int`];
  });
  const { rows } = await sql<{ sizes: number[] }>`
    SELECT ARRAY[${sql.join(measures)}] AS sizes FROM listen.answer_page AS p
    JOIN listen.invitation AS i
      ON i.workspace_id = p.workspace_id AND i.campaign_id = p.campaign_id AND i.invitation_id = p.ballot_id
    WHERE p.workspace_id = ${workspaceId} AND p.campaign_id = ${campaignId} AND NOT i.pilot`.execute(tx);
  const sizes = rows[0]?.sizes ?? [];
  return places.map((_, index) => ({ bytes: sizes[index * 2] ?? 0, longer: sizes[index * 2 + 1] ?? 0 }));
}

/** Ids and names of the account managers among the groups, as far as they are on the staff. */
export async function findAccountManagers(
  tx: Transaction,
  { workspaceId, campaignId }: Campaign,
): Promise<{ id: string; name: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    SELECT found.id, p.name FROM (
      SELECT DISTINCT i.groups ->> 'account-manager' AS id FROM listen.invitation AS i
      WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot
    ) AS found
    LEFT JOIN people.person AS p ON p.workspace_id = ${workspaceId} AND p.person_id::text = found.id
    WHERE found.id IS NOT NULL`.execute(tx);
  return rows;
}
