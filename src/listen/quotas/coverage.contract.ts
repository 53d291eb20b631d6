import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { campaignNotFound } from "../campaigns/campaign.errors.ts";
import { coverageFilters, mostWanted, roleStates } from "./coverage.ts";
import { notOfCustomers } from "./quotas.errors.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const Role = Type.String({ minLength: 1, maxLength: 100 });

const filter = {
  /** "missing": accounts where a role is not covered; "nobody": where none is. */
  show: Type.Optional(Type.Enum([...coverageFilters])),
  /** With "missing": this role alone. */
  role: Type.Optional(Role),
};

/** Downloads beside it: `…/coverage/accounts.csv` and `…/coverage/accounts.xlsx`, with the same filter. */
export const readCoverage = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/coverage",
  summary: "Read through which roles each account of a customer campaign is reached",
  permission: "campaigns.read",
  params,
  query: Type.Object({
    ...filter,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  }),
  response: Type.Object({
    campaign: Type.Object({
      name: Type.String(),
      state: Type.Enum(["draft", "scheduled", "opening", "open", "closed"]),
      anonymity: Type.Enum(["named", "confidential", "anonymous"]),
      minimumGroup: Type.Integer(),
    }),
    /** The roles that are wanted of each account. */
    roles: Type.Array(Type.String()),
    /** Whether somebody chose them; else they are those that most accounts have. */
    chosen: Type.Boolean(),
    /** Roles that customers of these accounts have, with the accounts and people that have them. */
    known: Type.Array(Type.Object({ role: Type.String(), accounts: Type.Integer(), people: Type.Integer() })),
    summary: Type.Object({
      accounts: Type.Integer(),
      complete: Type.Integer(),
      several: Type.Integer(),
      none: Type.Integer(),
      byRole: Type.Array(Type.Integer()),
    }),
    /** Of the filter. */
    total: Type.Integer(),
    accounts: Type.Array(
      Type.Object({
        id: Uuid,
        name: Type.String(),
        segment: Type.Union([Type.String(), Type.Null()]),
        region: Type.Union([Type.String(), Type.Null()]),
        roles: Type.Array(Type.Enum([...roleStates])),
        people: Type.Integer(),
      }),
    ),
    /**
     * Who finished over all accounts by the first role that somebody had when they were invited; null before the campaign
     * opens, in anonymous ones, and where the campaign isn't looked at by role.
     */
    response: Type.Union([
      Type.Array(
        Type.Object({
          /** "": not known. */
          role: Type.String(),
          invited: Type.Integer(),
          /** Null where it is withheld. */
          completed: Type.Union([Type.Integer(), Type.Null()]),
        }),
      ),
      Type.Null(),
    ]),
  }),
  errors: [campaignNotFound, notOfCustomers],
});

export const chooseRoles = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign/coverage/roles",
  summary: "Choose the roles that each account of a campaign is to be asked through",
  permission: "campaigns.write",
  params,
  body: Type.Object({ roles: Type.Array(Role, { minItems: 1, maxItems: mostWanted, uniqueItems: true }) }),
  response: Type.Null(),
  errors: [campaignNotFound, notOfCustomers],
});
