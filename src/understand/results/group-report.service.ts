import type { Report } from "#document/report.ts";
import { members } from "#people/members/members.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { organisationReport } from "../organisation-report/organisation-report.ts";
import { listed } from "../profile/wording.ts";
import { dayIn } from "./day.ts";
import { notReleased, reportWithheld } from "./results.errors.ts";
import { findReleased } from "./results.service.ts";

/** The names of a workspace's consultants, who publish its reports; "" where there are none. */
export async function consultantsOf(tx: Transaction, workspaceId: string): Promise<string> {
  const all = await members(tx, workspaceId);
  return listed(all.filter(({ roles }) => roles.includes("consultant")).map(({ name }) => name));
}

/**
 * The report on an organisation or one of its units, from released results alone.
 *
 * @param path of the unit, "" for the organisation
 * @throws AppError "results.not-found", "results.not-released", "results.report-withheld"
 */
export async function groupReport(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string | undefined,
  path: string,
): Promise<{ report: Report; name: string }> {
  const released = await findReleased(tx, workspaceId, campaignId, releaseId);
  const { survey, organisation, timeZone, release } = released;
  if (!release) throw notReleased();
  const { profile: results } = release.results;
  const unit = results?.units.find((one) => one.path === path);
  if (!survey.profile || !results || !unit || unit.suppressed) throw reportWithheld();
  const consultant = await consultantsOf(tx, workspaceId);
  const date = dayIn(release.releasedAt, timeZone);
  return {
    report: organisationReport({
      questionnaire: survey.profile,
      results,
      unit,
      organisation,
      consultant,
      date,
      change: release.results.change ?? null,
    }),
    name: `${survey.name} - ${path === "" ? organisation : path.replaceAll("/", " - ")}.pdf`,
  };
}
