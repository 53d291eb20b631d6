import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { surveyFiguresNotFound } from "../campaign-surveys/campaign-surveys.errors.ts";
import type { CampaignSource } from "./campaign-source.ts";

/** `CampaignSource` describes both. */
const Voices = Type.Unsafe<Pick<CampaignSource, "themes" | "perceptions">>(
  Type.Record(Type.String(), Type.Unknown()),
);

export const readCampaignVoices = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaign-surveys/:campaign/voices",
  summary:
    "Read what belongs to a survey's story beside its figures: released themes, saved comparisons of perceptions",
  permission: "results.read",
  params: Type.Object({ workspace: Uuid, campaign: Uuid }),
  response: Voices,
  errors: [surveyFiguresNotFound],
});
