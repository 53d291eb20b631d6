import { Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { sendDownload } from "#platform/http/download.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import * as beginning from "./beginning.service.ts";
import * as contract from "./questionnaire.contract.ts";
import * as service from "./questionnaire.service.ts";
import { addReuse } from "./reuse.routes.ts";
import * as versions from "./version.service.ts";

/** Operations on questionnaires, and the download of one. */
export function addQuestionnaireRoutes(context: Context): void {
  addBeginnings(context);
  addDrafts(context);
  addVersions(context);
  addReuse(context);
  addDownload(context);
}

function addBeginnings({ app, bind, transaction }: Context): void {
  bind(app, contract.listTemplates, () => beginning.offeredTemplates());
  bind(app, contract.readTemplate, ({ params: { template } }) => beginning.offeredTemplate(template));
  bind(app, contract.createQuestionnaire, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => beginning.createFromTemplate({ tx, workspace, actor }, body)),
  );
  bind(app, contract.importQuestionnaire, ({ params: { workspace }, body, actor }) =>
    transaction(workspace, (tx) => beginning.importFile({ tx, workspace, actor }, body)),
  );
  bind(app, contract.copyQuestionnaire, ({ params: { workspace, questionnaire }, body, actor }) =>
    transaction(workspace, (tx) => beginning.copy({ tx, workspace, actor }, questionnaire, body)),
  );
}

function addDrafts({ app, bind, transaction }: Context): void {
  bind(app, contract.listQuestionnaires, ({ params: { workspace }, query: { archived = false } }) =>
    transaction(workspace, (tx) => service.listed({ tx, workspace }, archived)),
  );
  bind(app, contract.readDraft, ({ params: { workspace, questionnaire } }) =>
    transaction(workspace, (tx) => service.draftOf({ tx, workspace }, questionnaire)),
  );
  bind(app, contract.saveDraft, ({ params: { workspace, questionnaire }, body, actor }) =>
    transaction(workspace, (tx) => service.saveSent({ tx, workspace, actor }, questionnaire, body)),
  );
  bind(app, contract.revertDraft, ({ params: { workspace, questionnaire }, body, actor }) =>
    transaction(workspace, (tx) => versions.revert({ tx, workspace, actor }, questionnaire, body)),
  );
  bind(app, contract.renameQuestionnaire, ({ params: { workspace, questionnaire }, body, actor }) =>
    transaction(workspace, async (tx) => {
      await service.rename({ tx, workspace, actor }, questionnaire, body.name);
      return null;
    }),
  );
  for (const [operation, archived] of [
    [contract.archiveQuestionnaire, true],
    [contract.restoreQuestionnaire, false],
  ] as const)
    bind(app, operation, ({ params: { workspace, questionnaire }, actor }) =>
      transaction(workspace, async (tx) => {
        await service.setArchived({ tx, workspace, actor }, questionnaire, archived);
        return null;
      }),
    );
  bind(app, contract.deleteQuestionnaire, ({ params: { workspace, questionnaire }, actor }) =>
    transaction(workspace, async (tx) => {
      await service.remove({ tx, workspace, actor }, questionnaire);
      return null;
    }),
  );
}

function addVersions({ app, bind, transaction }: Context): void {
  bind(app, contract.publishDraft, ({ params: { workspace, questionnaire }, body, actor }) =>
    transaction(workspace, (tx) => versions.publish({ tx, workspace, actor }, questionnaire, body)),
  );
  bind(app, contract.listVersions, ({ params: { workspace, questionnaire } }) =>
    transaction(workspace, (tx) => versions.versionsOf({ tx, workspace }, questionnaire)),
  );
  bind(app, contract.readVersion, ({ params: { workspace, questionnaire, version } }) =>
    transaction(workspace, (tx) => versions.versionOf({ tx, workspace }, questionnaire, version)),
  );
  bind(app, contract.compareVersions, ({ params: { workspace, questionnaire }, query: { from, to } }) =>
    transaction(workspace, (tx) => versions.changesBetween({ tx, workspace }, questionnaire, from, to)),
  );
}

const readParams = textValidator(contract.questionnaireParams, "path");
const readQuery = textValidator(Type.Object({ version: Type.Optional(contract.Version) }), "query");

function addDownload({ app, guard, transaction }: Context): void {
  const { check } = guard("questionnaires.read");
  app.get(contract.exportPath, { onRequest: check }, async (request, reply) => {
    const [params, query] = [readParams(request.params), readQuery(request.query)];
    if (params.problems || query.problems)
      throw invalidInput([...(params.problems ?? []), ...(query.problems ?? [])]);
    const { workspace, questionnaire } = params.value;
    const { version } = query.value;
    const file = await transaction(workspace, (tx) =>
      versions.fileOf({ tx, workspace }, questionnaire, version),
    );
    const suffix = version === undefined ? "" : ` v${version}`;
    return sendDownload(reply, {
      name: `${file.name}${suffix}.json`,
      type: "application/json; charset=utf-8",
      content: `${JSON.stringify(file, null, 2)}\n`,
    });
  });
}
