import { Type } from "typebox";
import { Moment, Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { surveyFiguresNotFound } from "../campaign-surveys/campaign-surveys.errors.ts";
import type { WeightedSurvey } from "./weighted-survey.ts";
import * as errors from "./weighting.errors.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const oneParams = Type.Object({ workspace: Uuid, campaign: Uuid, weighting: Uuid });

/** `weighted-survey.ts` describes it. */
const Record = Type.Unsafe<WeightedSurvey>(Type.Record(Type.String(), Type.Unknown()));

const listed = { id: Uuid, name: Type.String(), createdBy: Type.String(), createdAt: Moment };

export const listWeightings = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign/weightings",
  summary: "List the weightings of a survey campaign, and what its newest release can be weighted by",
  permission: "results.read",
  params,
  response: Type.Object({
    campaign: Type.String(),
    /** Answers of the newest release. */
    n: Type.Integer(),
    /** Empty where it can't be weighted. */
    breakdowns: Type.Array(
      Type.Object({
        id: Type.String(),
        label: Type.String(),
        groups: Type.Array(
          Type.Object({
            value: Type.String(),
            label: Type.String(),
            /** People whose answers count in this group. */
            answered: Type.Integer(),
            invited: Type.Integer(),
          }),
        ),
        /** People who answered and are in none of these groups, and such among those invited. */
        elsewhere: Type.Object({ answered: Type.Integer(), invited: Type.Integer() }),
      }),
    ),
    weightings: Type.Array(Type.Object(listed)),
  }),
  errors: [surveyFiguresNotFound],
});

export const makeWeighting = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign/weightings",
  summary: "Weight the newest release of a survey campaign by raking, and keep the figures",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    margins: Type.Array(
      Type.Object({
        breakdown: Type.String({ minLength: 1, maxLength: 300 }),
        /** Amounts by value, in proportion: shares, or numbers of people. Null: as many as were invited. */
        targets: Type.Union([
          Type.Record(
            Type.String({ minLength: 1, maxLength: 1000 }),
            Type.Number({ minimum: 0, maximum: 1e12 }),
            {
              maxProperties: 200,
            },
          ),
          Type.Null(),
        ]),
      }),
      { minItems: 1, maxItems: 6 },
    ),
    /** No weight is above so many times the mean; null: as large as it takes. */
    cap: Type.Union([Type.Number({ minimum: 1.5, maximum: 100 }), Type.Null()]),
  }),
  response: Type.Object({ weighting: Uuid }),
  errors: [surveyFiguresNotFound, errors.weightingImpossible, errors.marginsWrong, errors.tooManyWeightings],
});

/** Downloads beside it: `…/weightings/:weighting/figures.csv` and `figures.xlsx`. */
export const readWeighting = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign/weightings/:weighting",
  summary: "Read weighted figures beside those that are not",
  permission: "results.read",
  params: oneParams,
  response: Type.Object({ ...listed, campaign: Type.String(), release: Uuid, record: Record }),
  errors: [errors.weightingNotFound],
});

export const deleteWeighting = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign/weightings/:weighting",
  summary: "Delete a weighting with its figures",
  permission: "campaigns.write",
  params: oneParams,
  response: Type.Null(),
  errors: [errors.weightingNotFound],
});
