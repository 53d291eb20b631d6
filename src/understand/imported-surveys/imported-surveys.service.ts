import type { Fidelity } from "#listen/survey-files/survey-file.ts";
import {
  deleteKeptSurvey,
  deleteUnusedFiles,
  deleteWaveRow,
  findKeptSurvey,
  findPart,
  findWave,
  findWaveContent,
  listKeptSurveys,
  listWaves,
  type SurveyRow,
  updateKeptSurvey,
  updateWave,
  type WaveRow,
} from "#listen/survey-imports/kept-surveys.service.ts";
import type { ImportLimits } from "#listen/survey-imports/survey-import.ts";
import { importNotReady, surveyNotFound } from "#listen/survey-imports/survey-imports.errors.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import {
  type ChangingScope,
  type ImportScope,
  ownImport,
  startImport,
} from "#listen/survey-imports/survey-imports.service.ts";
import { audit } from "#people/audit/audit.service.ts";
import { program } from "#platform/program.ts";
import { deleteWaveObservations } from "../measures/observe.service.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import type { KeptSurvey, SurveyWave } from "./imported-surveys.contract.ts";
import * as errors from "./imported-surveys.errors.ts";
import { meaningsOf } from "./item-meaning.ts";
import { compareWaves } from "./wave-comparison.ts";

/** Which program computes the figures, and how its random numbers begin. */
export const made = { program, seed: 1 };

/** What goes with results to everybody who may read them: columns hold examples. */
export const withoutColumns = ({ columns: _, mapping: __, ...fidelity }: Fidelity) => fidelity;

/** @throws AppError survey-import.not-found, survey-import.not-ready */
export async function importResults(scope: ImportScope, importId: string) {
  const { tx, workspaceId } = scope;
  const found = await ownImport(scope, importId);
  const results = (await findPart(tx, workspaceId, importId, "results")) as SurveyResults | null;
  const fidelity = await findPart(tx, workspaceId, importId, "fidelity");
  if (!results || !fidelity || !found.computed_at) throw importNotReady();
  return { found, results, fidelity, computedAt: found.computed_at };
}

/** All kept surveys, the one in the field last first. */
export async function keptSurveys({
  tx,
  workspaceId,
  actor,
}: ImportScope): Promise<{ surveys: KeptSurvey[] }> {
  const waves = Map.groupBy(await listWaves(tx, workspaceId), ({ survey_id }) => survey_id);
  const lastDay = ({ survey_id }: SurveyRow) => waves.get(survey_id)?.[0]?.field_to ?? "";
  const surveys = await listKeptSurveys(tx, workspaceId);
  surveys.sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : lastDay(a) > lastDay(b) ? -1 : 0));
  return {
    surveys: surveys.map((survey) => shownSurvey(survey, waves.get(survey.survey_id) ?? [], actor.user.id)),
  };
}

/** @throws AppError survey.not-found */
export async function keptSurvey(
  { tx, workspaceId, actor }: ImportScope,
  surveyId: string,
): Promise<KeptSurvey> {
  const survey = await findKeptSurvey(tx, workspaceId, surveyId);
  if (!survey) throw surveyNotFound();
  return shownSurvey(survey, await listWaves(tx, workspaceId, surveyId), actor.user.id);
}

/** A wave with its survey, its results and what was understood. @throws AppError survey.wave-not-found */
export async function waveResults({ tx, workspaceId, actor }: ImportScope, surveyId: string, waveId: string) {
  const survey = await findKeptSurvey(tx, workspaceId, surveyId);
  const wave = await findWave(tx, workspaceId, waveId);
  const content = await findWaveContent(tx, workspaceId, waveId);
  if (!survey || wave?.survey_id !== surveyId || !content) throw errors.waveNotFound();
  const { results, fidelity } = content as { results: SurveyResults; fidelity: Fidelity };
  return { survey, wave: shownWave(wave, actor.user.id), results, fidelity };
}

/**
 * What changed between two waves; between the last two where nothing is said.
 *
 * @throws AppError survey.not-found, survey.wave-not-found, survey.not-comparable
 */
export async function comparedWaves(
  scope: ImportScope,
  surveyId: string,
  asked: { earlier?: string; later?: string },
) {
  const { survey, name, waves } = await keptSurvey(scope, surveyId);
  const later = asked.later ?? waves.find(({ wave }) => wave !== asked.earlier)?.wave;
  const earlier =
    asked.earlier ?? waves[waves.findIndex(({ wave }) => wave === later) + 1]?.wave ?? waves.at(-1)?.wave;
  if (earlier === undefined || later === undefined || earlier === later) throw errors.notComparable();
  const [then, now] = [
    await waveResults(scope, surveyId, earlier),
    await waveResults(scope, surveyId, later),
  ];
  const compared = ({ results, fidelity }: typeof then) => ({
    results,
    meanings: meaningsOf(fidelity.columns),
  });
  return {
    survey: { survey, name },
    earlier: then.wave,
    later: now.wave,
    comparison: compareWaves(compared(then), compared(now)),
  };
}

/** @throws AppError survey.not-found */
export async function renameSurvey(
  scope: ImportScope,
  surveyId: string,
  { name, purpose }: { name: string; purpose: string },
): Promise<KeptSurvey> {
  const { tx, workspaceId, actor } = scope;
  const found = await findKeptSurvey(tx, workspaceId, surveyId, { lock: true });
  if (!found) throw surveyNotFound();
  await updateKeptSurvey(tx, workspaceId, surveyId, { name: name.trim(), purpose: purpose.trim() });
  const renamed = await keptSurvey(scope, surveyId);
  await audit(tx, actor, {
    action: "survey.changed",
    subject: renamed.name,
    details: { survey: surveyId, before: found.name },
  });
  return renamed;
}

/** @throws AppError survey.wave-not-found, survey.dates-reversed */
export async function renameWave(
  scope: ImportScope,
  surveyId: string,
  waveId: string,
  { name, from, to }: { name: string; from: string; to: string },
): Promise<KeptSurvey> {
  const { tx, workspaceId, actor } = scope;
  if (from > to) throw errors.datesReversed();
  const { survey, wave } = await foundWave(scope, surveyId, waveId);
  await updateWave(tx, workspaceId, waveId, { name: name.trim(), field_from: from, field_to: to });
  const changed = await keptSurvey(scope, surveyId);
  await audit(tx, actor, {
    action: "survey.wave-changed",
    subject: `${survey.name}, ${name.trim()}`,
    details: { survey: surveyId, wave: waveId, before: wave.name },
  });
  return changed;
}

async function foundWave({ tx, workspaceId }: ImportScope, surveyId: string, waveId: string) {
  const survey = await findKeptSurvey(tx, workspaceId, surveyId, { lock: true });
  const wave = await findWave(tx, workspaceId, waveId);
  if (!survey || wave?.survey_id !== surveyId) throw errors.waveNotFound();
  return { survey, wave };
}

/**
 * Makes an import of a wave's answers, for those who kept it: to look at them in another way, or to correct them.
 *
 * @throws AppError survey.wave-not-found, survey.file-gone
 */
export async function reopenWave(
  scope: ChangingScope,
  surveyId: string,
  waveId: string,
  limits: ImportLimits,
): Promise<SurveyImport> {
  const { survey, wave } = await foundWave(scope, surveyId, waveId);
  if (wave.kept_by !== scope.actor.user.id || wave.file_id === null) throw errors.fileGone();
  return startImport(
    scope,
    {
      file_id: wave.file_id,
      definition_file_id: null,
      survey_id: surveyId,
      mapping: survey.mapping,
      minimum: survey.minimum,
      began_with: { name: `${survey.name}, ${wave.name}`, at: wave.kept_at.toISOString() },
      looks_back: false,
      owner_id: scope.actor.user.id,
    },
    limits,
  );
}

/** @throws AppError survey.wave-not-found */
export async function deleteWave(scope: ImportScope, surveyId: string, waveId: string): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const { survey, wave } = await foundWave(scope, surveyId, waveId);
  await removeWave(scope, wave);
  const left = await listWaves(tx, workspaceId, surveyId);
  if (left.length === 0) await deleteKeptSurvey(tx, workspaceId, surveyId);
  await audit(tx, actor, {
    action: "survey.wave-deleted",
    subject: `${survey.name}, ${wave.name}`,
    details: { survey: surveyId, wave: waveId, answers: wave.answers },
  });
}

/** @throws AppError survey.not-found */
export async function deleteSurvey(scope: ImportScope, surveyId: string): Promise<void> {
  const { tx, workspaceId, actor } = scope;
  const survey = await findKeptSurvey(tx, workspaceId, surveyId, { lock: true });
  if (!survey) throw surveyNotFound();
  const waves = await listWaves(tx, workspaceId, surveyId);
  for (const wave of waves) await removeWave(scope, wave);
  await deleteKeptSurvey(tx, workspaceId, surveyId);
  await audit(tx, actor, {
    action: "survey.deleted",
    subject: survey.name,
    details: { survey: surveyId, waves: waves.length },
  });
}

async function removeWave({ tx, workspaceId }: ImportScope, wave: WaveRow): Promise<void> {
  await deleteWaveObservations(tx, workspaceId, wave.survey_id, wave.wave_id);
  await deleteWaveRow(tx, workspaceId, wave.wave_id);
  await deleteUnusedFiles(tx, workspaceId, { files: [wave.file_id] });
}

const shownSurvey = (survey: SurveyRow, waves: readonly WaveRow[], userId: string): KeptSurvey => ({
  survey: survey.survey_id,
  name: survey.name,
  purpose: survey.purpose,
  minimum: survey.minimum,
  createdBy: survey.created_by,
  createdAt: survey.created_at.toISOString(),
  waves: waves.map((wave) => shownWave(wave, userId)),
});

const shownWave = (wave: WaveRow, userId: string): SurveyWave => ({
  wave: wave.wave_id,
  name: wave.name,
  from: wave.field_from,
  to: wave.field_to,
  answers: wave.answers,
  fileName: wave.file_name,
  keptBy: wave.kept_by_name,
  keptAt: wave.kept_at.toISOString(),
  fileDeletesAt: wave.file_id === null ? null : wave.file_deletes_at.toISOString(),
  canReopen: wave.file_id !== null && wave.kept_by === userId,
});
