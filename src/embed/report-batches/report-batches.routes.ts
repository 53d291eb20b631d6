import { type Static, Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { zipStream } from "#platform/zip-stream.ts";
import { archivedReports, beginArchive } from "./report-archive.service.ts";
import * as contract from "./report-batches.contract.ts";
import { batchCampaignNotFound } from "./report-batches.errors.ts";
import { batchStatus, cancelBatch, failuresOf, startBatch, untoldOf } from "./report-batches.service.ts";
import { chooseDelivery, myDelivery } from "./report-delivery.service.ts";
import { groupArchive, groupFiles } from "./unit-archive.service.ts";

const CampaignParams = Type.Object({ workspace: Uuid, campaign: Uuid });
const readParams = textValidator(CampaignParams, "path");
const readRelease = textValidator(Type.Object({ release: Type.Optional(Uuid) }), "query");

function campaignOf(params: unknown): Static<typeof CampaignParams> {
  const checked = readParams(params);
  if (checked.problems) throw batchCampaignNotFound();
  return checked.value;
}

/** All personal reports of a campaign at once, how people get theirs, and archives of reports. */
export function addReportBatchRoutes(context: Context, press: PdfPress): void {
  const { app, bind, jobs, transaction } = context;
  const scope =
    ({ workspace, campaign }: { workspace: string; campaign: string }, actor: Actor) =>
    (tx: Transaction) => ({ tx, actor, workspaceId: workspace, campaignId: campaign });
  const page = ({ limit = 50, offset = 0 }: { limit?: number; offset?: number }) => ({ limit, offset });

  bind(app, contract.readReportBatch, ({ params, actor }) =>
    transaction(params.workspace, (tx) => batchStatus(scope(params, actor)(tx), context.mailServer !== null)),
  );
  bind(app, contract.startReportBatch, async ({ params, body, actor }) => ({
    batch: await transaction(params.workspace, (tx) =>
      startBatch(scope(params, actor)(tx), jobs, body.tell, new Date()),
    ),
  }));
  bind(app, contract.cancelReportBatch, async ({ params, actor }) => {
    await transaction(params.workspace, (tx) =>
      cancelBatch(scope(params, actor)(tx), params.batch, new Date()),
    );
    return null;
  });
  bind(app, contract.listReportFailures, ({ params, query, actor }) =>
    transaction(params.workspace, (tx) => failuresOf(scope(params, actor)(tx), page(query))),
  );
  bind(app, contract.listUntold, ({ params, query, actor }) =>
    transaction(params.workspace, (tx) => untoldOf(scope(params, actor)(tx), page(query))),
  );
  bind(app, contract.readReportDelivery, ({ params: { workspace }, actor }) =>
    transaction(workspace, (tx) => myDelivery(tx, actor, workspace)),
  );
  bind(app, contract.setReportDelivery, async ({ params: { workspace }, body, actor }) => {
    await transaction(workspace, (tx) => chooseDelivery(tx, actor, workspace, body.attached));
    return null;
  });
  addArchives(context, press);
}

function addArchives({ app, guard, transaction }: Context, press: PdfPress): void {
  const programme = guard("campaigns.read");
  app.get("/api/workspaces/:workspace/campaigns/:campaign/reports.zip", {
    onRequest: programme.check,
    handler: async (request, reply) => {
      const { workspace, campaign } = campaignOf(request.params);
      const actor = programme.actor(request);
      const begun = await transaction(workspace, (tx) =>
        beginArchive({ tx, actor, workspaceId: workspace, campaignId: campaign }),
      );
      const files = archivedReports(transaction, workspace, campaign, begun.campaign);
      const name = `${begun.campaign} - personal reports.zip`;
      return sendDownload(reply, { name, type: "application/zip", content: zipStream(files) });
    },
  });
  const results = guard("results.read");
  app.get("/api/workspaces/:workspace/campaigns/:campaign/results/reports.zip", {
    onRequest: results.check,
    handler: async (request, reply) => {
      const { workspace, campaign } = campaignOf(request.params);
      const query = readRelease(request.query);
      if (query.problems) throw invalidInput(query.problems);
      const archive = await groupArchive(transaction, workspace, campaign, query.value.release);
      const files = groupFiles(transaction, press, archive, abortedWith(reply));
      const name = `${archive.campaign} - department reports.zip`;
      return sendDownload(reply, { name, type: "application/zip", content: zipStream(files) });
    },
  });
}
