import { Readable } from "node:stream";
import { Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { sendDownload } from "#platform/http/download.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import type { CampaignWork } from "../campaigns/campaign-work.service.ts";
import * as coverage from "./coverage.contract.ts";
import { filteredCoverage, readCoverageOf, setRoles } from "./coverage.service.ts";
import { coverageFilters } from "./coverage.ts";
import { coverageCsv, coverageWorkbook } from "./coverage.writer.ts";
import * as contract from "./quotas.contract.ts";
import { dropQuotas, quotasOf, setQuotas } from "./quotas.service.ts";
import { drawTopUp, roomFor, waitingOf } from "./top-up.service.ts";

type InWorkspace = <T>(workspaceId: string, work: (given: CampaignWork) => Promise<T>) => Promise<T>;

/** Quotas of a campaign, further samples, and through which roles accounts are reached. */
export function addQuotaRoutes(context: Context): void {
  const { app, bind, transaction, jobs, key, mailServer, origin } = context;
  const inWorkspace: InWorkspace = (workspaceId, work) =>
    transaction(workspaceId, async (tx) =>
      work({
        transaction: tx,
        workspaceId,
        jobs,
        key,
        origin: origin(),
        mailServer: mailServer !== null,
        now: await databaseTime(tx),
      }),
    );
  bind(app, contract.readQuotas, ({ params }) =>
    inWorkspace(params.workspace, (work) => quotasOf(work, params.campaign)),
  );
  bind(app, contract.saveQuotas, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await setQuotas(work, actor, params.campaign, body);
      return null;
    }),
  );
  bind(app, contract.removeQuotas, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await dropQuotas(work, actor, params.campaign);
      return null;
    }),
  );
  bind(app, contract.readWaiting, ({ params, body }) =>
    inWorkspace(params.workspace, (work) => waitingOf(work, body.audience)),
  );
  bind(app, contract.readRoom, ({ params, body }) =>
    inWorkspace(params.workspace, (work) => roomFor(work, params.campaign, body.groups)),
  );
  bind(app, contract.topUp, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => drawTopUp(work, actor, params.campaign, body)),
  );
  bind(app, coverage.readCoverage, ({ params, query }) => {
    const { show = "all", role = null, limit = 50, offset = 0 } = query;
    return inWorkspace(params.workspace, (work) =>
      readCoverageOf(work, params.campaign, { show, role, limit, offset }),
    );
  });
  bind(app, coverage.chooseRoles, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await setRoles(work, actor, params.campaign, body.roles);
      return null;
    }),
  );
  addDownloads(context, inWorkspace);
}

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const readQuery = textValidator(
  Type.Object({
    show: Type.Optional(Type.Enum([...coverageFilters])),
    role: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  "query",
);

function addDownloads({ app, guard }: Context, inWorkspace: InWorkspace): void {
  const { check } = guard("campaigns.read");
  for (const kind of ["csv", "xlsx"] as const)
    app.get(`/api/workspaces/:workspace/campaigns/:campaign/coverage/accounts.${kind}`, {
      onRequest: check,
      handler: async (request, reply) => {
        const [path, extra] = [readParams(request.params), readQuery(request.query)];
        if (path.problems || extra.problems)
          throw invalidInput([...(path.problems ?? []), ...(extra.problems ?? [])]);
        const { workspace, campaign } = path.value;
        const { show = "all", role = null } = extra.value;
        const found = await inWorkspace(workspace, (work) =>
          filteredCoverage(work, campaign, { show, role }),
        );
        const isCsv = kind === "csv";
        return sendDownload(reply, {
          name: `${found.campaign.name} - accounts.${kind}`,
          type: isCsv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          content: Readable.from(
            isCsv ? coverageCsv(found, found.found) : coverageWorkbook(found, found.found),
            { objectMode: false },
          ),
        });
      },
    });
}
