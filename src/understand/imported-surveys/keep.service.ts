import { randomUUID } from "node:crypto";
import type { Static } from "typebox";
import { publishedFidelity } from "#listen/survey-files/published-fidelity.ts";
import type { Fidelity } from "#listen/survey-files/survey-file.ts";
import {
  deleteImport,
  deleteUnusedFiles,
  findFile,
  findKeptSurvey,
  findPart,
  findWaveOfAnswers,
  insertKeptSurvey,
  insertWave,
  rememberMapping,
  updateKeptSurvey,
} from "#listen/survey-imports/kept-surveys.service.ts";
import * as importErrors from "#listen/survey-imports/survey-imports.errors.ts";
import { surveySweep } from "#listen/survey-imports/survey-imports.job-kinds.ts";
import { type ChangingScope, ownImport } from "#listen/survey-imports/survey-imports.service.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import type { keepSurveyImport } from "./imported-surveys.contract.ts";
import * as errors from "./imported-surveys.errors.ts";
import { keptMapping } from "./kept-mapping.ts";
import { observeWave } from "./observe-wave.service.ts";

type Asked = Static<(typeof keepSurveyImport)["body"]>;

/**
 * Makes a wave of an import: its results become everybody's who reads results, and stay as they are.
 *
 * @throws AppError survey-import.not-found, survey-import.changed, survey-import.not-ready, survey.not-found,
 * survey.answers-kept, survey.nothing-shown, survey.dates-reversed
 */
export async function keepImport(
  scope: ChangingScope,
  importId: string,
  asked: Asked,
): Promise<{ survey: string; wave: string }> {
  const { tx, workspaceId, actor, jobs, now } = scope;
  const found = await ownImport(scope, importId, { lock: true });
  if (found.revision !== asked.revision) throw importErrors.importChanged();
  if (asked.from > asked.to) throw errors.datesReversed();
  const results = (await findPart(tx, workspaceId, importId, "results")) as SurveyResults | null;
  const fidelity: Fidelity | null = await findPart(tx, workspaceId, importId, "fidelity");
  if (found.state !== "ready" || !results || !fidelity) throw importErrors.importNotReady();
  if (results.items.every(({ withheld }) => withheld !== null)) throw errors.nothingShown();
  const file = await findFile(tx, workspaceId, found.file_id, { lock: true });
  if (!file) throw importErrors.importNotFound();
  const mapping = keptMapping(fidelity.mapping, found.mapping);
  const survey = await surveyFor(scope, asked.survey, mapping, found.minimum);
  const waveId = randomUUID();
  const fileDeletesAt = monthsLater(now, asked.retentionMonths);
  const isNew = await insertWave(tx, {
    workspace_id: workspaceId,
    wave_id: waveId,
    survey_id: survey.id,
    name: asked.wave.trim(),
    field_from: asked.from,
    field_to: asked.to,
    answers: results.n,
    results,
    fidelity: withNothingToCheck(publishedFidelity(fidelity, results.minimum)),
    file_name: found.file_name,
    file_hash: file.hash,
    file_id: asked.retentionMonths === 0 ? null : found.file_id,
    file_deletes_at: fileDeletesAt,
    kept_by: actor.user.id,
    kept_by_name: actor.user.name,
    kept_at: now,
  });
  if (!isNew) {
    const kept = await findWaveOfAnswers(tx, workspaceId, file.hash);
    throw errors.answersKept(kept?.survey_name ?? "", kept?.name ?? "");
  }
  await rememberMapping(tx, workspaceId, null, {
    name: `${survey.name}, ${asked.wave.trim()}`,
    columns: fidelity.columns.map(({ name }) => name),
    mapping,
    minimum: found.minimum,
    at: now,
  });
  await observeWave(tx, workspaceId, { surveyId: survey.id, waveId, at: now }, results, fidelity.columns);
  await deleteImport(tx, workspaceId, importId);
  await deleteUnusedFiles(tx, workspaceId, { files: [found.file_id, found.definition_file_id] });
  if (asked.retentionMonths > 0)
    await jobs.add(tx, surveySweep, { workspaceId }, { startAfter: fileDeletesAt, key: waveId });
  await audit(tx, actor, {
    action: "survey.wave-kept",
    subject: `${survey.name}, ${asked.wave.trim()}`,
    details: { survey: survey.id, wave: waveId, answers: results.n, retentionMonths: asked.retentionMonths },
  });
  return { survey: survey.id, wave: waveId };
}

async function surveyFor(
  { tx, workspaceId, actor, now }: ChangingScope,
  asked: Asked["survey"],
  mapping: Fidelity["mapping"],
  minimum: number,
): Promise<{ id: string; name: string }> {
  if ("survey" in asked) {
    const survey = await findKeptSurvey(tx, workspaceId, asked.survey, { lock: true });
    if (!survey) throw importErrors.surveyNotFound();
    await updateKeptSurvey(tx, workspaceId, survey.survey_id, { mapping, minimum });
    return { id: survey.survey_id, name: survey.name };
  }
  const [id, name] = [randomUUID(), asked.name.trim()];
  await insertKeptSurvey(tx, {
    workspace_id: workspaceId,
    survey_id: id,
    name,
    purpose: asked.purpose.trim(),
    mapping,
    minimum,
    created_by: actor.user.name,
    created_at: now,
  });
  return { id, name };
}

/** Those who read a wave can't correct how its file was read. */
const withNothingToCheck = (fidelity: Fidelity): Fidelity => ({
  ...fidelity,
  notes: fidelity.notes.map((note) => ({ ...note, weight: "said" })),
});

function monthsLater(moment: Date, months: number): Date {
  const later = new Date(moment);
  later.setUTCMonth(later.getUTCMonth() + months);
  return later;
}
