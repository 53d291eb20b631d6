import { Type } from "typebox";
import { Moment, Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { AnonymitySchema } from "../campaigns/campaign.schema.ts";
import { answersHidden, campaignHidden, noSuchAnswers } from "./who-sees.errors.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const MaybeMoment = Type.Union([Moment, Type.Null()]);

export const readWhoSees = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/who-sees",
  summary: "Who sees what of a campaign, made of its settings",
  permission: "member",
  params,
  response: Type.Object({
    name: Type.String(),
    anonymity: AnonymitySchema,
    /** False while the settings can still change. */
    settled: Type.Boolean(),
    sights: Type.Array(
      Type.Object({
        side: Type.String(),
        title: Type.String(),
        /** Whether it is about the asker. */
        isYou: Type.Boolean(),
        sees: Type.Array(Type.String()),
        never: Type.Array(Type.String()),
      }),
    ),
    /** Whether the asker may browse single answers, and why they may or may not. */
    answers: Type.Object({ sees: Type.Boolean(), why: Type.String() }),
  }),
  errors: [campaignHidden],
});

export const listRawAnswers = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/raw-answers",
  summary: "List who has answered, for those who may see single answers",
  permission: "campaigns.read",
  params,
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 100, default: "" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
  }),
  response: Type.Object({
    campaign: Type.String(),
    /** Whether opening an answer is written down. */
    isWrittenDown: Type.Boolean(),
    total: Type.Integer(),
    answers: Type.Array(
      Type.Object({
        invitation: Uuid,
        name: Type.String(),
        department: Type.String(),
        completedAt: MaybeMoment,
      }),
    ),
  }),
  errors: [campaignHidden, answersHidden],
});

/** Opening is written down in confidential campaigns, so it is no GET. */
export const openRawAnswers = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/raw-answers/:invitation",
  summary: "Open one respondent's answers",
  permission: "campaigns.read",
  params: Type.Object({ workspace: Uuid, campaign: Uuid, invitation: Uuid }),
  response: Type.Object({
    name: Type.String(),
    completedAt: MaybeMoment,
    answers: Type.Array(Type.Object({ question: Type.String(), lines: Type.Array(Type.String()) })),
  }),
  errors: [campaignHidden, answersHidden, noSuchAnswers],
});
