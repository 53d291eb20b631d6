import { type Static, Type } from "typebox";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import type { PerceptionItem } from "./perception-gaps.ts";
import { perceptionNotFound, perceptionUnusable } from "./perceptions.errors.ts";

const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const comparisonParams = Type.Object({ workspace: Uuid, comparison: Uuid });

/** A campaign whose released figures can be one side. */
const Source = Type.Object({
  campaign: Uuid,
  name: Type.String(),
  audience: Type.Union([Type.Literal("customers"), Type.Literal("staff")]),
  releasedAt: Moment,
  /** People who answered. */
  answers: Type.Integer(),
  /** Whether managers are told apart from everybody else. */
  tellsManagersApart: Type.Boolean(),
  /** Campaigns of the other audience with rated items of the same name and scale, and how many. */
  shares: Type.Array(Type.Object({ campaign: Uuid, items: Type.Integer() })),
});
export type PerceptionSource = Static<typeof Source>;

const Comparison = Type.Object({
  comparison: Uuid,
  name: Type.String(),
  customers: Type.Object({ campaign: Uuid, name: Type.String() }),
  staff: Type.Object({ campaign: Uuid, name: Type.String() }),
  savedBy: Type.String(),
  savedAt: Moment,
});
export type PerceptionComparison = Static<typeof Comparison>;

/** How many answered on each side; null where a side is withheld or not told apart. */
const Answers = Type.Object({
  customers: OrNull(Type.Integer()),
  managers: OrNull(Type.Integer()),
  staff: OrNull(Type.Integer()),
});

/** `perception-gaps.ts` describes the items. */
const Gaps = Type.Object({
  customers: Type.Object({ campaign: Uuid, name: Type.String(), releasedAt: Moment }),
  staff: Type.Object({
    campaign: Uuid,
    name: Type.String(),
    releasedAt: Moment,
    tellsManagersApart: Type.Boolean(),
  }),
  answers: Answers,
  /** Where the importance comes from. */
  importance: Type.Union([Type.Literal("derived"), Type.Literal("stated"), Type.Literal("none")]),
  /** The largest size times importance first. */
  items: Type.Array(Type.Unsafe<PerceptionItem>(Type.Record(Type.String(), Type.Unknown()))),
  /** Items that only one of the campaigns asked, or with another scale: they can't be compared. */
  apart: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      why: Type.Union([
        Type.Literal("only customers were asked"),
        Type.Literal("only staff were asked"),
        Type.Literal("the scales differ"),
      ]),
    }),
  ),
  /** How figures were computed, and what to mind: sentences. */
  notes: Type.Array(Type.String()),
});
export type PerceptionGaps = Static<typeof Gaps>;

export const listPerceptionSources = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/perceptions/sources",
  summary: "List released survey campaigns that can be compared, newest first",
  permission: "results.read",
  params: workspaceParams,
  response: Type.Object({ sources: Type.Array(Source) }),
});

export const readPerceptionGaps = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/perceptions/gaps",
  summary: "Read how managers, staff and customers see the same items",
  permission: "results.read",
  params: workspaceParams,
  query: Type.Object({ customers: Uuid, staff: Uuid }),
  response: Gaps,
  errors: [perceptionUnusable],
});

export const listPerceptionComparisons = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/perceptions",
  summary: "List saved comparisons of perceptions, newest first",
  permission: "results.read",
  params: workspaceParams,
  response: Type.Object({ comparisons: Type.Array(Comparison) }),
});

export const savePerceptionComparison = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/perceptions",
  summary: "Save a comparison of perceptions under a name; the same two campaigns again rename it",
  permission: "campaigns.write",
  params: workspaceParams,
  body: Type.Object({ name: Line(200), customers: Uuid, staff: Uuid }),
  response: Type.Object({ comparison: Uuid }),
  errors: [perceptionUnusable],
});

export const deletePerceptionComparison = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/perceptions/:comparison",
  summary: "Delete a saved comparison; the campaigns and their results stay",
  permission: "campaigns.write",
  params: comparisonParams,
  response: Type.Null(),
  errors: [perceptionNotFound],
});
