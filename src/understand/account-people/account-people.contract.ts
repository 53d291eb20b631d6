import { Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import type { CampaignSurveyGroup } from "../campaign-surveys/campaign-survey.ts";
import { accountFiguresNotFound } from "./account-people.errors.ts";

const campaignParams = Type.Object({ workspace: Uuid, campaign: Uuid });

/** `campaign-survey.ts` describes it. */
const Group = Type.Unsafe<CampaignSurveyGroup>(Type.Record(Type.String(), Type.Unknown()));

/** What one account person's customers say in one campaign. */
const Figures = Type.Object({
  campaign: Type.String(),
  person: Type.String(),
  releasedAt: Moment,
  group: Group,
});

export const readMyAccounts = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/accounts",
  summary: "List the accounts that one looks after, and the campaigns whose figures of them one can open",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    accounts: Type.Array(
      Type.Object({
        id: Uuid,
        name: Type.String(),
        segment: Type.Union([Type.String(), Type.Null()]),
        region: Type.Union([Type.String(), Type.Null()]),
        customers: Type.Integer(),
      }),
    ),
    campaigns: Type.Array(
      Type.Object({
        campaign: Uuid,
        name: Type.String(),
        releasedAt: Moment,
        /** Customers whose answers are in it. */
        n: Type.Integer(),
        opened: Type.Boolean(),
        /** From when on those who run the programme see it, too, where nobody opens it before. */
        othersFrom: Moment,
      }),
    ),
  }),
});

/** Reading it is what lets others see it, so it is no GET. */
export const openMyAccountFigures = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/accounts/:campaign/figures",
  summary: "Open what one's own customers say; from then on those who run the programme see it, too",
  permission: "member",
  params: campaignParams,
  response: Figures,
  errors: [accountFiguresNotFound],
});

export const listAccountPeople = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/account-people",
  summary:
    "List, by name, the account people whose customers' figures are open to those who run the programme",
  permission: "campaigns.read",
  params: campaignParams,
  response: Type.Object({
    people: Type.Array(Type.Object({ person: Uuid, name: Type.String() })),
    /** Account people who have theirs to themselves still. */
    held: Type.Integer(),
    /** When the last of them will be open at the latest; null where none is held. */
    allFrom: Type.Union([Moment, Type.Null()]),
  }),
  errors: [accountFiguresNotFound],
});

export const readAccountPerson = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/account-people/:person",
  summary: "Read what one account person's customers say, once it is open",
  permission: "campaigns.read",
  params: Type.Object({ workspace: Uuid, campaign: Uuid, person: Uuid }),
  response: Figures,
  errors: [accountFiguresNotFound],
});
