import { Type } from "typebox";
import { AnonymitySchema } from "#listen/campaigns/campaign.schema.ts";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import type { CampaignSurvey, CampaignSurveyGroup, SurveyTrend } from "./campaign-survey.ts";
import { surveyFiguresNotFound, surveyGroupNotFound } from "./campaign-surveys.errors.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const Release = Type.Optional(Uuid);

/** `campaign-survey.ts` describes them. */
const Record = Type.Unsafe<CampaignSurvey>(Type.Record(Type.String(), Type.Unknown()));
const GroupRecord = Type.Unsafe<CampaignSurveyGroup>(Type.Record(Type.String(), Type.Unknown()));
const Trend = Type.Unsafe<SurveyTrend>(Type.Record(Type.String(), Type.Unknown()));

/** Which release figures are of; where none was asked for it is the newest. */
const released = {
  campaign: Uuid,
  release: Uuid,
  releasedAt: Moment,
  kind: Type.Enum(["close", "snapshot"]),
};

export const listCampaignSurveys = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaign-surveys",
  summary: "List survey campaigns that have figures, the newest first",
  permission: "results.read",
  params: workspaceParams,
  response: Type.Object({
    surveys: Type.Array(
      Type.Object({
        ...released,
        name: Type.String(),
        questionnaire: Type.String(),
        audience: Type.Enum(["staff", "customers"]),
        anonymity: AnonymitySchema,
        answers: Type.Integer(),
      }),
    ),
  }),
});

/** Download beside it: `…/campaign-surveys/:campaign/figures.json`, the same record as a file. */
export const readCampaignSurvey = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign",
  summary: "Read the figures of a survey campaign",
  permission: "results.read",
  params,
  query: Type.Object({ release: Release }),
  response: Type.Object({ ...released, survey: Record }),
  errors: [surveyFiguresNotFound],
});

export const readCampaignSurveyGroup = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign/group",
  summary: "Read what one group of a survey campaign says",
  permission: "results.read",
  params,
  query: Type.Object({
    release: Release,
    breakdown: Type.String({ minLength: 1, maxLength: 300 }),
    value: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  response: Type.Object({ ...released, group: GroupRecord }),
  errors: [surveyFiguresNotFound, surveyGroupNotFound],
});

export const readSurveyTrend = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign/trend",
  summary: "Read how a survey campaign's figures changed since earlier campaigns of its questionnaire",
  permission: "results.read",
  params,
  query: Type.Object({ release: Release }),
  response: Type.Object({ ...released, trend: Trend }),
  errors: [surveyFiguresNotFound],
});
