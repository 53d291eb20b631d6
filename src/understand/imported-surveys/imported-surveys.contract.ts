import { type Static, Type } from "typebox";
import {
  importChanged,
  importNotFound,
  importNotReady,
  surveyNotFound,
} from "#listen/survey-imports/survey-imports.errors.ts";
import { FidelityRecord, SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import * as errors from "./imported-surveys.errors.ts";
import { WaveComparisonSchema } from "./wave-comparison.schema.ts";

const importParams = Type.Object({ workspace: Uuid, import: Uuid });
const surveyParams = Type.Object({ workspace: Uuid, survey: Uuid });
const waveParams = Type.Object({ workspace: Uuid, survey: Uuid, wave: Uuid });
const Day = Type.String({ format: "date" });
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** `surveys/survey-results.ts` describes it. */
const Results = Type.Unsafe<SurveyResults>(Type.Record(Type.String(), Type.Unknown()));

/** What the story is told from, on pages and in reports. */
const told = {
  fidelity: FidelityRecord,
  /** Which program computed the figures, and with which beginning of its random numbers. */
  made: Type.Object({ program: Type.String(), seed: Type.Integer() }),
  results: Results,
};

/** One time that a survey was in the field. */
export const SurveyWave = Type.Object({
  wave: Uuid,
  name: Type.String(),
  /** First and last day in the field. */
  from: Day,
  to: Day,
  answers: Type.Integer(),
  fileName: Type.String(),
  keptBy: Type.String(),
  keptAt: Moment,
  /** When the file with the answers is deleted; null where it is already. Results stay. */
  fileDeletesAt: OrNull(Moment),
  /** Whether whoever asks can open its answers again: those who kept it, as long as the file is there. */
  canReopen: Type.Boolean(),
});
export type SurveyWave = Static<typeof SurveyWave>;

/** A survey that is kept: like a campaign, though its answers were collected with another tool. */
export const KeptSurvey = Type.Object({
  survey: Uuid,
  name: Type.String(),
  purpose: Type.String(),
  /** Groups below it are not shown in the last wave. */
  minimum: Type.Integer(),
  createdBy: Type.String(),
  createdAt: Moment,
  /** The newest first. */
  waves: Type.Array(SurveyWave),
});
export type KeptSurvey = Static<typeof KeptSurvey>;

/**
 * Downloads beside it: `…/survey-imports/:import/` and `…/surveys/:survey/waves/:wave/` each with `results.json`,
 * `items.csv`, `report.html` and `report.pdf`; of imports also `fidelity.json` and `mapping.json`.
 */
export const readImportResults = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/survey-imports/:import/results",
  summary: "Read the results of a survey file of mine",
  permission: "campaigns.write",
  params: importParams,
  response: Type.Object({ revision: Type.Integer(), computedAt: Moment, ...told }),
  errors: [importNotFound, importNotReady],
});

export const keepSurveyImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/survey-imports/:import/keeping",
  summary: "Keep a survey file's results as a wave, for everybody who reads results",
  permission: "campaigns.write",
  params: importParams,
  body: Type.Object({
    revision: Type.Integer({ minimum: 1 }),
    /** The kept survey that it is a wave of, or what a new one is called. */
    survey: Type.Union([
      Type.Object({ survey: Uuid }),
      Type.Object({ name: Line(200), purpose: Type.String({ maxLength: 2000 }) }),
    ]),
    /** What the wave is called, e.g. "Spring 2026". */
    wave: Line(200),
    from: Day,
    to: Day,
    /** Months after which the file with the answers is deleted; 0: at once. */
    retentionMonths: Type.Integer({ minimum: 0, maximum: 120 }),
  }),
  response: Type.Object({ survey: Uuid, wave: Uuid }),
  errors: [
    importNotFound,
    importChanged,
    importNotReady,
    surveyNotFound,
    errors.answersKept,
    errors.nothingShown,
    errors.datesReversed,
  ],
});

export const listSurveys = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/surveys",
  summary: "List surveys that were brought from other tools and kept, the one in the field last first",
  permission: "results.read",
  params: workspaceParams,
  response: Type.Object({ surveys: Type.Array(KeptSurvey) }),
});

export const readSurvey = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/surveys/:survey",
  summary: "Read a kept survey and its waves",
  permission: "results.read",
  params: surveyParams,
  response: KeptSurvey,
  errors: [surveyNotFound],
});

export const readSurveyWave = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/surveys/:survey/waves/:wave",
  summary: "Read the results of a wave of a kept survey",
  permission: "results.read",
  params: waveParams,
  response: Type.Object({
    survey: Type.Object({ survey: Uuid, name: Type.String(), purpose: Type.String() }),
    wave: SurveyWave,
    ...told,
  }),
  errors: [errors.waveNotFound],
});

export const compareSurveyWaves = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/surveys/:survey/comparison",
  summary: "Compare two waves of a kept survey",
  permission: "results.read",
  params: surveyParams,
  query: Type.Object({
    /** The last but one where nothing is said. */
    earlier: Type.Optional(Uuid),
    /** The last where nothing is said. */
    later: Type.Optional(Uuid),
  }),
  response: Type.Object({
    survey: Type.Object({ survey: Uuid, name: Type.String() }),
    earlier: SurveyWave,
    later: SurveyWave,
    comparison: WaveComparisonSchema,
  }),
  errors: [surveyNotFound, errors.waveNotFound, errors.notComparable],
});

export const renameSurvey = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/surveys/:survey",
  summary: "Change what a kept survey is called and for",
  permission: "campaigns.write",
  params: surveyParams,
  body: Type.Object({ name: Line(200), purpose: Type.String({ maxLength: 2000 }) }),
  response: KeptSurvey,
  errors: [surveyNotFound],
});

export const renameSurveyWave = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/surveys/:survey/waves/:wave",
  summary: "Change what a wave is called and when it was in the field",
  permission: "campaigns.write",
  params: waveParams,
  body: Type.Object({ name: Line(200), from: Day, to: Day }),
  response: KeptSurvey,
  errors: [errors.waveNotFound, errors.datesReversed],
});

export const reopenSurveyWave = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/surveys/:survey/waves/:wave/reopening",
  summary: "Open the answers of a wave again that I kept, as an import of mine",
  permission: "campaigns.write",
  params: waveParams,
  response: SurveyImport,
  errors: [errors.waveNotFound, errors.fileGone],
});

export const deleteSurveyWave = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/surveys/:survey/waves/:wave",
  summary: "Delete a wave with its results; a survey's last wave takes the survey with it",
  permission: "campaigns.write",
  params: waveParams,
  response: Type.Null(),
  errors: [errors.waveNotFound],
});

export const deleteSurvey = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/surveys/:survey",
  summary: "Delete a kept survey with all waves and their results",
  permission: "campaigns.write",
  params: surveyParams,
  response: Type.Null(),
  errors: [surveyNotFound],
});
