import { type Static, Type } from "typebox";
import { Line, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { DefinitionSchema } from "../questionnaires/definition.schema.ts";
import { fileNotUsable } from "../questionnaires/questionnaire.errors.ts";
import { definitionUnknown, definitionUnreadable } from "../survey-files/definitions/definition.errors.ts";
import {
  importNotFound,
  importNotUnderstood,
  surveyNotFound,
} from "../survey-imports/survey-imports.errors.ts";

const ReadLine = Type.Object({
  /** Id of the question, or "survey". */
  where: Type.String(),
  what: Type.String(),
  verdict: Type.Union([Type.Literal("kept"), Type.Literal("changed"), Type.Literal("lost")]),
  text: Type.String(),
});

/** A questionnaire made of what another tool has: nothing is stored until it is sent back as a file of ours. */
const ReadDraft = Type.Object({
  name: Type.String(),
  /** "SurveyJS", "Qualtrics", "LimeSurvey", "answers". */
  tool: Type.String(),
  definition: DefinitionSchema,
  questions: Type.Integer(),
  pages: Type.Integer(),
  counts: Type.Object({ kept: Type.Integer(), changed: Type.Integer(), lost: Type.Integer() }),
  /** What was lost first, then changed, then kept; at most 2,000. */
  lines: Type.Array(ReadLine),
});
export type ReadDraft = Static<typeof ReadDraft>;

export const readToolFile = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/questionnaire-drafts",
  summary: "Read another tool's questionnaire: SurveyJS JSON, Qualtrics .qsf, LimeSurvey .lss",
  permission: "questionnaires.write",
  params: workspaceParams,
  body: Type.Object({ fileName: Line(255), text: Type.String({ minLength: 1, maxLength: 3_000_000 }) }),
  bodyLimit: 4 * 2 ** 20,
  response: ReadDraft,
  errors: [definitionUnknown, definitionUnreadable, fileNotUsable],
});

export const draftFromAnswers = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/survey-imports/:import/questionnaire-draft",
  summary: "Make a questionnaire of the columns of a survey file of mine",
  permission: "questionnaires.write",
  params: Type.Object({ workspace: Uuid, import: Uuid }),
  response: ReadDraft,
  errors: [importNotFound, importNotUnderstood, fileNotUsable],
});

export const draftFromKeptSurvey = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/surveys/:survey/questionnaire-draft",
  summary: "Make a questionnaire of a kept survey's last wave, to ask the next one here",
  permission: "questionnaires.write",
  params: Type.Object({ workspace: Uuid, survey: Uuid }),
  response: ReadDraft,
  errors: [surveyNotFound, fileNotUsable],
});
