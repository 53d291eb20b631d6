import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";
import type { Definition } from "../questionnaires/definition.ts";
import type { PlanSettings } from "./follow-up.contract.ts";
import "./follow-ups.tables.ts";

/** A campaign as far as its follow-ups go. */
export interface Planned {
  name: string;
  state: string;
  anonymity: Anonymity;
  /** Null where no questionnaire is chosen. */
  definition: Definition | null;
}

export async function findPlanned(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Planned | undefined> {
  const { rows } = await sql<Planned>`
    SELECT c.name, c.state, c.anonymity, v.definition FROM listen.campaign c
    LEFT JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
      AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId} FOR SHARE OF c`.execute(tx);
  return rows[0];
}

export async function nameOf(tx: Transaction, workspaceId: string, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("people.person")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.name ?? null;
}

export async function storePlan(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { toAccountManager, owner, workingDays, rule, firstViewDays }: PlanSettings,
): Promise<void> {
  const plan = {
    to_account_manager: toAccountManager,
    owner_id: owner,
    working_days: workingDays,
    rule,
    first_view_days: firstViewDays,
  };
  await tx
    .insertInto("listen.follow_up_plan")
    .values({ workspace_id: workspaceId, campaign_id: campaignId, ...plan })
    .onConflict((conflict) => conflict.columns(["workspace_id", "campaign_id"]).doUpdateSet(plan))
    .execute();
}
