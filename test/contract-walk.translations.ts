import { createQuestionnaire } from "../src/listen/questionnaires/questionnaire.contract.ts";
import * as contract from "../src/listen/translations/translations.contract.ts";
import { example, here, route, unusedName, type World } from "./contract-walk.ts";

/** A profile that was never published, whose coaching texts and questions can be translated. */
async function profile(world: World) {
  const body = { template: "service-commitment" as const, name: unusedName() };
  const { id } = await world.director(createQuestionnaire, { ...here(world), body });
  return { params: { workspace: world.workspaceId, questionnaire: id } };
}

const part = async (world: World, which: contract.Part = "coaching") => {
  const { params } = await profile(world);
  return { params: { ...params, part: which } };
};
const language = "eo";
const text = () => ({ key: "introduction.0", before: "", words: unusedName(), original: "" });

export const translationExamples = [
  example(contract.readTranslations, async (world) => ({ ...(await part(world)), query: { language } })),
  example(contract.saveTranslations, async (world) => ({
    ...(await part(world)),
    body: { language, texts: [text()] },
  })),
  example(contract.confirmTranslations, async (world) => ({
    ...(await part(world)),
    body: { language, texts: [{ key: "introduction.0", original: "" }] },
  })),
  example(contract.addTranslationLanguage, async (world) => ({
    ...(await profile(world)),
    body: { language },
  })),
  example(contract.removeTranslationLanguage, async (world) => {
    const { params } = await profile(world);
    await world.director(contract.addTranslationLanguage, { params, body: { language } });
    return { params: { ...params, language } };
  }),
  example(contract.previewTranslationFile, async (world) => ({
    ...(await part(world)),
    body: { language, name: "eo.csv", content: Buffer.from("id,eo\nintroduction.0,x\n").toString("base64") },
  })),
];

export const translationRoutes = [
  route(`GET ${contract.translationFilePath}`, "questionnaires.read", async (world) => {
    const { params } = await part(world);
    return `/api/workspaces/${params.workspace}/questionnaires/${params.questionnaire}/translations/coaching/file?language=${language}&format=csv`;
  }),
];
