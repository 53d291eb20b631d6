import * as measures from "../src/understand/measures/measures.contract.ts";
import { type Invited, putCampaign } from "../src/understand/results/campaign.fixture.ts";
import { definition, profile, ratedBy } from "../src/understand/results/profile-answers.fixture.ts";
import * as pages from "../src/understand/results/result-pages.contract.ts";
import { release } from "../src/understand/results/results.service.ts";
import { example, here, type World } from "./contract-walk.ts";

const pulse = { type: "long-text", id: "why", text: { en: "Why?" } } as const;
const [first, ...others] = definition.pages;
const asked = {
  ...definition,
  pages: first ? [{ ...first, questions: [...first.questions, pulse] }, ...others] : [],
};

/** A closed campaign of a profile whose results are released. */
async function released({ transaction, workspaceId }: World) {
  const people = Array.from(
    { length: 8 },
    (_, index): Invited => ({ name: `Rater ${index}`, department: "Sales", pages: ratedBy(index) }),
  );
  const campaign = await transaction(async (tx) => {
    const { campaignId } = await putCampaign(tx, workspaceId, { definition: asked, profile }, people);
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
  return { workspace: workspaceId, campaign };
}

const ofCampaign = async (world: World) => ({ params: await released(world) });

export const measureExamples = [
  example(measures.listMeasures, here),
  example(measures.readMeasure, async (world) => {
    const { workspace, campaign } = await released(world);
    const { measure_id: measure } = await world.transaction((tx) =>
      tx
        .selectFrom("understand.measure")
        .innerJoin("understand.observed_release as release", (join) =>
          join
            .onRef("release.workspace_id", "=", "understand.measure.workspace_id")
            .onRef("release.questionnaire_id", "=", "understand.measure.questionnaire_id"),
        )
        .select("measure_id")
        .where("release.campaign_id", "=", campaign)
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    return { params: { workspace, measure }, query: { campaign } };
  }),
  example(pages.readOverview, ofCampaign),
  example(pages.readHeatmap, ofCampaign),
  example(pages.readTrust, ofCampaign),
  example(pages.readQuestionResults, ofCampaign),
  example(pages.readStatements, async (world) => ({
    params: { ...(await released(world)), competency: profile.competencies[0]?.code ?? "" },
  })),
  example(pages.readTexts, async (world) => ({
    params: { ...(await released(world)), question: "why" },
  })),
];
