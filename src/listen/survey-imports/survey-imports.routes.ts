import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { type TObject, Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { workspaceParams } from "#people/access/contract.ts";
import { printable } from "#people/person-text.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { firstRows } from "./first-rows.service.ts";
import { keepSentFile } from "./survey-files.service.ts";
import type { ImportLimits } from "./survey-import.ts";
import * as contract from "./survey-imports.contract.ts";
import * as imports from "./survey-imports.service.ts";

/** Survey files from other tools: sent, read, understood, corrected. All of it is for whoever sent them alone. */
export function addSurveyImportRoutes(context: Context, limits: ImportLimits): void {
  const { app, bind, jobs, transaction } = context;
  const changing = <T>(
    { workspace }: { workspace: string },
    actor: imports.ImportScope["actor"],
    work: (scope: imports.ChangingScope) => Promise<T>,
  ): Promise<T> =>
    transaction(workspace, async (tx) =>
      work({ tx, workspaceId: workspace, actor, jobs, now: await databaseTime(tx) }),
    );
  bind(app, contract.listSurveyImports, ({ params: { workspace }, actor }) =>
    transaction(workspace, (tx) => imports.myImports({ tx, workspaceId: workspace, actor }, limits)),
  );
  bind(app, contract.createSurveyImport, ({ params, body, actor }) =>
    changing(params, actor, (scope) => imports.beginImport(scope, body, limits)),
  );
  bind(app, contract.readSurveyImport, ({ params: { workspace, import: id }, actor }) =>
    transaction(workspace, (tx) => imports.readImport({ tx, workspaceId: workspace, actor }, id)),
  );
  bind(app, contract.readUnderstanding, ({ params: { workspace, import: id }, actor }) =>
    transaction(workspace, async (tx) => {
      const scope = { tx, workspaceId: workspace, actor };
      const { revision, content } = await imports.readPart(scope, id, "understanding");
      return { revision, understanding: content };
    }),
  );
  bind(app, contract.readFidelity, ({ params: { workspace, import: id }, actor }) =>
    transaction(workspace, async (tx) => {
      const scope = { tx, workspaceId: workspace, actor };
      const { revision, content } = await imports.readPart(scope, id, "fidelity");
      const { columns: _, mapping: __, ...fidelity } = content;
      return { revision, fidelity };
    }),
  );
  bind(app, contract.readFirstRows, ({ params: { workspace, import: id }, actor, signal }) =>
    firstRows({ transaction }, { workspaceId: workspace, actor, importId: id }, signal),
  );
  bind(app, contract.correctSurveyImport, ({ params, body, actor }) =>
    changing(params, actor, (scope) => imports.correctImport(scope, params.import, body)),
  );
  bind(app, contract.replaceDefinition, ({ params, body: { revision, file }, actor }) =>
    changing(params, actor, (scope) => imports.replaceDefinition(scope, params.import, revision, file)),
  );
  bind(app, contract.computeSurveyImport, ({ params, body, actor }) =>
    changing(params, actor, (scope) => imports.computeImport(scope, params.import, body.revision)),
  );
  bind(app, contract.stopSurveyImport, ({ params, actor }) =>
    changing(params, actor, (scope) => imports.stopImport(scope, params.import)),
  );
  bind(app, contract.retrySurveyImport, ({ params, actor }) =>
    changing(params, actor, (scope) => imports.retryImport(scope, params.import)),
  );
  bind(app, contract.deleteSurveyImport, async ({ params: { workspace, import: id }, actor }) => {
    await transaction(workspace, (tx) => imports.removeImport({ tx, workspaceId: workspace, actor }, id));
    return null;
  });
  addUpload(context, limits);
}

const sentAs = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });

/** `POST …/survey-files?name=answers.csv` with the file as the body, of type application/octet-stream. */
function addUpload({ app, guard, transaction, jobs }: Context, { surveyMegabytes }: ImportLimits): void {
  const { check, actor } = guard("campaigns.write");
  const params = reader(workspaceParams, "path");
  const query = reader(sentAs, "query");
  void app.register(async (inner) => {
    inner.addContentTypeParser("application/octet-stream", async (_: FastifyRequest, body: Readable) => body);
    inner.post("/api/workspaces/:workspace/survey-files", { onRequest: check }, async (request) => {
      const { workspace } = params(request.params);
      const name = printable(query(request.query).name) || "file";
      const body = request.body instanceof Readable ? request.body : Readable.from([]);
      const sent = { workspaceId: workspace, actor: actor(request), body, name };
      return keepSentFile({ transaction, jobs }, sent, surveyMegabytes);
    });
  });
}

/** Reads parameters. */
function reader<Schema extends TObject>(schema: Schema, place: "path" | "query") {
  const read = textValidator(schema, place);
  return (value: unknown) => {
    const checked = read(value);
    if (checked.problems) throw invalidInput(checked.problems);
    return checked.value;
  };
}
