import { Type } from "typebox";
import { Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./survey-imports.errors.ts";
import {
  FidelityRecord,
  Minimum,
  SentMapping,
  SurveyImport,
  UnderstandingRecord,
} from "./survey-imports.schema.ts";

const params = Type.Object({ workspace: Uuid, import: Uuid });
/** The revision that was read. */
const revision = Type.Integer({ minimum: 1 });

/**
 * `POST …/survey-files?name=answers.csv`, with the file as the body of type application/octet-stream, comes first and
 * answers a `SentFile`. A file that no import uses is deleted after a day.
 */
export const listSurveyImports = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/survey-imports",
  summary: "List my survey files that are not kept, newest first",
  permission: "campaigns.write",
  params: workspaceParams,
  response: Type.Object({
    imports: Type.Array(SurveyImport),
    /** The most that a file may have. */
    mostBytes: Type.Integer(),
    /** Days after which an import that is not kept is deleted. */
    days: Type.Integer(),
  }),
});

export const createSurveyImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/survey-imports",
  summary: "Have a survey file read that was sent before",
  permission: "campaigns.write",
  params: workspaceParams,
  body: Type.Object({
    file: Uuid,
    /** A file that describes the questionnaire: .qsf, .lss, .lsa or SurveyJS. */
    definition: Type.Optional(Uuid),
    /** The kept survey whose next wave it is: its corrections are where this one begins. */
    survey: Type.Optional(Uuid),
  }),
  response: SurveyImport,
  errors: [errors.fileNotFound, errors.surveyNotFound, errors.tooManyImports],
});

export const readSurveyImport = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/survey-imports/:import",
  summary: "Read where an import of mine stands",
  permission: "campaigns.write",
  params,
  response: SurveyImport,
  errors: [errors.importNotFound],
});

export const readUnderstanding = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/survey-imports/:import/understanding",
  summary: "Read what was understood of a survey file of mine",
  permission: "campaigns.write",
  params,
  response: Type.Object({ revision: Type.Integer(), understanding: UnderstandingRecord }),
  errors: [errors.importNotFound, errors.importNotUnderstood],
});

export const readFidelity = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/survey-imports/:import/fidelity",
  summary: "Read what was kept, changed and lost of a survey file of mine",
  permission: "campaigns.write",
  params,
  response: Type.Object({ revision: Type.Integer(), fidelity: FidelityRecord }),
  errors: [errors.importNotFound, errors.importNotUnderstood],
});

export const readFirstRows = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/survey-imports/:import/rows",
  summary: "Read the first rows of a survey file of mine, as cells",
  permission: "campaigns.write",
  params,
  response: Type.Object({
    /** At most 8 rows of 12 columns, header rows included; long cells are cut. Empty for definitions. */
    rows: Type.Array(Type.Array(Type.String())),
    /** Names of a workbook's sheets. */
    sheets: Type.Array(Type.String()),
  }),
  errors: [errors.importNotFound, errors.importNotUnderstood],
});

export const correctSurveyImport = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/survey-imports/:import",
  summary: "Correct how a survey file of mine is read; its results, if there are any, are computed anew",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    revision,
    /** All corrections, not only the new ones. */
    mapping: SentMapping,
    minimum: Minimum,
    /** Whether results are computed at once. */
    compute: Type.Boolean(),
  }),
  bodyLimit: 8 * 2 ** 20,
  response: SurveyImport,
  errors: [errors.importNotFound, errors.importChanged],
});

export const replaceDefinition = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/survey-imports/:import/definition",
  summary: "Give the file that describes the questionnaire, or take it away, and read again",
  permission: "campaigns.write",
  params,
  body: Type.Object({ revision, file: Type.Union([Uuid, Type.Null()]) }),
  response: SurveyImport,
  errors: [errors.importNotFound, errors.fileNotFound, errors.importChanged],
});

export const computeSurveyImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/survey-imports/:import/computing",
  summary: "Have the results of a survey file of mine computed",
  permission: "campaigns.write",
  params,
  body: Type.Object({ revision }),
  response: SurveyImport,
  errors: [errors.importNotFound, errors.importChanged, errors.importNotUnderstood, errors.noAnswers],
});

export const stopSurveyImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/survey-imports/:import/stopping",
  summary: "Stop reading or computing",
  permission: "campaigns.write",
  params,
  response: SurveyImport,
  errors: [errors.importNotFound],
});

export const retrySurveyImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/survey-imports/:import/reading",
  summary: "Read a survey file of mine again after it failed or was stopped",
  permission: "campaigns.write",
  params,
  response: SurveyImport,
  errors: [errors.importNotFound, errors.importBusy],
});

export const deleteSurveyImport = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/survey-imports/:import",
  summary: "Delete a survey file of mine with everything of it",
  permission: "campaigns.write",
  params,
  response: Type.Null(),
  errors: [errors.importNotFound],
});
