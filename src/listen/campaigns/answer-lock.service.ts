import { sql } from "kysely";
import { type AdvisoryLock, advisoryLock } from "#platform/database/advisory-lock.ts";

/**
 * The lock of a campaign's answers. Who saves one shares it; who changes the campaign, or who is asked, takes it alone
 * and thereby waits for the saves that run.
 *
 * @param campaign the row's name in the statement that takes the lock
 */
export const answerLock = (campaign: string): AdvisoryLock =>
  advisoryLock("answers", sql.ref(`${campaign}.workspace_id`), sql.ref(`${campaign}.campaign_id`));
