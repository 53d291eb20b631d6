import { Type } from "typebox";
import { workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { PaperWorkSchema } from "./paper-work.schema.ts";

export const listPaperWork = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/paper",
  summary: "List the campaigns whose sheets are to be typed",
  permission: "paper.enter",
  params: workspaceParams,
  response: Type.Object({ campaigns: Type.Array(PaperWorkSchema) }),
});
