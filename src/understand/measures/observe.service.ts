import type { Insertable } from "kysely";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Tables, Transaction } from "#platform/database/tables.ts";
import type { OrganisationResults } from "../profile/organisation-results.ts";
import { type DefinedMeasure, isSameMeasure, measuresOf } from "./measure.ts";
import {
  holdMeasures,
  insertInBulk,
  insertObservedRelease,
  insertVersions,
  versionsOf,
} from "./measures.store.ts";
import { type Observation, observationsOf, unitsOf } from "./observation.ts";

interface MadeRelease {
  releaseId: string;
  campaignId: string;
  questionnaireId: string;
  releasedAt: Date;
}

/**
 * Writes down what a release says of each measure of a profile. Does nothing where that was done before.
 *
 * @param profile in the words that respondents read
 * @param results as they were released
 */
export async function observe(
  tx: Transaction,
  workspaceId: string,
  release: MadeRelease,
  profile: Questionnaire,
  results: OrganisationResults,
): Promise<void> {
  if (!(await insertObservedRelease(tx, workspaceId, release))) return;
  const measures = measuresOf(profile);
  const { questionnaireId, releasedAt, releaseId } = release;
  const ids = await holdMeasures(tx, workspaceId, { questionnaireId }, measures, releasedAt);
  const versions = await versionNow(tx, workspaceId, measures, ids);
  const shared = { workspace_id: workspaceId, release_id: releaseId };
  const units = unitsOf(results).map(({ lastBelow, ...unit }) => ({
    ...shared,
    ...unit,
    last_below: lastBelow,
  }));
  await insertInBulk(tx, "understand.observed_unit", units);
  const codes = profile.competencies.map(({ code }) => code);
  await insertObservations(tx, shared, observationsOf(results, codes), ids, versions);
}

/** What a survey says of its measures: a wave of one from another tool, or a campaign's release. */
interface ObservedSurvey {
  measures: readonly DefinedMeasure[];
  units: readonly Omit<Insertable<Tables["understand.observed_unit"]>, "workspace_id" | "release_id">[];
  observations: Iterable<Observation>;
}

/** Writes down what a survey's wave says of each of its measures. Does nothing where that was done before. */
export async function writeWaveObservations(
  tx: Transaction,
  workspaceId: string,
  { surveyId, waveId, at }: { surveyId: string; waveId: string; at: Date },
  observed: ObservedSurvey,
): Promise<void> {
  if (!(await insertObservedRelease(tx, workspaceId, { releaseId: waveId, surveyId }))) return;
  await writeObservations(tx, workspaceId, { source: { surveyId }, releaseId: waveId, at }, observed);
}

/** Writes down what a survey campaign's release says of each of its measures. Does nothing where that was done before. */
export async function writeReleaseObservations(
  tx: Transaction,
  workspaceId: string,
  release: MadeRelease,
  observed: ObservedSurvey,
): Promise<void> {
  if (!(await insertObservedRelease(tx, workspaceId, release))) return;
  const { questionnaireId, releaseId, releasedAt: at } = release;
  await writeObservations(tx, workspaceId, { source: { questionnaireId }, releaseId, at }, observed);
}

async function writeObservations(
  tx: Transaction,
  workspaceId: string,
  {
    source,
    releaseId,
    at,
  }: { source: { surveyId: string } | { questionnaireId: string }; releaseId: string; at: Date },
  { measures, units, observations }: ObservedSurvey,
): Promise<void> {
  const ids = await holdMeasures(tx, workspaceId, source, measures, at);
  const versions = await versionNow(tx, workspaceId, measures, ids);
  const shared = { workspace_id: workspaceId, release_id: releaseId };
  await insertInBulk(
    tx,
    "understand.observed_unit",
    units.map((unit) => ({ ...shared, ...unit })),
  );
  await insertObservations(tx, shared, observations, ids, versions);
}

export { deleteWaveObservations } from "./measures.store.ts";

async function insertObservations(
  tx: Transaction,
  shared: { workspace_id: string; release_id: string },
  observations: Iterable<Observation>,
  ids: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = Iterator.from(observations).map(({ code, figure, comparison, ...observation }) => ({
    ...shared,
    ...observation,
    measure_id: ids.get(code) ?? "",
    version: versions.get(code) ?? 1,
    estimate: figure?.estimate ?? null,
    low: figure?.low ?? null,
    high: figure?.high ?? null,
    difference: comparison?.difference ?? null,
    q: comparison?.q ?? null,
  }));
  await insertInBulk(tx, "understand.observation", rows);
}

/** The version of each measure, by code: the one that measured the same before, or else a new one. */
async function versionNow(
  tx: Transaction,
  workspaceId: string,
  measures: readonly DefinedMeasure[],
  ids: ReadonlyMap<string, string>,
): Promise<Map<string, number>> {
  const known = Map.groupBy(
    await versionsOf(tx, workspaceId, [...ids.values()]),
    ({ measureId }) => measureId,
  );
  const versions = measures.map(({ code, definition }) => {
    const measureId = ids.get(code) ?? "";
    const all = known.get(measureId) ?? [];
    const same = all.find((one) => isSameMeasure(one.definition, definition));
    return {
      code,
      measureId,
      definition,
      isNew: !same,
      version: same?.version ?? (all[0]?.version ?? 0) + 1,
    };
  });
  await insertVersions(
    tx,
    workspaceId,
    versions.filter(({ isNew }) => isNew),
  );
  return new Map(versions.map(({ code, version }) => [code, version]));
}
