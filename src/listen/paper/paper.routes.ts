import { Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import * as contract from "./paper.contract.ts";
import { batchNotFound } from "./paper.errors.ts";
import { changePaper, drawSheets, endBatch, paperOf } from "./paper.service.ts";
import { listPaperWork } from "./paper-work.contract.ts";
import { sheetsOf, specimenOf } from "./sheets-pdf.service.ts";
import {
  completeEntry,
  differencesOf,
  formOf,
  keepEntry,
  paperWork,
  settle,
  sheetFor,
} from "./typing.service.ts";

/** Questionnaires on paper: printing, typing, and settling what was typed differently. */
export function addPaperRoutes(context: Context, press: PdfPress): void {
  const { app, bind, transaction } = context;
  bind(app, contract.readPaper, ({ params: { workspace: workspaceId, campaign } }) =>
    transaction(workspaceId, (tx) => paperOf({ tx, workspaceId }, campaign, new Date())),
  );
  bind(app, contract.updatePaper, ({ params: { workspace: workspaceId, campaign }, body, actor }) =>
    transaction(workspaceId, async (tx) => {
      await changePaper({ tx, workspaceId }, actor, campaign, body, new Date());
      return null;
    }),
  );
  bind(app, contract.printSheets, ({ params: { workspace: workspaceId, campaign }, body, actor }) =>
    transaction(workspaceId, async (tx) => ({
      batch: await drawSheets({ tx, workspaceId }, actor, campaign, body, new Date()),
    })),
  );
  bind(app, contract.endSheets, ({ params: { workspace: workspaceId, campaign, batch }, body, actor }) =>
    transaction(workspaceId, async (tx) => {
      await endBatch({ tx, workspaceId }, actor, campaign, batch, body.isEnded);
      return null;
    }),
  );
  addTyping(context);
  addDownloads(context, press);
}

function addTyping({ app, bind, transaction }: Context): void {
  bind(app, listPaperWork, ({ params: { workspace: workspaceId } }) =>
    transaction(workspaceId, (tx) => paperWork({ tx, workspaceId }, new Date())),
  );
  bind(app, contract.readPaperForm, ({ params: { workspace: workspaceId, campaign }, actor }) =>
    transaction(workspaceId, (tx) => formOf({ tx, workspaceId }, actor, campaign, new Date())),
  );
  bind(app, contract.openSheet, ({ params: { workspace: workspaceId, campaign, sheet }, actor }) =>
    transaction(workspaceId, (tx) => sheetFor({ tx, workspaceId }, actor, campaign, sheet, new Date())),
  );
  bind(app, contract.saveEntry, ({ params: { workspace: workspaceId, campaign, sheet }, body, actor }) =>
    transaction(workspaceId, async (tx) => {
      const place = { campaignId: campaign, number: sheet };
      return { revision: await keepEntry({ tx, workspaceId }, actor, place, body, new Date()) };
    }),
  );
  bind(app, contract.finishEntry, ({ params: { workspace: workspaceId, campaign, sheet }, body, actor }) =>
    transaction(workspaceId, (tx) =>
      completeEntry({ tx, workspaceId }, actor, { campaignId: campaign, number: sheet }, body, new Date()),
    ),
  );
  bind(app, contract.listDifferences, ({ params: { workspace: workspaceId, campaign }, actor }) =>
    transaction(workspaceId, (tx) => differencesOf({ tx, workspaceId }, actor, campaign, new Date())),
  );
  bind(app, contract.settleSheet, ({ params: { workspace: workspaceId, campaign, sheet }, body, actor }) =>
    transaction(workspaceId, async (tx) => {
      await settle({ tx, workspaceId }, actor, { campaignId: campaign, number: sheet }, body, new Date());
      return null;
    }),
  );
}

const readBatchParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid, batch: Uuid }), "path");
const readCampaignParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const readLanguage = textValidator(
  Type.Object({ language: Type.String({ minLength: 1, maxLength: 35 }) }),
  "query",
);

function addDownloads({ app, guard, transaction }: Context, press: PdfPress): void {
  const writers = guard("campaigns.write");
  app.get("/api/workspaces/:workspace/campaigns/:campaign/paper/batches/:batch/sheets.pdf", {
    onRequest: writers.check,
    handler: async (request, reply) => {
      const params = readBatchParams(request.params);
      if (params.problems) throw batchNotFound();
      const { workspace: workspaceId, campaign, batch } = params.value;
      const { report, name } = await transaction(workspaceId, (tx) =>
        sheetsOf({ tx, workspaceId }, campaign, batch, new Date()),
      );
      const content = await press.render(report, abortedWith(reply));
      return sendDownload(reply, { name, type: "application/pdf", content });
    },
  });
  const readers = guard("campaigns.read");
  app.get("/api/workspaces/:workspace/campaigns/:campaign/paper/specimen.pdf", {
    onRequest: readers.check,
    handler: async (request, reply) => {
      const [params, query] = [readCampaignParams(request.params), readLanguage(request.query)];
      if (params.problems || query.problems)
        throw invalidInput([...(params.problems ?? []), ...(query.problems ?? [])]);
      const { workspace: workspaceId, campaign } = params.value;
      const { report, name } = await transaction(workspaceId, (tx) =>
        specimenOf({ tx, workspaceId }, campaign, query.value.language, new Date()),
      );
      const content = await press.render(report, abortedWith(reply));
      return sendDownload(reply, { name, type: "application/pdf", content });
    },
  });
}
