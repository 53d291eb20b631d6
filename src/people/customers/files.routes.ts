import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { type TObject, Type } from "typebox";
import { sendDownload } from "#platform/http/download.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { writeWorkbook } from "#platform/spreadsheet/workbook.writer.ts";
import type { Context } from "../access/context.ts";
import { Uuid, workspaceParams } from "../access/contract.ts";
import { printable } from "../person-text.ts";
import { readSentFile } from "../sent-file.service.ts";
import { type CustomerDataSource, customerExport } from "./customer-data.service.ts";
import { customerImportLimits } from "./customer-imports.contract.ts";
import { csvPieces, customerTable, problemTable, templateTable } from "./customer-tables.service.ts";
import { customerFilter } from "./customers.contract.ts";
import { importTooLarge } from "./customers.errors.ts";
import { beginImport } from "./imports.service.ts";

const inWorkspace = "/api/workspaces/:workspace";
const importParams = Type.Object({ workspace: Uuid, import: Uuid });
const customerParams = Type.Object({ workspace: Uuid, customer: Uuid });
const sentAs = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });
const csv = "text/csv; charset=utf-8";
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What contracts, which are JSON only, can't say: a file of customers sent, tables and own data to download. */
export function addCustomerFileRoutes(context: Context, sources: readonly CustomerDataSource[]): void {
  addUpload(context);
  addExports(context);
  addOwnData(context, sources);
}

/** `POST …/customer-imports?name=customers.xlsx` with the file as the body, of type application/octet-stream. */
function addUpload({ app, guard, transaction }: Context): void {
  const { check, actor } = guard("customers.write");
  const params = reader(workspaceParams, "path");
  const query = reader(sentAs, "query");
  const most = customerImportLimits.bytes;
  void app.register(async (inner) => {
    inner.addContentTypeParser("application/octet-stream", async (_: FastifyRequest, body: Readable) => body);
    inner.post(`${inWorkspace}/customer-imports`, { onRequest: check, bodyLimit: most }, async (request) => {
      const { workspace } = params(request.params);
      const name = printable(query(request.query).name) || "file";
      const body = request.body instanceof Readable ? request.body : Readable.from([]);
      const tooLarge = () => importTooLarge(most / 2 ** 20);
      return readSentFile(body, { name, most, tooLarge }, (file) =>
        transaction(workspace, (tx) =>
          beginImport({ tx, workspace, actor: actor(request), now: new Date() }, file),
        ),
      );
    });
  });
}

/** `GET …/customers/export.csv` and `.xlsx` take the filter of `listCustomers`; both come row by row. */
function addExports({ app, guard, transaction }: Context): void {
  const reading = guard("customers.read.own");
  const writing = guard("customers.write");
  const params = reader(workspaceParams, "path");
  const query = reader(customerFilter, "query");
  const table = (request: FastifyRequest) => {
    const { workspace } = params(request.params);
    const actor = reading.actor(request);
    const filter = query(request.query);
    return customerTable((work) => transaction(workspace, (tx) => work({ tx, workspace, actor })), filter);
  };
  app.get(`${inWorkspace}/customers/export.csv`, { onRequest: reading.check }, async (request, reply) => {
    const { header, rows } = await table(request);
    const content = Readable.from(csvPieces(header, rows));
    return sendDownload(reply, { name: "customers.csv", type: csv, content });
  });
  app.get(`${inWorkspace}/customers/export.xlsx`, { onRequest: reading.check }, async (request, reply) => {
    const { header, rows } = await table(request);
    const content = Readable.fromWeb(writeWorkbook({ name: "Customers", header, rows }));
    return sendDownload(reply, { name: "customers.xlsx", type: workbook, content });
  });
  app.get(`${inWorkspace}/customers/template.csv`, { onRequest: reading.check }, async (_, reply) => {
    const content = Readable.from(csvPieces(templateTable.header, templateTable.rows));
    return sendDownload(reply, { name: "customers-template.csv", type: csv, content });
  });
  const importOf = reader(importParams, "path");
  app.get(
    `${inWorkspace}/customer-imports/:import/problems.csv`,
    { onRequest: writing.check },
    async (request, reply) => {
      const { workspace, import: id } = importOf(request.params);
      const { header, rows } = await problemTable(
        (work) => transaction(workspace, (tx) => work({ tx, workspace })),
        id,
      );
      const content = Readable.from(csvPieces(header, rows));
      return sendDownload(reply, { name: "import-problems.csv", type: csv, content });
    },
  );
}

/** `GET …/customers/:customer/data.json`: all that is kept of a customer, for whoever asks for it. */
function addOwnData({ app, guard, transaction }: Context, sources: readonly CustomerDataSource[]): void {
  const { check, actor } = guard("customers.write");
  const params = reader(customerParams, "path");
  app.get(`${inWorkspace}/customers/:customer/data.json`, { onRequest: check }, async (request, reply) => {
    const { workspace, customer } = params(request.params);
    const made = await transaction(workspace, (tx) =>
      customerExport(sources, { tx, workspace, actor: actor(request) }, customer, new Date()),
    );
    return sendDownload(reply, { ...made, type: "application/json; charset=utf-8" });
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
