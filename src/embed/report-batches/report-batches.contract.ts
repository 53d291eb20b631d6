import { Type } from "typebox";
import { AnonymitySchema } from "#listen/campaigns/campaign.schema.ts";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { untoldReasons } from "./report-batch.ts";
import * as errors from "./report-batches.errors.ts";

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const page = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
});

const State = Type.Union([
  Type.Literal("waiting"),
  Type.Literal("running"),
  Type.Literal("telling"),
  Type.Literal("done"),
  Type.Literal("cancelled"),
]);

export const readReportBatch = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/report-batch",
  summary:
    "Read how far making all personal reports of a campaign is; what is stored only for those who may open them",
  permission: "campaigns.read",
  params,
  response: Type.Object({
    campaign: Type.String(),
    anonymity: AnonymitySchema,
    /** Reports are made of closed campaigns. */
    closed: Type.Boolean(),
    /** Whether mail leaves; else it stays in the outbox. */
    mailServer: Type.Boolean(),
    /** How many people were invited. */
    people: Type.Integer(),
    /** The newest round. */
    batch: orNull(
      Type.Object({
        id: Uuid,
        state: State,
        askedBy: Type.String(),
        askedAt: Moment,
        finishedAt: orNull(Moment),
        /** Whether people are told by mail. */
        tells: Type.Boolean(),
        /** Invited people that it goes through, and how many it has gone through; not how many have a report. */
        people: Type.Integer(),
        seen: Type.Integer(),
        /** Why it stands still. It is tried again by itself. */
        problem: orNull(Type.String()),
      }),
    ),
    /** Null for those who may not open the reports. */
    stored: orNull(
      Type.Object({
        reports: Type.Integer(),
        bytes: Type.Integer(),
        /** People who were told by mail. */
        told: Type.Integer(),
        /** In the newest round. */
        failures: Type.Integer(),
        /** People who have answered, and to how many of them a next round would send mail. */
        answered: Type.Integer(),
        mails: Type.Integer(),
      }),
    ),
  }),
  errors: [errors.batchCampaignNotFound],
});

export const startReportBatch = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/report-batches",
  summary:
    "Have all personal reports of a closed campaign made; those that are stored and still right are kept",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    /** Whether people are told by mail that their report is ready: each once a campaign. */
    tell: Type.Boolean(),
  }),
  response: Type.Object({ batch: Uuid }),
  errors: [errors.batchCampaignNotFound, errors.batchNotYet, errors.batchUnderWay],
});

export const cancelReportBatch = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/report-batches/:batch/cancel",
  summary: "Stop making reports; those that are made stay",
  permission: "campaigns.write",
  params: Type.Object({ workspace: Uuid, campaign: Uuid, batch: Uuid }),
  response: Type.Null(),
  errors: [errors.batchNotFound, errors.batchOver],
});

export const listReportFailures = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/report-batch/failures",
  summary: "List whose reports could not be made in the newest round, and why, for those who may open them",
  permission: "campaigns.read",
  params,
  query: page,
  response: Type.Object({
    total: Type.Integer(),
    people: Type.Array(
      Type.Object({
        invitation: Uuid,
        name: Type.String(),
        department: Type.String(),
        reason: Type.String(),
      }),
    ),
  }),
  errors: [errors.batchCampaignNotFound, errors.reportsAreConfidential],
});

export const listUntold = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/report-batch/untold",
  summary:
    "List people whose report is stored and whom no mail reaches, to hand it out on paper, for those who may open them",
  permission: "campaigns.read",
  params,
  query: page,
  response: Type.Object({
    total: Type.Integer(),
    people: Type.Array(
      Type.Object({
        invitation: Uuid,
        name: Type.String(),
        department: Type.String(),
        reason: Type.Enum([...untoldReasons]),
      }),
    ),
  }),
  errors: [errors.batchCampaignNotFound, errors.reportsAreConfidential],
});

const Delivery = Type.Object({
  /** Whether one's reports come attached to the mail that says they are ready. */
  attached: Type.Boolean(),
});

export const readReportDelivery = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/report-delivery",
  summary: "Read how one gets one's own reports",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    ...Delivery.properties,
    /** Where mail goes; null for those who can't choose, since they are not on the staff with an address of their own. */
    email: orNull(Type.String()),
  }),
});

export const setReportDelivery = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/my/report-delivery",
  summary: "Choose whether one's own reports come attached to the mail",
  permission: "member",
  params: workspaceParams,
  body: Delivery,
  response: Type.Null(),
  errors: [errors.notOnStaff],
});
