import { directedHtml } from "#listen/respond/directed-mail.service.ts";
import { type NewMessage, queueMessages } from "#people/mail/mail.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Profiled } from "../personal-reports/own-results.service.ts";
import { type BatchKey, changeBatch, findBatch } from "./batches.store.ts";
import { insertNotices, nextToTell } from "./notices.store.ts";
import { reportAttachment } from "./report-delivery.service.ts";
import { reportMailWords } from "./report-mail-words.ts";

/** People told in one transaction. */
const atOnce = 500;

/**
 * Tells the next people of a round that their report is ready: the mail, and that it was written, are one write, so nobody
 * is told twice. The round is done where there is nobody left.
 *
 * @param origin what links begin with
 * @returns whether there may be more to tell
 */
export async function tellNext(
  tx: Transaction,
  jobs: Jobs,
  key: BatchKey,
  survey: Profiled,
  origin: string,
): Promise<boolean> {
  const batch = await findBatch(tx, key, "change");
  if (batch?.state !== "telling") return false;
  const people = batch.tells ? await nextToTell(tx, key, atOnce) : [];
  if (people.length === 0) {
    await changeBatch(tx, key, ["telling"], { state: "done", finished_at: new Date(), problem: null });
    return false;
  }
  const fresh = await insertNotices(
    tx,
    key,
    people.map(({ invitationId }) => invitationId),
  );
  const { organisation } = await readSettings(tx, key.workspace_id);
  const link = `${origin}/w/${key.workspace_id}/my`;
  const messages = people
    .filter(({ invitationId }) => fresh.has(invitationId))
    .map(({ invitationId, name, email, language, attached }): NewMessage => {
      const words = reportMailWords(language);
      const body = words.body({ name, campaign: survey.name, organisation, link, attached });
      const html = directedHtml([{ language: words.language, body }]);
      return {
        kind: "report",
        recipientName: name,
        recipientEmail: email,
        subject: words.subject(survey.name),
        body,
        ...(html !== null && { html }),
        privateTo: survey.anonymity === "named" ? "programme" : { consultants: survey.confidants },
        campaignId: key.campaign_id,
        invitationId,
        ...(attached && {
          attachment: {
            source: reportAttachment,
            key: { campaign: key.campaign_id, invitation: invitationId },
            otherwise: words.otherwise,
          },
        }),
      };
    });
  await queueMessages(tx, jobs, messages);
  return true;
}
