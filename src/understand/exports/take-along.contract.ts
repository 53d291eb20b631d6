import { Type } from "typebox";
import { AnonymitySchema } from "#listen/campaigns/campaign.schema.ts";
import { Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./take-along.errors.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });

export const answerFormats = ["xlsx", "csv", "sav"] as const;

export const readTakeAlong = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/take-along",
  summary: "Read which files of a campaign can be taken along, and by whom",
  permission: "results.read",
  params,
  response: Type.Object({
    campaign: Type.String(),
    anonymity: AnonymitySchema,
    closed: Type.Boolean(),
    /** Whether figures of a survey were released: figures and the workshop pack are made of them. */
    figures: Type.Boolean(),
    answers: Type.Object({
      /** Whether the one who asks may take single answers, and why not. */
      may: Type.Boolean(),
      why: Type.Union([Type.Literal("not yours"), Type.Literal("deleted"), Type.Null()]),
      /** Whether the purpose has to be said. */
      needsPurpose: Type.Boolean(),
      /** Null for those who may not take them. */
      count: Type.Union([Type.Integer(), Type.Null()]),
      columns: Type.Union([Type.Integer(), Type.Null()]),
      /** What the answers can be told apart by. */
      groups: Type.Array(Type.String()),
    }),
  }),
  errors: [errors.takeAlongNotFound],
});

export const readAnswerProgress = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/answer-exports/progress",
  summary: "Read how far a file with single answers is that one's own program is receiving",
  permission: "campaigns.read",
  params,
  query: Type.Object({ ticket: Type.String({ maxLength: 2000 }) }),
  response: Type.Object({
    /** "waiting" also where nothing is known of it. */
    state: Type.Enum(["waiting", "writing", "ended"]),
    /** People. */
    written: Type.Integer(),
    total: Type.Integer(),
  }),
  errors: [errors.takeAlongNotFound, errors.answersNotYours, errors.answersDeleted],
});

export const askForAnswers = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/answer-exports",
  summary:
    "Get the address of a file with a campaign's single answers; who asked and what for is written down",
  permission: "campaigns.read",
  params,
  body: Type.Object({
    format: Type.Enum([...answerFormats]),
    /** Who answered, with names, addresses and times. */
    names: Type.Boolean(),
    /** What the figures are looked at by. */
    groups: Type.Boolean(),
    purpose: Type.String({ maxLength: 500 }),
  }),
  response: Type.Object({
    /** For ten minutes, for the one who asked. */
    path: Type.String(),
  }),
  errors: [
    errors.takeAlongNotFound,
    errors.answersNotYours,
    errors.answersDeleted,
    errors.purposeMissing,
    errors.tooLargeForWorkbook,
  ],
});
