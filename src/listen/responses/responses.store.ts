import { sql } from "kysely";
import type { AudienceOf } from "#listen/campaigns/breakdowns.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { profileAsWorded } from "#listen/questionnaires/profile-definition.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";

/** A campaign as its results see it. */
export interface Survey {
  campaignId: string;
  questionnaireId: string;
  name: string;
  anonymity: Anonymity;
  minimumGroup: number;
  /** Closed also where its time is over and nobody has marked it yet. */
  state: "draft" | "opening" | "open" | "closed";
  closesAt: Date | null;
  openedAt: Date | null;
  closedAt: Date | null;
  audience: AudienceOf;
  /** What figures are looked at by, the most important first; `campaigns/breakdowns.ts` names them. */
  breakdowns: string[];
  /** The earlier wave that answers are compared with. */
  followsCampaignId: string | null;
  /** When single answers were deleted, as the retention says. */
  answersDeletedAt: Date | null;
  /** Whether cards or sheets were handed to people who were invited, too: who counts as invited may have answered more than once. */
  isHandedOut: boolean;
  /** Users who may see who answered what, as respondents were told. */
  confidants: string[];
  definition: Definition;
  /** In the words that respondents read; null where the questionnaire is no profile. */
  profile: Questionnaire | null;
}

/** The campaigns that were opened, with the questionnaire they ask. */
function surveys(transaction: Transaction, workspaceId: string) {
  return transaction
    .selectFrom("listen.campaign as campaign")
    .innerJoin("listen.questionnaire_version as version", (join) =>
      join
        .onRef("version.workspace_id", "=", "campaign.workspace_id")
        .onRef("version.questionnaire_id", "=", "campaign.questionnaire_id")
        .onRef("version.version", "=", "campaign.questionnaire_version"),
    )
    .select([
      "campaign.campaign_id as campaignId",
      "version.questionnaire_id as questionnaireId",
      "campaign.name",
      "campaign.anonymity",
      "campaign.minimum_group as minimumGroup",
      "campaign.closes_at as closesAt",
      "campaign.opened_at as openedAt",
      "campaign.closed_at as closedAt",
      "campaign.audience_of as audience",
      "campaign.breakdowns",
      "campaign.confidants",
      "campaign.follows_campaign_id as followsCampaignId",
      "campaign.answers_deleted_at as answersDeletedAt",
    ])
    .select(
      sql<Survey["state"]>`CASE WHEN campaign.state = 'open' AND campaign.closes_at <= now() THEN 'closed'
        ELSE campaign.state END`.as("state"),
    )
    .where("campaign.workspace_id", "=", workspaceId);
}

export async function findSurvey(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Survey | undefined> {
  const row = await surveys(transaction, workspaceId)
    .select(["version.definition", "version.profile"])
    .select(
      sql<boolean>`EXISTS (
        SELECT FROM listen.ballot_cell cell
        WHERE cell.workspace_id = campaign.workspace_id AND cell.campaign_id = campaign.campaign_id
          AND cell.door_id IS NULL AND (
            EXISTS (SELECT FROM listen.paper_batch batch WHERE batch.workspace_id = cell.workspace_id
              AND batch.campaign_id = cell.campaign_id AND batch.cell = cell.cell)
            OR EXISTS (SELECT FROM listen.card_batch batch JOIN listen.door door USING (workspace_id, door_id)
              WHERE batch.workspace_id = cell.workspace_id AND door.campaign_id = cell.campaign_id
                AND batch.cell = cell.cell)))`.as("isHandedOut"),
    )
    .where("campaign.campaign_id", "=", campaignId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { confidants, profile, ...rest } = row;
  return {
    ...rest,
    confidants: confidants ?? [],
    profile: profile && profileAsWorded(profile, row.definition),
  };
}

/** What a list of campaigns with results shows. */
export interface SurveyEntry
  extends Omit<
    Survey,
    | "confidants"
    | "definition"
    | "profile"
    | "followsCampaignId"
    | "answersDeletedAt"
    | "openedAt"
    | "breakdowns"
    | "isHandedOut"
  > {
  questionnaire: string;
  isProfile: boolean;
  /** Its newest release, at an ISO moment. */
  newest: { releasedAt: string; hasFigures: boolean } | null;
}

/** Campaigns that were opened, the ones that closed last first. */
export async function listSurveys(transaction: Transaction, workspaceId: string): Promise<SurveyEntry[]> {
  const rows = await surveys(transaction, workspaceId)
    .select([
      sql<string>`version.definition #>> array['title', version.definition #>> '{languages,0}']`.as(
        "questionnaire",
      ),
      sql<boolean>`version.profile IS NOT NULL`.as("isProfile"),
    ])
    .select((select) =>
      select
        .selectFrom("listen.release as release")
        .select(
          sql<NonNullable<SurveyEntry["newest"]>>`jsonb_build_object(
            'releasedAt', to_char(release.released_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'hasFigures', release.has_figures)`.as("newest"),
        )
        .whereRef("release.workspace_id", "=", "campaign.workspace_id")
        .whereRef("release.campaign_id", "=", "campaign.campaign_id")
        .orderBy("release.released_at", "desc")
        .orderBy("release.release_id")
        .limit(1)
        .as("newest"),
    )
    .where("campaign.state", "in", ["open", "closed"])
    .orderBy(sql`coalesce(campaign.closed_at, campaign.closes_at)`, "desc")
    .orderBy("campaign.campaign_id")
    .limit(500)
    .execute();
  return rows.map(
    ({
      confidants: _,
      followsCampaignId: _followed,
      answersDeletedAt: _at,
      openedAt: _opened,
      breakdowns: _by,
      ...row
    }) => row,
  );
}

/** One invited person and what they have answered so far. */
export interface Participant {
  invitationId: string;
  personId: string | null;
  name: string;
  email: string | null;
  /** As it was when they were invited. */
  department: string;
  level: string | null;
  job: string | null;
  location: string | null;
  /** Breakdown id to value, as it was when they were invited. */
  groups: Readonly<Record<string, string>>;
  /** When mail to them was turned away for good. */
  bouncedAt: Date | null;
  completedAt: Date | null;
  /** Whether they came to an anonymous campaign through a door, without being invited. */
  cameThroughDoor?: boolean;
  /** When the answers were saved last; null where there are none. */
  answeredAt: Date | null;
  answers: Answers;
}

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Invitations that count: everybody ever invited but pilots, also people who were taken out again, whether they had
 * answered or not. Were the silent ones left out, the number of invited people would tell who of them was silent.
 *
 * @param after those behind this one
 */
function invitations(transaction: Transaction, workspaceId: string, campaignId: string, after = nobody) {
  return (
    transaction
      .selectFrom("listen.invitation as invitation")
      // Ballots are bounded as well: a merge of both would begin with the first ballot for every batch.
      .leftJoin("listen.ballot as ballot", (join) =>
        join
          .onRef("ballot.workspace_id", "=", "invitation.workspace_id")
          .onRef("ballot.campaign_id", "=", "invitation.campaign_id")
          .onRef("ballot.ballot_id", "=", "invitation.invitation_id")
          .on("ballot.ballot_id", ">", after),
      )
      .where("invitation.workspace_id", "=", workspaceId)
      .where("invitation.campaign_id", "=", campaignId)
      .where("invitation.invitation_id", ">", after)
      .where("invitation.pilot", "=", false)
  );
}

const columns = [
  "invitation.invitation_id as invitationId",
  "invitation.person_id as personId",
  "invitation.name",
  "invitation.email",
  "invitation.department",
  "invitation.level",
  "invitation.job",
  "invitation.location",
  "invitation.groups",
  "invitation.bounced_at as bouncedAt",
  "ballot.completed_at as completedAt",
] as const;

/** The next participants by invitation, at most `limit`; those behind `after`. */
export async function readParticipants(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  { after = nobody, limit }: { after?: string | undefined; limit: number },
): Promise<Participant[]> {
  const rows = await invitations(transaction, workspaceId, campaignId, after)
    .select(columns)
    .orderBy("invitation.invitation_id")
    .limit(limit)
    .execute();
  const last = rows.at(-1)?.invitationId;
  if (last === undefined) return [];
  // A ballot's id is its invitation's, so a batch's pages are a range.
  const pages = await transaction
    .selectFrom("listen.answer_page")
    .select(["ballot_id", "answers", "saved_at"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("ballot_id", ">", after)
    .where("ballot_id", "<=", last)
    .orderBy("ballot_id")
    .orderBy("page_id")
    .execute();
  const byBallot = Map.groupBy(pages, (page) => page.ballot_id);
  return rows.map((row) => withPages(row, byBallot.get(row.invitationId) ?? []));
}

function withPages<Row>(row: Row, pages: readonly { answers: Answers; saved_at: Date }[]) {
  const saved = pages.map(({ saved_at }) => saved_at.getTime());
  return {
    ...row,
    answeredAt: saved.length === 0 ? null : new Date(Math.max(...saved)),
    answers: Object.assign({}, ...pages.map(({ answers }) => answers)) as Answers,
  };
}

/** Whether anybody was erased who had been invited, be it that they had answered or not. */
export async function hasErasedPeople(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom("listen.invitation")
    .select("invitation_id")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("pilot", "=", false)
    .where("erased_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findParticipant(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  invitationId: string,
): Promise<Participant | undefined> {
  const row = await invitations(transaction, workspaceId, campaignId)
    .select(columns)
    .where("invitation.invitation_id", "=", invitationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const pages = await transaction
    .selectFrom("listen.answer_page")
    .select(["answers", "saved_at"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("ballot_id", "=", invitationId)
    .orderBy("page_id")
    .execute();
  return withPages(row, pages);
}

/** The campaigns in which a person takes part with this address, by invitation; but for anonymous ones, whose answers are nobody's. */
export async function findOwnInvitations(
  transaction: Transaction,
  workspaceId: string,
  personId: string,
  email: string,
): Promise<{ campaignId: string; invitationId: string }[]> {
  return await transaction
    .selectFrom("listen.invitation as invitation")
    .innerJoin("listen.campaign as campaign", (join) =>
      join
        .onRef("campaign.workspace_id", "=", "invitation.workspace_id")
        .onRef("campaign.campaign_id", "=", "invitation.campaign_id")
        .on("campaign.anonymity", "<>", "anonymous"),
    )
    .select(["invitation.campaign_id as campaignId", "invitation.invitation_id as invitationId"])
    .where("invitation.workspace_id", "=", workspaceId)
    .where("invitation.person_id", "=", personId)
    .where("invitation.pilot", "=", false)
    .where(sql<string>`lower(invitation.email)`, "=", email)
    .orderBy("invitation.invited_at", "desc")
    .limit(200)
    .execute();
}

/** Where somebody took part before. */
export interface EarlierInvitation {
  campaignId: string;
  invitationId: string;
  campaignName: string;
  closedAt: Date;
}

/**
 * The same person's invitation to the campaign that an invitation's own campaign follows; null where it follows none that
 * is closed, or they were not asked. Trials are none.
 */
export async function findOwnEarlier(
  transaction: Transaction,
  workspaceId: string,
  invitationId: string,
): Promise<EarlierInvitation | null> {
  const { rows } = await sql<EarlierInvitation>`
    SELECT earlier.campaign_id AS "campaignId", mine.invitation_id AS "invitationId", earlier.name AS "campaignName",
      earlier.closed_at AS "closedAt"
    FROM listen.invitation AS own
    JOIN listen.campaign AS campaign ON campaign.workspace_id = own.workspace_id AND campaign.campaign_id = own.campaign_id
    JOIN listen.campaign AS earlier
      ON earlier.workspace_id = own.workspace_id AND earlier.campaign_id = campaign.follows_campaign_id
    JOIN listen.invitation AS mine
      ON mine.workspace_id = own.workspace_id AND mine.campaign_id = earlier.campaign_id
        AND mine.person_id = own.person_id AND NOT mine.pilot
    WHERE own.workspace_id = ${workspaceId} AND own.invitation_id = ${invitationId} AND NOT own.pilot
      AND earlier.closed_at IS NOT NULL`.execute(transaction);
  return rows[0] ?? null;
}

/** Participants whose name contains `search`, by name. */
export async function listParticipants(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  { search, limit, offset }: { search: string; limit: number; offset: number },
): Promise<{
  total: number;
  participants: Pick<Participant, "invitationId" | "name" | "department" | "completedAt">[];
}> {
  const found = invitations(transaction, workspaceId, campaignId)
    .where((where) =>
      where.exists(
        where
          .selectFrom("listen.answer_page as page")
          .select(sql`1`.as("one"))
          .whereRef("page.workspace_id", "=", "invitation.workspace_id")
          .whereRef("page.campaign_id", "=", "invitation.campaign_id")
          .whereRef("page.ballot_id", "=", "invitation.invitation_id"),
      ),
    )
    .where(sql<boolean>`strpos(lower(invitation.name), lower(${search})) > 0`);
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const participants = await found
    .select([
      "invitation.invitation_id as invitationId",
      "invitation.name",
      "invitation.department",
      "ballot.completed_at as completedAt",
    ])
    .orderBy("invitation.name")
    .orderBy("invitation.invitation_id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, participants };
}
