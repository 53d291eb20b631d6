import { sql } from "kysely";
import {
  findOwnEarlier,
  findSurvey,
  hasErasedPeople,
  listReleases,
  participantsOf,
  readReleased,
  readReleasedParts,
  type Survey,
} from "#listen/responses/responses.service.ts";
import { advisoryLock } from "#platform/database/advisory-lock.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { ProfileKind } from "../measures/measure.ts";
import { type LeaderResults, leaderMethod } from "../profile/leader-results.ts";
import type { OrganisationResults } from "../profile/organisation-results.ts";
import type { ReleasedResults } from "../results/released-results.ts";
import { resultsNotFound } from "../results/results.errors.ts";
import type { ProfileChange } from "./change.ts";
import { compareWaves } from "./compare-waves.ts";
import { isWhole, treeOf, type Wave } from "./paired-people.ts";
import { wavePeople } from "./wave-people.ts";
import type { readChange, readLeaders } from "./waves.contract.ts";
import { changeNone } from "./waves.errors.ts";
import {
  findComparison,
  findUnitChange,
  hasBeenCompared,
  insertChanges,
  insertComparison,
  listChangesBelow,
} from "./waves.store.ts";

export { findOwnEarlier as earlierOwnInvitation };

/**
 * What changed since the campaign that this one follows, for the release that is being made.
 *
 * @param results what the release shows of the campaign by itself
 * @returns null where it follows none, or the earlier one has nothing to compare with any more, or nothing that may be shown
 * @throws Error where the earlier campaign is closed but its release is still being made, or answers went while this one
 *   was: the job tries again
 */
export async function changeOf(
  tx: Transaction,
  workspaceId: string,
  survey: Survey,
  results: OrganisationResults | null,
  signal: AbortSignal,
): Promise<ProfileChange | null> {
  const followed = survey.followsCampaignId;
  if (followed === null || survey.profile === null || results === null) return null;
  const earlier = await findSurvey(tx, workspaceId, followed);
  if (!earlier?.profile || earlier.closedAt === null || earlier.answersDeletedAt !== null) return null;
  // Whoever sees a named wave's answers could take them away from the changes and read the confidential ones.
  if (survey.anonymity === "named" && earlier.anonymity === "confidential") return null;
  const releases = await listReleases(tx, workspaceId, followed);
  const closing = releases.find(({ kind }) => kind === "close");
  if (!closing) throw new Error(`the release of campaign ${followed} is not there yet`);
  const stored = (await readReleased(tx, workspaceId, followed, closing.releaseId)) as ReleasedResults;
  if (!stored.profile) return null;
  const waveOf = async (
    { definition, campaignId }: Survey,
    profile: NonNullable<Survey["profile"]>,
    shown: OrganisationResults,
  ): Promise<Wave> => ({
    results: shown,
    people: await wavePeople({ definition, profile }, participantsOf(tx, workspaceId, campaignId, signal)),
  });
  const then = await waveOf(earlier, earlier.profile, stored.profile);
  const now = await waveOf(survey, survey.profile, results);
  if (!isWhole(now)) throw new Error(`answers to ${survey.campaignId} were removed meanwhile`);
  const levels = (await areLevelsFree(tx, workspaceId, earlier)) && isWhole(then);
  if (!levels && !readersStay(survey, earlier)) return null;
  const compared = compareWaves({ earlier: earlier.profile, later: survey.profile }, then, now, {
    minimum: Math.max(survey.minimumGroup, earlier.minimumGroup),
    levels,
    isOneKnown: survey.anonymity === "confidential" && !haveSameReaders(survey, earlier),
  });
  return {
    earlier: { campaign: followed, name: earlier.name, closedAt: earlier.closedAt.toISOString() },
    ...compared,
  };
}

/**
 * Whether means of then may be shown beside what an earlier wave has released. Not where somebody was erased since, be it
 * that they had answered or not: else erasing a person would tell which of the two it was. Comparisons with one wave are
 * made one after the other, so that a single one of them shows its means.
 */
async function areLevelsFree(
  tx: Transaction,
  workspaceId: string,
  { campaignId, anonymity }: Survey,
): Promise<boolean> {
  if (await hasErasedPeople(tx, workspaceId, campaignId)) return false;
  if (anonymity === "named") return true;
  await sql`SELECT ${advisoryLock("comparison", workspaceId, campaignId).alone}`.execute(tx);
  return !(await hasBeenCompared(tx, workspaceId, campaignId));
}

/**
 * Whether whoever sees the later wave's single answers sees the earlier one's, too. Else changes alone would give them means
 * of then, which nothing shields from what the earlier wave released: they can take the later answers away.
 */
const readersStay = (later: Survey, earlier: Survey): boolean =>
  earlier.anonymity === "named" || includesAll(earlier.confidants, later.confidants);

/** Whether everybody who sees single answers of either wave sees the other's; who runs the programme may come and go. */
const haveSameReaders = (later: Survey, earlier: Survey): boolean =>
  earlier.anonymity === later.anonymity &&
  includesAll(later.confidants, earlier.confidants) &&
  includesAll(earlier.confidants, later.confidants);

const includesAll = (all: readonly string[], some: readonly string[]): boolean =>
  some.every((one) => all.includes(one));

/** Stores a release's changes by unit, so that a page reads only what it shows. */
export async function storeChange(
  tx: Transaction,
  workspaceId: string,
  { campaignId, releaseId }: { campaignId: string; releaseId: string },
  change: ProfileChange,
  results: OrganisationResults | null,
): Promise<void> {
  if (!results) return;
  const { units, warnings, ...summary } = change;
  const earlier = await findSurvey(tx, workspaceId, summary.earlier.campaign);
  await insertComparison(
    tx,
    {
      workspaceId,
      campaignId,
      releaseId,
      earlierCampaignId: summary.earlier.campaign,
      showsEarlierLevels: summary.showsLevels && earlier?.anonymity === "confidential",
    },
    summary,
  );
  const tree = treeOf(results);
  const warned = Map.groupBy(warnings, ({ path, competency }) => JSON.stringify([path, competency]));
  const rows = units.flatMap(({ path, competencies }) => {
    const unit = tree.numberOf.get(path) ?? 0;
    const parent = tree.parents[unit] ?? -1;
    return Object.entries(competencies).map(([competency, result]) => ({
      unit,
      parent: parent < 0 ? null : parent,
      path,
      competency,
      result,
      warnings: warned.get(JSON.stringify([path, competency])) ?? [],
    }));
  });
  await insertChanges(tx, workspaceId, releaseId, rows);
}

/** @throws AppError "results.not-found" where there is no such campaign, or it never opened */
async function openedSurvey(tx: Transaction, workspaceId: string, campaignId: string): Promise<Survey> {
  const survey = await findSurvey(tx, workspaceId, campaignId);
  if (survey?.state !== "open" && survey?.state !== "closed") throw resultsNotFound();
  return survey;
}

/** What changed in a unit and in those directly below. @throws AppError "results.not-found", "change.none" */
export async function changeInUnit(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  asked: {
    release?: string;
    unit?: string;
    competency?: string;
    kind?: ProfileKind;
    limit: number;
    offset: number;
  },
): Promise<ResponseOf<typeof readChange>> {
  await openedSurvey(tx, workspaceId, campaignId);
  const comparison = await findComparison(tx, workspaceId, campaignId, asked.release);
  if (!comparison) throw changeNone();
  const { releaseId, summary } = comparison;
  const found = await findUnitChange(tx, workspaceId, releaseId, asked.unit ?? "");
  if (!found) throw changeNone();
  const below = await listChangesBelow(tx, workspaceId, releaseId, found.number, {
    competency: asked.competency,
    kind: asked.kind ?? "organisation",
    limit: asked.limit,
    offset: asked.offset,
  });
  return {
    ...summary,
    unit: found.unit,
    below: { total: below.total, units: below.units },
    warnings: [...found.warnings, ...below.warnings],
  };
}

/** Leaders beside everyone else. @throws AppError "results.not-found" */
export async function leadersBesideOthers(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string | undefined,
): Promise<ResponseOf<typeof readLeaders>> {
  const { profile } = await openedSurvey(tx, workspaceId, campaignId);
  const leaders = await findLeaders(tx, workspaceId, campaignId, releaseId);
  const competencies = leaders
    ? (profile?.competencies ?? []).map(({ code, name }) => ({
        competency: code,
        name,
        result: leaders[code] ?? null,
      }))
    : [];
  return { competencies, method: leaderMethod };
}

async function findLeaders(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string | undefined,
): Promise<LeaderResults | null> {
  const releases = await listReleases(tx, workspaceId, campaignId);
  const chosen = releaseId ? releases.find((one) => one.releaseId === releaseId) : releases[0];
  if (releaseId && !chosen) throw resultsNotFound();
  if (!chosen) return null;
  const parts = await readReleasedParts(tx, workspaceId, campaignId, chosen.releaseId, {
    leaders: sql`results #> '{profile,leaders}'`,
  });
  return (parts.leaders ?? null) as LeaderResults | null;
}
