import type { PdfPress } from "#document/pdf.press.ts";
import type { Context } from "#people/access/context.ts";
import { groupReport } from "#understand/results/group-report.service.ts";
import { notReleased } from "#understand/results/results.errors.ts";
import { findReleased } from "#understand/results/results.service.ts";
import { archiveNamer } from "./report-file-names.ts";

/** What an archive of group reports is made of. */
interface GroupArchive {
  workspaceId: string;
  campaignId: string;
  campaign: string;
  organisation: string;
  release: string;
  releasedAt: Date;
  /** Units whose figures are shown, "" for the organisation. */
  paths: string[];
}

/**
 * Which group reports a release has: the organisation's and one for each unit whose figures are shown.
 *
 * @param releaseId the newest where nothing is said
 * @throws AppError "results.not-found", "results.not-released"
 */
export async function groupArchive(
  transaction: Context["transaction"],
  workspaceId: string,
  campaignId: string,
  releaseId: string | undefined,
): Promise<GroupArchive> {
  const { survey, organisation, release } = await transaction(workspaceId, (tx) =>
    findReleased(tx, workspaceId, campaignId, releaseId),
  );
  const units = release?.results.profile?.units.filter(({ suppressed }) => !suppressed) ?? [];
  if (!release || units.length === 0) throw notReleased();
  return {
    workspaceId,
    campaignId,
    campaign: survey.name,
    organisation,
    release: release.releaseId,
    releasedAt: release.releasedAt,
    paths: units.map(({ path }) => path),
  };
}

/** The reports as files of an archive, each laid out when it is needed and nobody else waits for the press. */
export async function* groupFiles(
  transaction: Context["transaction"],
  press: PdfPress,
  { workspaceId, campaignId, campaign, organisation, release, releasedAt, paths }: GroupArchive,
  signal: AbortSignal,
) {
  const nameOf = archiveNamer();
  for (const path of paths) {
    const { report } = await transaction(workspaceId, (tx) =>
      groupReport(tx, workspaceId, campaignId, release, path),
    );
    const content = await press.render(report, signal, "background");
    const unit = path === "" ? organisation : path.replaceAll("/", " - ");
    yield { name: nameOf([], `${unit} - ${campaign}`), content, modified: releasedAt };
  }
}
