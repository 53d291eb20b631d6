import { Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { campaignNotFound } from "../campaigns/campaign.errors.ts";
import { AudienceSchema } from "../campaigns/campaign.schema.ts";
import { mostTargets, quotaSteps, whenFullChoices } from "./quota.ts";
import * as errors from "./quotas.errors.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const Value = Type.String({ minLength: 1, maxLength: 1000 });
const BreakdownId = Type.String({ minLength: 1, maxLength: 300 });

const QuotaSettings = Type.Object({
  /** Breakdowns of the campaign that are known before anybody answers, one or two crossed; none: everybody together. */
  breakdowns: Type.Array(BreakdownId, { maxItems: 2, uniqueItems: true }),
  /** "turn away" sends newcomers away at doors, and stops reminding, too. */
  whenFull: Type.Enum([...whenFullChoices]),
  targets: Type.Array(
    Type.Object({
      /** In the order of the breakdowns. */
      values: Type.Array(Value, { maxItems: 2 }),
      target: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
    }),
    { minItems: 1, maxItems: mostTargets },
  ),
});

const QuotaGroup = Type.Object({
  values: Type.Array(Type.String()),
  labels: Type.Array(Type.String()),
  target: Type.Integer(),
  /** People of the group who were ever invited; before the campaign opens those who could be. */
  invited: Type.Integer(),
  /** Finished answers; of named campaigns only. */
  answers: Type.Union([Type.Integer(), Type.Null()]),
  /** Null before the campaign opens, and where the group is too small to say. */
  step: Type.Union([Type.Enum([...quotaSteps]), Type.Null()]),
});

const TopUp = Type.Object({
  id: Uuid,
  labels: Type.Array(Type.String()),
  seed: Type.Integer(),
  wanted: Type.Integer(),
  invited: Type.Integer(),
  madeAt: Moment,
});

export const readQuotas = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/quotas",
  summary: "Read how many answers a campaign wants of each group, and how far it is",
  permission: "campaigns.read",
  params,
  response: Type.Object({
    campaign: Type.Object({
      name: Type.String(),
      state: Type.Enum(["draft", "scheduled", "opening", "open", "closed"]),
      anonymity: Type.Enum(["named", "confidential", "anonymous"]),
      audience: Type.Enum(["staff", "customers"]),
      minimumGroup: Type.Integer(),
    }),
    /** What quotas can be set for, with the values that are known and the people who have them. */
    available: Type.Array(
      Type.Object({
        id: Type.String(),
        label: Type.String(),
        values: Type.Array(
          Type.Object({ value: Type.String(), label: Type.String(), people: Type.Integer() }),
        ),
      }),
    ),
    /** Null where there are none. */
    quota: Type.Union([QuotaSettings, Type.Null()]),
    /** Whether what they are set for is no breakdown of the campaign any more: then they do nothing. */
    outdated: Type.Boolean(),
    /** Whether what they are set for can't be changed any more. */
    frozen: Type.Boolean(),
    groups: Type.Array(QuotaGroup),
    topUps: Type.Array(TopUp),
  }),
  errors: [campaignNotFound],
});

export const saveQuotas = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign/quotas",
  summary: "Set how many answers a campaign wants of each group",
  permission: "campaigns.write",
  params,
  body: QuotaSettings,
  response: Type.Null(),
  errors: [
    campaignNotFound,
    errors.quotaBreakdownUnknown,
    errors.quotaTargetsWrong,
    errors.quotaFrozen,
    errors.campaignClosed,
  ],
});

export const removeQuotas = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/campaigns/:campaign/quotas",
  summary: "Take a campaign's quotas away: everybody is reminded again",
  permission: "campaigns.write",
  params,
  response: Type.Null(),
  errors: [campaignNotFound, errors.quotaFrozen, errors.campaignClosed],
});

/** Who of an audience was asked as often as the contact limit allows, and from when on they can be asked again. */
const Waiting = Type.Object({
  people: Type.Integer(),
  /** The first and the last day on which one of them can be asked again; null where nobody waits. */
  from: Type.Union([Type.String(), Type.Null()]),
  until: Type.Union([Type.String(), Type.Null()]),
  within7Days: Type.Integer(),
  within30Days: Type.Integer(),
});

export const readWaiting = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaign-audiences/waiting",
  summary: "Count whom of an audience the contact limit leaves out, and until when",
  permission: "campaigns.read",
  params: workspaceParams,
  body: Type.Object({ audience: AudienceSchema }),
  response: Waiting,
});

const Groups = Type.Record(BreakdownId, Value, { maxProperties: 2 });

export const readRoom = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/top-ups/room",
  summary: "Count how many more customers of a group could be invited, and who is left out until when",
  permission: "campaigns.read",
  params,
  body: Type.Object({ groups: Groups }),
  response: Type.Object({ free: Type.Integer(), invited: Type.Integer(), waiting: Waiting }),
  errors: [campaignNotFound, errors.notOfCustomers, errors.quotaBreakdownUnknown],
});

export const topUp = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/top-ups",
  summary: "Draw more customers of a group at random, and invite them",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    /** Breakdown id to value; none: from everybody who fits the campaign. */
    groups: Groups,
    size: Type.Integer({ minimum: 1, maximum: 10_000 }),
    /** The same seed draws the same customers from the same ones; made at random unless told. */
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })),
  }),
  response: Type.Object({ invited: Type.Integer(), seed: Type.Integer() }),
  errors: [
    campaignNotFound,
    errors.notOfCustomers,
    errors.notOpen,
    errors.quotaBreakdownUnknown,
    errors.nobodyLeft,
  ],
});
