import { createFromTemplate } from "#listen/questionnaires/beginning.service.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { addQuestionnaire, draftOf } from "#listen/questionnaires/questionnaire.service.ts";
import type { TemplateId } from "#listen/questionnaires/templates/template-ids.ts";
import { publish } from "#listen/questionnaires/version.service.ts";
import type { Doing } from "./making.ts";

/** Begins a questionnaire with a template and publishes it as it is. @returns its id */
export async function published(
  doing: Doing,
  template: TemplateId,
  name?: string,
  fields?: Parameters<typeof createFromTemplate>[1]["fields"],
): Promise<string> {
  const { id } = await createFromTemplate(doing, {
    template,
    ...(name !== undefined && { name }),
    ...(fields && { fields }),
  });
  await publishDraft(doing, id);
  return id;
}

/** Publishes a questionnaire of one's own. @returns its id */
export async function publishedAs(doing: Doing, name: string, definition: Definition): Promise<string> {
  const { id } = await addQuestionnaire(doing, { name, definition, profile: null }, {});
  await publishDraft(doing, id);
  return id;
}

async function publishDraft(doing: Doing, id: string): Promise<void> {
  const { revision } = await draftOf(doing, id);
  await publish(doing, id, { revision });
}
