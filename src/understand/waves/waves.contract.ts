import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { profileKinds } from "../measures/measure.ts";
import { resultsNotFound } from "../results/results.errors.ts";
import { changeNone } from "./waves.errors.ts";
import {
  ChangeSummarySchema,
  LeaderResultSchema,
  RegressionWarningsSchema,
  UnitChangeSchema,
} from "./waves.schema.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const readChange = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/change",
  summary: "What changed since the campaign that this one follows: a unit, and the units directly below it",
  permission: "results.read",
  params,
  query: Type.Object({
    /** The newest where nothing is said. */
    release: Type.Optional(Uuid),
    /** Path of the unit as it is at the later campaign; "" is the organisation. */
    unit: Type.Optional(Type.String({ maxLength: 2000 })),
    /** Ranks the units below by their change in this competency, the largest first; without it they stand in the organisation's order. */
    competency: Type.Optional(Type.String({ maxLength: 100 })),
    /** Which change they are ranked by: of the organisation's ratings where nothing is said. */
    kind: Type.Optional(Type.Enum(profileKinds)),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    offset: Type.Integer({ minimum: 0, maximum: 100_000, default: 0 }),
  }),
  response: Type.Object({
    ...ChangeSummarySchema.properties,
    unit: UnitChangeSchema,
    /** Units directly below whose results are shown. */
    below: Type.Object({ total: Type.Integer(), units: Type.Array(UnitChangeSchema) }),
    /** Of the units shown here. */
    warnings: RegressionWarningsSchema,
  }),
  errors: [resultsNotFound, changeNone],
});

export const readLeaders = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/leaders",
  summary: "Leaders beside everyone else, for the organisation as a whole",
  permission: "results.read",
  params,
  query: Type.Object({ release: Type.Optional(Uuid) }),
  response: Type.Object({
    /** In the questionnaire's order; `result` is null where it is withheld. Empty where no release compares leaders. */
    competencies: Type.Array(
      Type.Object({ competency: Type.String(), name: Type.String(), result: OrNull(LeaderResultSchema) }),
    ),
    method: Type.String(),
  }),
  errors: [resultsNotFound],
});
