import { Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { campaignNotFound, reportsConfidential, reportsNotYet } from "./personal-reports.errors.ts";

const MaybeMoment = Type.Union([Moment, Type.Null()]);

export const listMyReports = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/reports",
  summary: "List one's own personal reports that are ready",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    reports: Type.Array(
      Type.Object({
        /** For the address of the PDF: …/my/reports/:invitation/report.pdf */
        invitation: Uuid,
        campaign: Type.String(),
        questionnaire: Type.String(),
        /** BCP 47, in which it can be had: …/report.pdf?language=es */
        languages: Type.Array(Type.String()),
        answeredAt: Moment,
        /** False while answers can still be changed, and the report with them. */
        isFinal: Type.Boolean(),
        /** Who else can open it. */
        readers: Type.Union([Type.Literal("consultant"), Type.Literal("programme")]),
      }),
    ),
    /** The address signed in with, where several people have it: their reports can't be opened by it. */
    sharedAddress: Type.Union([Type.String(), Type.Null()]),
  }),
});

export const listPersonalReports = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/reports",
  summary: "List the people who have a personal report of a closed campaign, for those who may open them",
  permission: "campaigns.read",
  params: Type.Object({ workspace: Uuid, campaign: Uuid }),
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 100, default: "" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
  }),
  response: Type.Object({
    total: Type.Integer(),
    people: Type.Array(
      Type.Object({
        /** For the address of the PDF: …/campaigns/:campaign/reports/:invitation/report.pdf */
        invitation: Uuid,
        name: Type.String(),
        department: Type.String(),
        completedAt: MaybeMoment,
      }),
    ),
  }),
  errors: [campaignNotFound, reportsConfidential, reportsNotYet],
});
