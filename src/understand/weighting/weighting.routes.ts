import { Readable } from "node:stream";
import { Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { sendDownload } from "#platform/http/download.ts";
import { textValidator } from "#platform/http/validator.ts";
import * as contract from "./weighting.contract.ts";
import { weightingNotFound } from "./weighting.errors.ts";
import { dropWeighting, weight, weightingOf, weightingsOf } from "./weighting.service.ts";
import { weightingCsv, weightingWorkbook } from "./weighting.writer.ts";

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid, weighting: Uuid }), "path");

/** Weighted figures of survey campaigns: to make, to read, as files. */
export function addWeightingRoutes({ app, bind, guard, transaction }: Context): void {
  bind(app, contract.listWeightings, ({ params: { workspace, campaign } }) =>
    transaction(workspace, (tx) => weightingsOf(tx, workspace, campaign)),
  );
  bind(app, contract.makeWeighting, ({ params: { workspace, campaign }, body, actor }) =>
    transaction(workspace, async (tx) =>
      weight(tx, actor, { workspaceId: workspace, campaignId: campaign, now: await databaseTime(tx) }, body),
    ),
  );
  bind(app, contract.readWeighting, ({ params: { workspace, campaign, weighting } }) =>
    transaction(workspace, (tx) => weightingOf(tx, workspace, campaign, weighting)),
  );
  bind(app, contract.deleteWeighting, ({ params: { workspace, campaign, weighting }, actor }) =>
    transaction(workspace, async (tx) => {
      await dropWeighting(tx, actor, workspace, campaign, weighting);
      return null;
    }),
  );
  const { check } = guard("results.read");
  for (const kind of ["csv", "xlsx"] as const)
    app.get(`/api/workspaces/:workspace/campaign-surveys/:campaign/weightings/:weighting/figures.${kind}`, {
      onRequest: check,
      handler: async (request, reply) => {
        const path = readParams(request.params);
        if (path.problems) throw weightingNotFound();
        const { workspace, campaign, weighting } = path.value;
        const found = await transaction(workspace, (tx) => weightingOf(tx, workspace, campaign, weighting));
        const isCsv = kind === "csv";
        return sendDownload(reply, {
          name: `${found.campaign} - weighted.${kind}`,
          type: isCsv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          content: Readable.from(
            isCsv ? weightingCsv(found.record) : weightingWorkbook(found.campaign, found.record),
            { objectMode: false },
          ),
        });
      },
    });
}
