import * as drafts from "../src/listen/questionnaire-imports/questionnaire-imports.contract.ts";
import * as questionnaires from "../src/listen/questionnaires/questionnaire.contract.ts";
import { beginWorkspace } from "../src/people/workspace/workspace.service.ts";
import { answersCsv, surveysIn } from "../src/understand/imported-surveys/imported-surveys.fixture.ts";
import { example, here, unusedName, type World } from "./contract-walk.ts";

const seed = { last: 5000 };
const answers = () => answersCsv({ rows: 40, seed: ++seed.last });

/** A published questionnaire of another programme, to which the world's consultant belongs as such. */
async function elsewhere(world: World) {
  const { user } = world.consultant;
  const workspace = crypto.randomUUID();

  await world.application.context.transaction(workspace, (tx) =>
    beginWorkspace(
      tx,
      workspace,
      {
        name: unusedName(),
        organisation: unusedName(),
        operator: unusedName(),
        language: "en",
        timeZone: "Europe/Berlin",
      },
      { user, roles: ["consultant"] },
    ),
  );
  const params = { workspace };
  const { id } = await world.consultant(questionnaires.createQuestionnaire, {
    params,
    body: { template: "effort" },
  });
  await world.consultant(questionnaires.publishDraft, {
    params: { workspace, questionnaire: id },
    body: { revision: 1 },
  });
  return { workspace, questionnaire: id, version: 1, name: unusedName() };
}

export const questionnaireExamples = [
  example(questionnaires.readTemplate, (world) => ({
    params: { ...here(world).params, template: "relationship" as const },
  })),
  example(questionnaires.listReusable, here, { as: "consultant" }),
  example(
    questionnaires.reuseQuestionnaire,
    async (world) => ({ ...here(world), body: await elsewhere(world) }),
    { as: "consultant" },
  ),
  example(drafts.readToolFile, (world) => ({
    ...here(world),
    body: {
      fileName: `${unusedName()}.json`,
      text: JSON.stringify({ elements: [{ type: "comment", name: "q1", title: unusedName() }] }),
    },
  })),
  example(drafts.draftFromAnswers, async (world) => ({
    params: { ...here(world).params, import: (await surveysIn(world).bring(answers())).import },
  })),
  example(drafts.draftFromKeptSurvey, async (world) => ({
    params: { ...here(world).params, survey: (await surveysIn(world).keep(answers())).survey },
  })),
];
