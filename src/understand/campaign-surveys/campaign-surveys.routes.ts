import { Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import * as contract from "./campaign-surveys.contract.ts";
import {
  campaignSurvey,
  campaignSurveyGroup,
  campaignSurveysOf,
  surveyTrend,
} from "./campaign-surveys.service.ts";

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const readQuery = textValidator(Type.Object({ release: Type.Optional(Uuid) }), "query");

/** Figures of survey campaigns: to read, by group, over time, as a file. */
export function addCampaignSurveyRoutes({ app, bind, guard, transaction }: Context): void {
  bind(app, contract.listCampaignSurveys, ({ params: { workspace } }) =>
    transaction(workspace, async (tx) => ({ surveys: await campaignSurveysOf(tx, workspace) })),
  );
  bind(app, contract.readCampaignSurvey, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => campaignSurvey(tx, workspace, campaign, query.release)),
  );
  bind(app, contract.readCampaignSurveyGroup, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => campaignSurveyGroup(tx, workspace, campaign, query, query.release)),
  );
  bind(app, contract.readSurveyTrend, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => surveyTrend(tx, workspace, campaign, query.release)),
  );
  const { check } = guard("results.read");
  app.get("/api/workspaces/:workspace/campaign-surveys/:campaign/figures.json", {
    onRequest: check,
    handler: async (request, reply) => {
      const [path, extra] = [readParams(request.params), readQuery(request.query)];
      if (path.problems || extra.problems)
        throw invalidInput([...(path.problems ?? []), ...(extra.problems ?? [])]);
      const { workspace, campaign } = path.value;
      const { survey } = await transaction(workspace, (tx) =>
        campaignSurvey(tx, workspace, campaign, extra.value.release),
      );
      return sendDownload(reply, {
        name: `${survey.campaign.name}.json`,
        type: "application/json; charset=utf-8",
        content: `${JSON.stringify(survey, null, 2)}\n`,
      });
    },
  });
}
