import type { Context } from "#people/access/context.ts";
import { audit } from "#people/audit/audit.service.ts";
import { nothingStored } from "./report-batches.errors.ts";
import { type BatchScope, openToActor } from "./report-batches.service.ts";
import { archiveNamer } from "./report-file-names.ts";
import { countStored, readStored } from "./stored-reports.store.ts";

/** Reports read in one transaction: some megabytes. */
const atOnce = 8;

/**
 * Whether the actor may download all reports of a campaign, which is written down. How many there are is left out of a
 * confidential campaign's log: it says how many have answered.
 *
 * @returns the file's name
 * @throws AppError "report-batch.campaign-not-found", "report-batch.confidential", "report-batch.nothing-stored"
 */
export async function beginArchive(scope: BatchScope): Promise<{ campaign: string }> {
  const { tx, actor, workspaceId, campaignId } = scope;
  const survey = await openToActor(scope);
  const { reports } = await countStored(tx, workspaceId, campaignId, null);
  if (reports === 0) throw nothingStored();
  const details = survey.anonymity === "named" ? { campaign: campaignId, reports } : { campaign: campaignId };
  await audit(tx, actor, { action: "reports.downloaded", subject: survey.name, details });
  return { campaign: survey.name };
}

/** A campaign's stored reports as files of an archive, read as they are needed, outside of one long transaction. */
export async function* archivedReports(
  transaction: Context["transaction"],
  workspaceId: string,
  campaignId: string,
  campaign: string,
) {
  const nameOf = archiveNamer();
  let after: string | undefined;
  for (;;) {
    const from = after;
    const reports = await transaction(workspaceId, (tx) =>
      readStored(tx, workspaceId, campaignId, { after: from, limit: atOnce }),
    );
    for (const { name, department, content, madeAt } of reports) {
      const folders = department === "" ? [] : department.split("/");
      yield { name: nameOf(folders, `${name} - ${campaign}`), content, modified: madeAt };
    }
    if (reports.length < atOnce) return;
    after = reports.at(-1)?.invitationId;
  }
}
