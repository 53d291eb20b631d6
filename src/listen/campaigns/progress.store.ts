import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { trialCell } from "../anonymous/ballot-keys.service.ts";

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

export interface DepartmentCounts {
  department: string;
  invited: number;
  /** Those who were never taken out. */
  steady: number;
  started: number;
  completed: number;
}

/**
 * In an anonymous campaign: those of a cell in the place of a person, by what is known of all of them, and their ballots
 * besides. Ballots that came through doors were nobody's invitation. Cards and sheets can be handed to those of a cell, whose
 * ballots look like those of others in it: no more are counted than were invited.
 */
export async function countByCell(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<(DepartmentCounts & { groups: Record<string, string> })[]> {
  const { rows } = await sql<DepartmentCounts & { groups: Record<string, string> }>`
    SELECT c.department, c.groups, i.invited, i.steady, least(b.started, i.invited) AS started,
      least(b.completed, i.invited) AS completed
    FROM listen.ballot_cell c
    JOIN LATERAL (SELECT count(*) AS invited, count(*) FILTER (WHERE NOT was_withdrawn) AS steady
      FROM listen.invitation WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND NOT pilot
        AND coalesce(cell, 0) = c.cell) AS i ON true
    JOIN LATERAL (SELECT count(*) AS started, count(completed_at) AS completed FROM listen.ballot
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND cell = c.cell) AS b ON true
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId} AND c.door_id IS NULL
      AND c.cell <> ${trialCell} AND i.invited > 0
    ORDER BY c.cell`.execute(transaction);
  return rows;
}

const everyone = (workspaceId: string, campaignId: string) => sql`
  listen.invitation i
  LEFT JOIN listen.ballot b ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id
    AND b.ballot_id = i.invitation_id
  WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot`;

/** Everybody ever invited, by the department that they were in then; only people directly in it. */
export async function countByDepartment(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<DepartmentCounts[]> {
  const { rows } = await sql<DepartmentCounts>`
    SELECT i.department, count(*) AS invited, count(*) FILTER (WHERE NOT i.was_withdrawn) AS steady, count(b.ballot_id) AS started, count(b.completed_at) AS completed
    FROM ${everyone(workspaceId, campaignId)}
    GROUP BY i.department`.execute(transaction);
  return rows;
}

/** Everybody ever invited by the value of a breakdown; "" where it wasn't known. */
export async function countByGroup(
  { transaction, workspaceId }: Within,
  campaignId: string,
  breakdown: string,
): Promise<(Omit<DepartmentCounts, "department"> & { value: string })[]> {
  const { rows } = await sql<Omit<DepartmentCounts, "department"> & { value: string }>`
    SELECT coalesce(i.groups->>${breakdown}, '') AS value, count(*) AS invited,
      count(*) FILTER (WHERE NOT i.was_withdrawn) AS steady, count(b.ballot_id) AS started,
      count(b.completed_at) AS completed
    FROM ${everyone(workspaceId, campaignId)}
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(transaction);
  return rows;
}

/** How many of those who try a campaign have completed. */
export async function countCompletedPilots(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<number> {
  const { rows } = await sql<{ completed: number }>`
    SELECT (SELECT count(completed_at) FROM listen.ballot WHERE workspace_id = ${workspaceId}
        AND campaign_id = ${campaignId} AND cell = ${trialCell}) + count(b.completed_at) AS completed
    FROM listen.invitation i
    JOIN listen.ballot b ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id
      AND b.ballot_id = i.invitation_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND i.pilot
      AND i.withdrawn_at IS NULL`.execute(transaction);
  return rows[0]?.completed ?? 0;
}

/** Per day in a time zone, how many started and completed. */
export async function countByDay(
  { transaction, workspaceId }: Within,
  campaignId: string,
  timeZone: string,
): Promise<{ date: string; started: number; completed: number }[]> {
  const { rows } = await sql<{ date: string; started: number; completed: number }>`
    SELECT date, sum(started)::bigint AS started, sum(completed)::bigint AS completed FROM (
      SELECT (b.started_at AT TIME ZONE ${timeZone})::date AS date, 1 AS started, 0 AS completed
      FROM ${everyone(workspaceId, campaignId)} AND b.started_at IS NOT NULL
      UNION ALL
      SELECT (b.completed_at AT TIME ZONE ${timeZone})::date, 0, 1
      FROM ${everyone(workspaceId, campaignId)} AND b.completed_at IS NOT NULL
    ) moments GROUP BY date ORDER BY date`.execute(transaction);
  return rows;
}

export async function countWithdrawn(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<number> {
  const { rows } = await sql<{ withdrawn: number }>`
    SELECT count(*) AS withdrawn FROM listen.invitation
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND NOT pilot
      AND withdrawn_at IS NOT NULL`.execute(transaction);
  return rows[0]?.withdrawn ?? 0;
}
