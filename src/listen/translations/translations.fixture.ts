import { openWorkspace } from "../../application.fixture.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { createQuestionnaire, saveDraft } from "../questionnaires/questionnaire.contract.ts";

/** For tests: two pages in English, partly in Spanish, the second of which repeats an answer of the first. */
export const visitSurvey: Definition = {
  languages: ["en", "es"],
  title: { en: "Your visit", es: "Su visita" },
  pages: [
    {
      id: "page-1",
      title: { en: "Where" },
      questions: [
        {
          type: "single-choice",
          id: "place",
          text: { en: "Where did you visit us?", es: "¿Dónde nos visitó?" },
          options: [
            { id: "a", text: { en: "In the shop", es: "En la tienda" } },
            { id: "b", text: { en: "At the counter" } },
          ],
        },
      ],
    },
    {
      id: "page-2",
      questions: [
        {
          type: "long-text",
          id: "why",
          text: { en: "What was good {{place|there}}?", es: "¿Qué fue bueno {{place}}?" },
        },
      ],
    },
  ],
};

/** A workspace with a draft of it; the draft's revision is 2. */
export async function visitWorkspace(definition: Definition = visitSurvey) {
  const open = await openWorkspace();
  const { director, workspaceId: workspace } = open;
  const { id: questionnaire } = await director(createQuestionnaire, {
    params: { workspace },
    body: { template: "blank", name: "Visits" },
  });
  const params = { workspace, questionnaire };
  await director(saveDraft, { params, body: { revision: 1, definition } });
  return { ...open, workspace, params };
}
