import type { Transaction } from "#platform/database/tables.ts";
import { questionFaults } from "../questionnaires/definition.import.ts";
import { fileNotUsable } from "../questionnaires/questionnaire.errors.ts";
import { definitionUnknown, definitionUnreadable } from "../survey-files/definitions/definition.errors.ts";
import { limeSurveyReader } from "../survey-files/definitions/limesurvey/document.ts";
import { limeSurvey } from "../survey-files/definitions/limesurvey/survey.ts";
import { readFlow } from "../survey-files/definitions/qualtrics/flow.ts";
import { readQsf } from "../survey-files/definitions/qualtrics/qsf.ts";
import { surveyJsDocument } from "../survey-files/definitions/surveyjs/document.ts";
import { findKeptSurvey, findWaveContent, listWaves } from "../survey-imports/kept-surveys.service.ts";
import { surveyNotFound } from "../survey-imports/survey-imports.errors.ts";
import { type ImportScope, readPart } from "../survey-imports/survey-imports.service.ts";
import { columnsDraft } from "./columns-draft.ts";
import type { DraftedSurvey } from "./drafted.ts";
import { finishDraft } from "./finish-draft.ts";
import { languageTag } from "./language-tag.ts";
import { limeSurveyDraft } from "./limesurvey-draft.ts";
import { qualtricsDraft } from "./qualtrics-draft.ts";
import type { ReadDraft } from "./questionnaire-imports.contract.ts";
import { surveyJsDraft } from "./surveyjs-draft.ts";

const mostLines = 2000;

/**
 * Reads another tool's questionnaire, told by its content.
 *
 * @throws AppError definition.unknown, definition.unreadable, questionnaire.file-not-usable
 */
export function draftOfText({ fileName, text }: { fileName: string; text: string }): ReadDraft {
  const begun = text.replace(/^\uFEFF/, "").trimStart();
  const read = begun.startsWith("<") ? fromXml(begun, fileName) : fromJson(begun, fileName);
  if (read === null) throw definitionUnknown(fileName);
  return finished(read.tool, read.drafted, fileName);
}

/** @throws AppError survey-import.not-found, survey-import.not-understood, questionnaire.file-not-usable */
export async function draftOfImport(scope: ImportScope, importId: string): Promise<ReadDraft> {
  const { content } = await readPart(scope, importId, "understanding");
  const { file, columns } = content;
  return finished("answers", columnsDraft(file.name.replace(/\.[a-z]{2,5}$/i, ""), columns), file.name);
}

/** Of its last wave. @throws AppError survey.not-found, questionnaire.file-not-usable */
export async function draftOfKeptSurvey(
  tx: Transaction,
  workspaceId: string,
  surveyId: string,
): Promise<ReadDraft> {
  const survey = await findKeptSurvey(tx, workspaceId, surveyId);
  const [last] = survey ? await listWaves(tx, workspaceId, surveyId) : [];
  const content = last && (await findWaveContent(tx, workspaceId, last.wave_id));
  if (!survey || !content) throw surveyNotFound();
  return finished("answers", columnsDraft(survey.name, content.fidelity.columns), survey.name);
}

interface Read {
  tool: string;
  drafted: DraftedSurvey;
}

function fromXml(text: string, fileName: string): Read | null {
  const reader = limeSurveyReader();
  try {
    reader.write(text);
    const document = reader.end();
    const survey = document && limeSurvey(document);
    return survey && { tool: "LimeSurvey", drafted: limeSurveyDraft(survey, document) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError)
      throw definitionUnreadable(fileName, error.message);
    throw error;
  }
}

function fromJson(text: string, fileName: string): Read | null {
  const json = parsed(text, fileName);
  const qsf = readQsf(json);
  if (qsf !== null) {
    const { order } = readFlow(qsf, { question: (id) => qsf.questions.get(id) });
    return { tool: "Qualtrics", drafted: qualtricsDraft(qsf, order) };
  }
  const document = surveyJsDocument(json);
  return document && { tool: "SurveyJS", drafted: surveyJsDraft(document) };
}

function parsed(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw definitionUnreadable(fileName, "it isn't complete, or no JSON");
  }
}

function finished(tool: string, drafted: DraftedSurvey, fileName: string): ReadDraft {
  const { definition, lines } = finishDraft({ ...drafted, language: languageTag(drafted.language) });
  const faults = questionFaults(definition, "");
  if (faults.length > 0) throw fileNotUsable(faults.slice(0, 50));
  const questions = definition.pages.flatMap((page) => page.questions);
  if (questions.length === 0)
    throw fileNotUsable([
      { in: "body", pointer: "", detail: `${fileName} holds no question that can be taken.` },
    ]);
  const of = (verdict: "kept" | "changed" | "lost") => lines.filter((each) => each.verdict === verdict);
  const [lost, changed, kept] = [of("lost"), of("changed"), of("kept")];
  return {
    name: definition.title[definition.languages[0]] ?? fileName,
    tool,
    definition,
    questions: questions.length,
    pages: definition.pages.length,
    counts: { kept: kept.length, changed: changed.length, lost: lost.length },
    lines: [...lost, ...changed, ...kept].slice(0, mostLines),
  };
}
