import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Transaction } from "#platform/database/tables.ts";

/** Somebody who is invited, and the pages that they have saved. */
export interface Invited {
  name: string;
  email?: string;
  department?: string;
  /** Breakdown id to value. */
  groups?: Readonly<Record<string, string>>;
  bounced?: boolean;
  pilot?: boolean;
  withdrawn?: boolean;
  answersRemoved?: boolean;
  completed?: boolean;
  pages?: Record<string, Answers>;
}

export interface CampaignPlan {
  definition: Definition;
  profile?: Questionnaire | null;
  anonymity?: Anonymity;
  audience?: "staff" | "customers";
  breakdowns?: readonly string[];
  minimumGroup?: number;
  state?: "open" | "closed";
  name?: string;
  /** User ids. */
  confidants?: string[];
  /** A questionnaire that is there; this campaign asks another version of it. */
  questionnaireId?: string;
  /** Of the questionnaire; 1 unless told. */
  version?: number;
  closedAt?: Date;
}

/** Puts a campaign with its answers into the database, as the features that make them do. */
export async function putCampaign(
  tx: Transaction,
  workspaceId: string,
  plan: CampaignPlan,
  people: readonly Invited[],
) {
  const [campaignId, questionnaireId] = [randomUUID(), plan.questionnaireId ?? randomUUID()];
  const { definition, profile = null, anonymity = "confidential", minimumGroup = 5, state = "closed" } = plan;
  const { version = 1, closedAt } = plan;
  const json = (value: unknown) => JSON.stringify(value);
  await sql`INSERT INTO listen.questionnaire (workspace_id, questionnaire_id, name, draft, profile)
    VALUES (${workspaceId}, ${questionnaireId}, 'Questionnaire', ${json(definition)}, ${profile && json(profile)})
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`INSERT INTO listen.questionnaire_version
    (workspace_id, questionnaire_id, version, definition, profile, published_by)
    VALUES (${workspaceId}, ${questionnaireId}, ${version}, ${json(definition)}, ${profile && json(profile)}, 'Test')
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`INSERT INTO listen.campaign
    (workspace_id, campaign_id, name, state, questionnaire_id, questionnaire_version, anonymity, minimum_group, audience,
     texts, promise, confidants, opened_at, closes_at, closed_at, breakdowns)
    VALUES (${workspaceId}, ${campaignId}, ${plan.name ?? "Spring survey"}, ${state}, ${questionnaireId}, ${version}, ${anonymity},
     ${minimumGroup}, ${json({ of: plan.audience ?? "staff" })}, '{}', '{}', ${sql.val(plan.confidants ?? [])}, now() - interval '1 day', now() + interval '1 day',
     ${state === "closed" ? (closedAt ?? sql`now()`) : null}, ${json(plan.breakdowns ?? [])})`.execute(tx);
  const placed = people.map((person) => ({ ...person, personId: randomUUID(), invitationId: randomUUID() }));
  for (let from = 0; from < placed.length; from += 500)
    await putPeople(tx, workspaceId, campaignId, placed.slice(from, from + 500));
  return {
    campaignId,
    questionnaireId,
    invitationOf: (name: string) => placed.find((person) => person.name === name)?.invitationId ?? "",
  };
}

type Placed = Invited & { personId: string; invitationId: string };

async function putPeople(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  people: readonly Placed[],
) {
  const rows = (make: (person: Placed) => ReturnType<typeof sql>) => sql.join(people.map(make));
  await sql`INSERT INTO people.person (workspace_id, person_id, name, email)
    VALUES ${rows(({ personId, name, email = null }) => sql`(${workspaceId}, ${personId}, ${name}, ${email})`)}`.execute(
    tx,
  );
  await sql`INSERT INTO listen.invitation (workspace_id, campaign_id, invitation_id, person_id, pilot, name, email, language,
      department, withdrawn_at, groups, bounced_at)
    VALUES ${rows(
      (
        one,
      ) => sql`(${workspaceId}, ${campaignId}, ${one.invitationId}, ${one.personId}, ${one.pilot ?? false}, ${one.name},
        ${one.email ?? null}, 'en', ${one.department ?? ""}, ${one.withdrawn ? sql`now()` : null},
        ${JSON.stringify(one.groups ?? {})}, ${one.bounced ? sql`now()` : null})`,
    )}`.execute(tx);
  const answering = people.filter(({ pages }) => pages);
  if (answering.length === 0) return;
  await sql`INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id, completed_at) VALUES ${sql.join(
    answering.map(
      (one) =>
        sql`(${workspaceId}, ${campaignId}, ${one.invitationId}, ${one.completed === false ? null : sql`now()`})`,
    ),
  )}`.execute(tx);
  const pages = answering.flatMap(({ invitationId, pages: saved = {}, answersRemoved }) =>
    answersRemoved ? [] : Object.entries(saved).map(([page, answers]) => ({ invitationId, page, answers })),
  );
  if (pages.length === 0) return;
  await sql`INSERT INTO listen.answer_page (workspace_id, campaign_id, ballot_id, page_id, answers) VALUES ${sql.join(
    pages.map(
      ({ invitationId, page, answers }) =>
        sql`(${workspaceId}, ${campaignId}, ${invitationId}, ${page}, ${JSON.stringify(answers)})`,
    ),
  )}`.execute(tx);
}
