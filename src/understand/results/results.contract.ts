import { Type } from "typebox";
import { AnonymitySchema } from "#listen/campaigns/campaign.schema.ts";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { resultsNotFound, snapshotClosed, snapshotConfidential } from "./results.errors.ts";

export const params = Type.Object({ workspace: Uuid, campaign: Uuid });

/**
 * "open": answers still come in and nothing was released; "computing": closed, figures are being made; "ready"; "too-few":
 * released, but not a single figure could be shown.
 */
export const ResultsState = Type.Union([
  Type.Literal("open"),
  Type.Literal("computing"),
  Type.Literal("ready"),
  Type.Literal("too-few"),
]);

export const Campaign = Type.Object({
  campaign: Uuid,
  name: Type.String(),
  questionnaire: Type.String(),
  anonymity: AnonymitySchema,
  minimumGroup: Type.Integer(),
  closed: Type.Boolean(),
  closesAt: Type.Union([Moment, Type.Null()]),
  closedAt: Type.Union([Moment, Type.Null()]),
});

export const Release = Type.Object({
  release: Uuid,
  kind: Type.Union([Type.Literal("close"), Type.Literal("snapshot")]),
  releasedAt: Moment,
});

export const listResults = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/results",
  summary: "List the campaigns that were opened and whether they have results",
  permission: "results.read",
  params: workspaceParams,
  response: Type.Object({
    campaigns: Type.Array(
      Type.Object({
        ...Campaign.properties,
        isProfile: Type.Boolean(),
        state: ResultsState,
        releasedAt: Type.Union([Moment, Type.Null()]),
      }),
    ),
  }),
});

export const takeSnapshot = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/results/snapshots",
  summary: "Release a named campaign's results as they stand; they appear when they are computed",
  permission: "campaigns.write",
  params,
  response: Type.Object({ release: Uuid }),
  errors: [resultsNotFound, snapshotConfidential, snapshotClosed],
});
