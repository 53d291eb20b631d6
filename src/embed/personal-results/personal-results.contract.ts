import { Type } from "typebox";
import { Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { competencyNotFound, resultsNotFound } from "./personal-results.errors.ts";
import { OwnCompetency, OwnResults, OwnStatement, OwnWave, Reading } from "./personal-results.schema.ts";

export const listMyResults = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/results",
  summary: "List one's own results, the newest first",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    results: Type.Array(
      Type.Object({
        ...OwnWave.properties,
        /** What the two points of view are called. */
        names: Type.Object({ self: Type.String(), organisation: Type.String() }),
        competencies: Type.Array(
          Type.Pick(OwnCompetency, ["code", "name", "maximum", "self", "organisation", "gap", "flagged"]),
        ),
      }),
    ),
    /** The address signed in with, where several people have it: their results can't be opened by it. */
    sharedAddress: Type.Union([Type.String(), Type.Null()]),
  }),
});

export const readMyResults = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/results/:invitation",
  summary: "Read one's own results of one campaign",
  permission: "member",
  params: Type.Object({ workspace: Uuid, invitation: Uuid }),
  response: OwnResults,
  errors: [resultsNotFound],
});

export const readMyCompetency = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/results/:invitation/competencies/:competency",
  summary: "Read one competency of one's own results: statements with both ratings, coaching texts and steps",
  permission: "member",
  params: Type.Object({
    workspace: Uuid,
    invitation: Uuid,
    competency: Type.String({ minLength: 1, maxLength: 100 }),
  }),
  response: Type.Object({
    campaign: Type.String(),
    language: Type.String(),
    reading: Reading,
    competency: OwnCompetency,
    /** What it means, a paragraph each. */
    narrative: Type.Array(Type.String()),
    steps: Type.Array(Type.String()),
    statements: Type.Array(OwnStatement),
  }),
  errors: [resultsNotFound, competencyNotFound],
});
