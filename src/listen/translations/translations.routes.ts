import { Readable } from "node:stream";
import type { Context } from "#people/access/context.ts";
import { csvTable } from "#platform/csv-cell.ts";
import { sendDownload } from "#platform/http/download.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { mostCellCharacters, writeSheets } from "#platform/spreadsheet/sheets.writer.ts";
import * as languages from "./languages.service.ts";
import { previewFile, translationTable } from "./translation-file.service.ts";
import * as contract from "./translations.contract.ts";
import * as service from "./translations.service.ts";

/** Operations on translations, and their files. */
export function addTranslationRoutes(context: Context): void {
  const { app, bind, transaction } = context;
  bind(app, contract.readTranslations, ({ params: { workspace, questionnaire, part }, query }) =>
    transaction(workspace, (tx) => service.readSheet({ tx, workspace }, questionnaire, part, query)),
  );
  bind(app, contract.saveTranslations, ({ params: { workspace, questionnaire, part }, body, actor }) =>
    transaction(workspace, (tx) => service.saveTexts({ tx, workspace, actor }, questionnaire, part, body)),
  );
  bind(app, contract.confirmTranslations, ({ params: { workspace, questionnaire, part }, body, actor }) =>
    transaction(workspace, (tx) => service.confirmTexts({ tx, workspace, actor }, questionnaire, part, body)),
  );
  bind(app, contract.addTranslationLanguage, ({ params: { workspace, questionnaire }, body, actor }) =>
    transaction(workspace, async (tx) => {
      await languages.addLanguage({ tx, workspace, actor }, questionnaire, body.language);
      return null;
    }),
  );
  bind(app, contract.removeTranslationLanguage, ({ params, actor }) =>
    transaction(params.workspace, async (tx) => {
      const { workspace, questionnaire, language } = params;
      await languages.removeLanguage({ tx, workspace, actor }, questionnaire, language);
      return null;
    }),
  );
  bind(app, contract.previewTranslationFile, ({ params: { workspace, questionnaire, part }, body }) =>
    transaction(workspace, (tx) =>
      previewFile({ tx, workspace }, questionnaire, part, {
        ...body,
        content: Buffer.from(body.content, "base64"),
      }),
    ),
  );
  addDownload(context);
}

const readParams = textValidator(contract.translationFileParams, "path");
const readQuery = textValidator(contract.translationFileQuery, "query");
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Of the columns of such a file, in characters. */
const widths = [32, 24, 32, 60, 60];

async function* batchesOf(rows: readonly string[][]) {
  yield rows.map((row) => row.map((cell) => cell.slice(0, mostCellCharacters)));
}

function addDownload({ app, guard, transaction }: Context): void {
  const { check } = guard("questionnaires.read");
  app.get(contract.translationFilePath, { onRequest: check }, async (request, reply) => {
    const [params, query] = [readParams(request.params), readQuery(request.query)];
    if (params.problems || query.problems)
      throw invalidInput([...(params.problems ?? []), ...(query.problems ?? [])]);
    const { workspace, questionnaire, part } = params.value;
    const { format, ...wanted } = query.value;
    const { name, header, rows } = await transaction(workspace, (tx) =>
      translationTable({ tx, workspace }, questionnaire, part, wanted),
    );
    if (format === "csv")
      return sendDownload(reply, {
        name: `${name}.csv`,
        type: "text/csv; charset=utf-8",
        content: csvTable(header, rows),
      });
    const sheet = { name: "Translations", header, widths, rows: batchesOf(rows) };
    const content = Readable.from(writeSheets([sheet]));
    return sendDownload(reply, { name: `${name}.xlsx`, type: workbook, content });
  });
}
