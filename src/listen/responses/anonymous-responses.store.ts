import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { trialCell } from "../anonymous/ballot-keys.service.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Participant } from "./responses.store.ts";

interface Place {
  workspaceId: string;
  campaignId: string;
}

/** Whether nothing joins a campaign's answers with those who were invited. */
export async function isAnonymous(
  transaction: Transaction,
  { workspaceId, campaignId }: Place,
): Promise<boolean> {
  const row = await transaction
    .selectFrom("listen.campaign")
    .select("anonymity")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  return row?.anonymity === "anonymous";
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** Who fills in a ballot, as far as it is known. */
const unknownPerson = {
  personId: null,
  name: "",
  email: null,
  level: null,
  job: null,
  location: null,
  bouncedAt: null,
};

/** The next ballots by id, at most `limit`; those behind `after`. Trials are left out. */
export async function readBallots(
  transaction: Transaction,
  { workspaceId, campaignId }: Place,
  { after = nobody, limit }: { after?: string | undefined; limit: number },
): Promise<Participant[]> {
  const { rows } = await sql<{
    invitationId: string;
    completedAt: Date | null;
    department: string | null;
    groups: Record<string, string> | null;
    cameThroughDoor: boolean;
    answers: Answers[] | null;
    answeredAt: Date | null;
  }>`
    SELECT b.ballot_id AS "invitationId", b.completed_at AS "completedAt", c.department, c.groups, p.answers,
      c.door_id IS NOT NULL AS "cameThroughDoor",
      p.saved_at AS "answeredAt"
    FROM (SELECT * FROM listen.ballot
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND ballot_id > ${after}::uuid
        AND cell IS DISTINCT FROM ${trialCell}
      ORDER BY ballot_id LIMIT ${limit}) AS b
    LEFT JOIN listen.ballot_cell AS c
      ON c.workspace_id = b.workspace_id AND c.campaign_id = b.campaign_id AND c.cell = b.cell
    LEFT JOIN LATERAL (SELECT json_agg(answers ORDER BY page_id) AS answers, max(saved_at) AS saved_at
      FROM listen.answer_page WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
        AND ballot_id = b.ballot_id) AS p ON true
    ORDER BY b.ballot_id`.execute(transaction);
  return rows.map(({ answers, department, groups, ...ballot }) => ({
    ...unknownPerson,
    ...ballot,
    department: department ?? "",
    groups: groups ?? {},
    answers: Object.assign({}, ...(answers ?? [])) as Answers,
  }));
}

/** How many people were invited, and how many answers came from them and through doors. */
export interface CountedWays {
  people: number;
  invited: number;
  doors: number;
  /** The campaign's minimum group. */
  minimum: number;
}

export async function countWays(
  transaction: Transaction,
  { workspaceId, campaignId }: Place,
): Promise<CountedWays> {
  const { rows } = await sql<CountedWays>`
    SELECT campaign.minimum_group AS minimum,
      (SELECT count(*) FROM listen.invitation WHERE workspace_id = ${workspaceId}
        AND campaign_id = ${campaignId} AND NOT pilot) AS people,
      count(*) FILTER (WHERE c.door_id IS NULL) AS invited, count(*) FILTER (WHERE c.door_id IS NOT NULL) AS doors
    FROM listen.campaign
    LEFT JOIN listen.ballot AS b ON b.workspace_id = campaign.workspace_id
      AND b.campaign_id = campaign.campaign_id AND b.cell <> ${trialCell}
      AND EXISTS (SELECT FROM listen.answer_page AS p WHERE p.workspace_id = b.workspace_id
        AND p.campaign_id = b.campaign_id AND p.ballot_id = b.ballot_id AND p.answers <> '{}')
    LEFT JOIN listen.ballot_cell AS c
      ON c.workspace_id = b.workspace_id AND c.campaign_id = b.campaign_id AND c.cell = b.cell
    WHERE campaign.workspace_id = ${workspaceId} AND campaign.campaign_id = ${campaignId} AND b.ballot_id IS NOT NULL
    GROUP BY campaign.minimum_group`.execute(transaction);
  return rows[0] ?? { people: 0, invited: 0, doors: 0, minimum: 0 };
}

/** By cell: how many were invited, to how many of them mail was turned away, and how many of their ballots there are. */
async function countCells(transaction: Transaction, { workspaceId, campaignId }: Place) {
  const { rows } = await sql<{
    department: string;
    groups: Record<string, string>;
    invited: number;
    bounced: number;
    ballots: number;
  }>`
    SELECT c.department, c.groups, i.invited, i.bounced,
      (SELECT count(*) FROM listen.ballot AS b WHERE b.workspace_id = ${workspaceId}
        AND b.campaign_id = ${campaignId} AND b.cell = i.cell) AS ballots
    FROM (SELECT coalesce(cell, 0) AS cell, count(*) AS invited, count(bounced_at) AS bounced
      FROM listen.invitation WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND NOT pilot
      GROUP BY 1) AS i
    JOIN listen.ballot_cell AS c
      ON c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId} AND c.cell = i.cell
    ORDER BY i.cell`.execute(transaction);
  return rows;
}

/**
 * Those who were invited and have no ballot, as many in each cell as are missing. Nobody knows who they are, so each has an
 * id of their own that stands nowhere.
 *
 * @param areBallotsTold false where the ballots of those who were invited don't count: then all are silent
 */
export async function* silentOnes(
  transaction: Transaction,
  place: Place,
  areBallotsTold: boolean,
): AsyncGenerator<Participant> {
  for (const { department, groups, invited, bounced, ballots } of await countCells(transaction, place)) {
    const silent = invited - (areBallotsTold ? ballots : 0);
    for (let at = 0; at < silent; at++)
      yield {
        ...unknownPerson,
        invitationId: randomUUID(),
        department,
        groups,
        bouncedAt: at < bounced ? new Date(0) : null,
        completedAt: null,
        answeredAt: null,
        answers: {},
      };
  }
}
