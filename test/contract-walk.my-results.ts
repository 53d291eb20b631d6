import * as own from "../src/embed/personal-results/personal-results.contract.ts";
import { invitation } from "./contract-walk.listen.ts";
import { example, here, type World } from "./contract-walk.ts";

const ownParams = async (world: World) => ({
  workspace: world.workspaceId,
  invitation: await invitation(world),
});

/** Results belong to whoever answered: not even those who run the programme open them here. */
const notFound = { refused: "my-results.not-found" };

export const ownResultExamples = [
  example(own.listMyResults, here),
  example(own.readMyResults, async (world) => ({ params: await ownParams(world) }), notFound),
  example(
    own.readMyCompetency,
    async (world) => ({ params: { ...(await ownParams(world)), competency: "SL" } }),
    notFound,
  ),
];
