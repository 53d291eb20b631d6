import { relationship, surveyed } from "../src/understand/campaign-surveys/campaign-survey.fixture.ts";
import * as perceptions from "../src/understand/perceptions/perceptions.contract.ts";
import { putCampaign } from "../src/understand/results/campaign.fixture.ts";
import { release } from "../src/understand/results/results.service.ts";
import { example, here, unusedName, type World } from "./contract-walk.ts";

/** A released campaign of each audience. */
async function released({ transaction, workspaceId }: World) {
  const put = (audience: "customers" | "staff") =>
    transaction(async (tx) => {
      const people = surveyed(40).map(({ groups, answers }, index) => ({
        name: `Person ${index}`,
        groups,
        pages: { one: answers },
      }));
      const { campaignId } = await putCampaign(
        tx,
        workspaceId,
        { definition: relationship, audience },
        people,
      );
      await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
      return campaignId;
    });
  return { customers: await put("customers"), staff: await put("staff") };
}

async function saved(world: World): Promise<string> {
  const body = { name: `Comparison ${unusedName()}`, ...(await released(world)) };
  return (await world.director(perceptions.savePerceptionComparison, { ...here(world), body })).comparison;
}

export const perceptionExamples = [
  example(perceptions.listPerceptionSources, here),
  example(perceptions.readPerceptionGaps, async (world) => ({
    ...here(world),
    query: await released(world),
  })),
  example(perceptions.listPerceptionComparisons, here),
  example(perceptions.savePerceptionComparison, async (world) => ({
    ...here(world),
    body: { name: `Comparison ${unusedName()}`, ...(await released(world)) },
  })),
  example(perceptions.deletePerceptionComparison, async (world) => ({
    params: { workspace: world.workspaceId, comparison: await saved(world) },
  })),
];
