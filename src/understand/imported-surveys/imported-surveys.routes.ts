import type { PdfPress } from "#document/pdf.press.ts";
import type { ImportLimits } from "#listen/survey-imports/survey-import.ts";
import type { ChangingScope, ImportScope } from "#listen/survey-imports/survey-imports.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import * as contract from "./imported-surveys.contract.ts";
import * as surveys from "./imported-surveys.service.ts";
import { keepImport } from "./keep.service.ts";
import { addSurveyDownloads } from "./survey-downloads.routes.ts";

/** Results of survey files, and surveys that are kept of them. */
export function addImportedSurveyRoutes(context: Context, press: PdfPress, limits: ImportLimits): void {
  addImportResults(context);
  addKeptSurveys(context, limits);
  addSurveyDownloads(context, press);
}

type Here = { workspace: string };
const reading =
  ({ transaction }: Context) =>
  <T>({ workspace }: Here, actor: Actor, work: (scope: ImportScope) => Promise<T>): Promise<T> =>
    transaction(workspace, (tx) => work({ tx, workspaceId: workspace, actor }));
const changing =
  ({ transaction, jobs }: Context) =>
  <T>({ workspace }: Here, actor: Actor, work: (scope: ChangingScope) => Promise<T>): Promise<T> =>
    transaction(workspace, async (tx) =>
      work({ tx, workspaceId: workspace, actor, jobs, now: await databaseTime(tx) }),
    );

function addImportResults(context: Context): void {
  const { app, bind } = context;
  const [read, change] = [reading(context), changing(context)];
  bind(app, contract.readImportResults, ({ params, actor }) =>
    read(params, actor, async (scope) => {
      const { found, results, fidelity, computedAt } = await surveys.importResults(scope, params.import);
      return {
        revision: found.revision,
        computedAt: computedAt.toISOString(),
        fidelity: surveys.withoutColumns(fidelity),
        made: surveys.made,
        results,
      };
    }),
  );
  bind(app, contract.keepSurveyImport, ({ params, body, actor }) =>
    change(params, actor, (scope) => keepImport(scope, params.import, body)),
  );
}

function addKeptSurveys(context: Context, limits: ImportLimits): void {
  const { app, bind } = context;
  const [read, change] = [reading(context), changing(context)];
  bind(app, contract.listSurveys, ({ params, actor }) => read(params, actor, surveys.keptSurveys));
  bind(app, contract.readSurvey, ({ params, actor }) =>
    read(params, actor, (scope) => surveys.keptSurvey(scope, params.survey)),
  );
  bind(app, contract.readSurveyWave, ({ params, actor }) =>
    read(params, actor, async (scope) => {
      const { survey, wave, results, fidelity } = await surveys.waveResults(
        scope,
        params.survey,
        params.wave,
      );
      const { survey_id, name, purpose } = survey;
      return {
        survey: { survey: survey_id, name, purpose },
        wave,
        fidelity: surveys.withoutColumns(fidelity),
        made: surveys.made,
        results,
      };
    }),
  );
  bind(app, contract.compareSurveyWaves, ({ params, query, actor }) =>
    read(params, actor, (scope) => surveys.comparedWaves(scope, params.survey, query)),
  );
  bind(app, contract.renameSurvey, ({ params, body, actor }) =>
    read(params, actor, (scope) => surveys.renameSurvey(scope, params.survey, body)),
  );
  bind(app, contract.renameSurveyWave, ({ params, body, actor }) =>
    read(params, actor, (scope) => surveys.renameWave(scope, params.survey, params.wave, body)),
  );
  bind(app, contract.reopenSurveyWave, ({ params, actor }) =>
    change(params, actor, (scope) => surveys.reopenWave(scope, params.survey, params.wave, limits)),
  );
  bind(app, contract.deleteSurveyWave, async ({ params, actor }) => {
    await read(params, actor, (scope) => surveys.deleteWave(scope, params.survey, params.wave));
    return null;
  });
  bind(app, contract.deleteSurvey, async ({ params, actor }) => {
    await read(params, actor, (scope) => surveys.deleteSurvey(scope, params.survey));
    return null;
  });
}
