import {
  draftFromAnswers,
  type ReadDraft,
  readToolFile,
} from "#listen/questionnaire-imports/questionnaire-imports.contract.ts";
import {
  createSurveyImport,
  deleteSurveyImport,
  readSurveyImport,
} from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { AppError } from "#platform/errors.ts";
import { call } from "../../../client.ts";
import { sendSurveyFile } from "../survey-imports/survey-upload.ts";

const definitions = [".json", ".qsf", ".lss"];
const answers = [".csv", ".tsv", ".txt", ".xlsx"];
export const readableEndings = [...definitions, ...answers];

const largest = 3_000_000;
const patience = 300;

/** Reads a file as a questionnaire; of a file of answers nothing is left on the server afterwards. */
export async function draftOfFile(workspace: string, file: File): Promise<ReadDraft> {
  const isAnswers = answers.some((ending) => file.name.toLowerCase().endsWith(ending));
  if (isAnswers) return draftOfAnswers(workspace, file);
  if (file.size > largest)
    throw new AppError(
      "questionnaire.file-too-large",
      `${file.name} is larger than 3 MB. Export the questionnaire alone, without answers and pictures.`,
    );
  const body = { fileName: file.name, text: await file.text() };
  return call(readToolFile, { params: { workspace }, body });
}

async function draftOfAnswers(workspace: string, file: File): Promise<ReadDraft> {
  const { signal } = new AbortController();
  const sent = await sendSurveyFile(workspace, file, signal, () => {});
  const begun = await call(createSurveyImport, { params: { workspace }, body: { file: sent.file } });
  const params = { workspace, import: begun.import };
  try {
    await understood(params, begun);
    return await call(draftFromAnswers, { params });
  } finally {
    await call(deleteSurveyImport, { params });
  }
}

/** Waits until the server has looked through the file. */
async function understood(params: { workspace: string; import: string }, begun: SurveyImport): Promise<void> {
  let now = begun;
  while (now.state === "waiting" || now.state === "reading") {
    await new Promise((resolve) => setTimeout(resolve, patience));
    now = await call(readSurveyImport, { params });
  }
  if (!now.isUnderstood)
    throw new AppError("questionnaire.file-not-read", now.problem ?? "The file could not be read.");
}
