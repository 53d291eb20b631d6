import type { Context } from "#people/access/context.ts";
import * as contract from "./questionnaire-imports.contract.ts";
import { draftOfImport, draftOfKeptSurvey, draftOfText } from "./questionnaire-imports.service.ts";

/** Questionnaires made of other tools' definitions and of files of answers. Nothing is stored by these. */
export function addQuestionnaireImportRoutes({ app, bind, transaction }: Context): void {
  bind(app, contract.readToolFile, async ({ body }) => draftOfText(body));
  bind(app, contract.draftFromAnswers, ({ params: { workspace, import: id }, actor }) =>
    transaction(workspace, (tx) => draftOfImport({ tx, workspaceId: workspace, actor }, id)),
  );
  bind(app, contract.draftFromKeptSurvey, ({ params: { workspace, survey } }) =>
    transaction(workspace, (tx) => draftOfKeptSurvey(tx, workspace, survey)),
  );
}
