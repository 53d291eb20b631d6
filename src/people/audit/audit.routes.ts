import type { Context } from "#people/access/context.ts";
import { listAudit, verifyAudit } from "./audit.contract.ts";
import { readLog, verifyLog } from "./log.service.ts";

export function addAuditRoutes({ app, bind, transaction }: Context): void {
  bind(app, listAudit, ({ params: { workspace }, query }) =>
    transaction(workspace, (tx) => readLog(tx, workspace, query)),
  );
  bind(app, verifyAudit, ({ params: { workspace }, signal }) =>
    transaction(workspace, (tx) => verifyLog(tx, workspace, signal)),
  );
}
