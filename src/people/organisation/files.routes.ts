import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type TObject, Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid, workspaceParams } from "#people/access/contract.ts";
import { csvTable } from "#platform/csv-cell.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { writeWorkbook } from "#platform/spreadsheet/workbook.writer.ts";
import { printable } from "../person-text.ts";
import { importLimits } from "./import.contract.ts";
import { beginImport, importLines } from "./import.service.ts";
import { changeTable, peopleTable, problemTable, type TextTable, templateTable } from "./people-table.ts";
import { peopleFilter } from "./person.contract.ts";
import { allPeople } from "./person.service.ts";
import { readSentStaff } from "./upload.service.ts";

const inWorkspace = "/api/workspaces/:workspace";
const importParams = Type.Object({ workspace: Uuid, import: Uuid });
const sentAs = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });
const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What contracts, which are JSON only, can't say: a file of staff sent, tables to download. */
export function addPeopleFileRoutes(context: Context): void {
  addUpload(context);
  addExports(context);
  addImportTables(context);
}

/** `POST …/imports?name=staff.xlsx` with the file as the body, of type application/octet-stream: answers the import. */
function addUpload({ app, guard, transaction }: Context): void {
  const { check, actor } = guard("people.write");
  const params = reader(workspaceParams, "path");
  const query = reader(sentAs, "query");
  void app.register(async (inner) => {
    inner.addContentTypeParser("application/octet-stream", async (_: FastifyRequest, body: Readable) => body);
    inner.post(
      `${inWorkspace}/imports`,
      { onRequest: check, bodyLimit: importLimits.bytes },
      async (request) => {
        const { workspace } = params(request.params);
        const name = printable(query(request.query).name) || "file";
        const body = request.body instanceof Readable ? request.body : Readable.from([]);
        const { file, problems } = await readSentStaff(body, name);
        return transaction(workspace, (tx) =>
          beginImport({ tx, workspace, actor: actor(request) }, name, file, problems),
        );
      },
    );
  });
}

/** `GET …/people/export.csv` and `.xlsx` take the filter of `listPeople`. */
function addExports({ app, guard, transaction }: Context): void {
  const { check } = guard("people.read");
  const params = reader(workspaceParams, "path");
  const query = reader(peopleFilter, "query");
  const table = async (request: FastifyRequest): Promise<TextTable> => {
    const { workspace } = params(request.params);
    const filter = query(request.query);
    return peopleTable(await transaction(workspace, (tx) => allPeople({ tx, workspace }, filter)));
  };
  app.get(`${inWorkspace}/people/export.csv`, { onRequest: check }, async (request, reply) =>
    sendCsv(reply, "people.csv", await table(request)),
  );
  app.get(`${inWorkspace}/people/export.xlsx`, { onRequest: check }, async (request, reply) => {
    const { header, rows } = await table(request);
    const file = writeWorkbook({ name: "People", header, rows });
    return named(reply, "people.xlsx").type(workbookType).send(Readable.fromWeb(file));
  });
  app.get(`${inWorkspace}/people/template.csv`, { onRequest: check }, async (_, reply) =>
    sendCsv(reply, "people-template.csv", templateTable),
  );
}

/** `GET …/imports/:import/problems.csv` and `changes.csv`. */
function addImportTables({ app, guard, transaction }: Context): void {
  const { check } = guard("people.write");
  const params = reader(importParams, "path");
  app.get(`${inWorkspace}/imports/:import/problems.csv`, { onRequest: check }, async (request, reply) => {
    const { workspace, import: id } = params(request.params);
    const lines = await transaction(workspace, (tx) => importLines({ tx, workspace }, id, ["problem"]));
    return sendCsv(reply, "import-problems.csv", problemTable(lines));
  });
  app.get(`${inWorkspace}/imports/:import/changes.csv`, { onRequest: check }, async (request, reply) => {
    const { workspace, import: id } = params(request.params);
    const kinds = ["department", "new", "changed", "missing"] as const;
    const lines = await transaction(workspace, (tx) => importLines({ tx, workspace }, id, kinds));
    return sendCsv(reply, "import-changes.csv", changeTable(lines));
  });
}

/** Reads parameters by their schema. @throws AppError request.invalid */
function reader<Schema extends TObject>(schema: Schema, place: "path" | "query") {
  const validate = textValidator(schema, place);
  return (value: unknown) => {
    const checked = validate(value);
    if (checked.problems) throw invalidInput(checked.problems);
    return checked.value;
  };
}

const named = (reply: FastifyReply, name: string) =>
  reply.header("content-disposition", `attachment; filename="${name}"`).header("cache-control", "no-store");

const sendCsv = (reply: FastifyReply, name: string, { header, rows }: TextTable) =>
  named(reply, name).type("text/csv; charset=utf-8").send(csvTable(header, rows));
