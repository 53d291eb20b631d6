import { createPdfPress } from "#document/pdf.press.ts";
import { addPersonalReportRoutes } from "#embed/personal-reports/personal-reports.routes.ts";
import { addCampaignRoutes } from "#listen/campaigns/campaign.routes.ts";
import { addQuestionnaireRoutes } from "#listen/questionnaires/questionnaire.routes.ts";
import { addRespondRoutes } from "#listen/respond/respond.routes.ts";
import { createAccess } from "#people/access/access.service.ts";
import { addAccountRoutes } from "#people/access/account.routes.ts";
import { openAccounts } from "#people/access/accounts.service.ts";
import type { Context } from "#people/access/context.ts";
import { addSignInRoutes } from "#people/access/sign-in.routes.ts";
import { addAuditRoutes } from "#people/audit/audit.routes.ts";
import { addOutboxRoutes } from "#people/mail/outbox.routes.ts";
import { addMailJobs } from "#people/mail/send-mail.job.ts";
import { addMemberRoutes } from "#people/members/members.routes.ts";
import { addOrganisationRoutes } from "#people/organisation/organisation.routes.ts";
import { addWorkspaceRoutes } from "#people/workspace/workspace.routes.ts";
import type { Database } from "#platform/database/database.ts";
import type { Tables } from "#platform/database/tables.ts";
import type { Server } from "#platform/http/server.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Log } from "#platform/log.ts";
import type { MailServer } from "#platform/mail/mail-server.ts";
import { workOnResults } from "#understand/results/results.job.ts";
import { addResultRoutes } from "#understand/results/results.routes.ts";

/** What the application stands on. */
export interface Ground {
  /** With all migrations applied. */
  database: Database<Tables>;
  server: Server;
  jobs: Jobs;
  log: Log;
  /** Null where none is set. */
  mailServer: MailServer | null;
  /** The site's address as people know it; not asked before the server listens. */
  origin: () => string;
  /** Whether browsers reach the site by https only: then cookies are sent by nothing else. */
  secure: boolean;
}

/** Makes what every feature is given. */
export async function createContext({
  database,
  server,
  jobs,
  log,
  mailServer,
  origin,
  secure,
}: Ground): Promise<Context> {
  const accounts = await openAccounts({ pool: database.application, secure, log });
  return {
    ...createAccess(accounts),
    app: server.app,
    transaction: (workspaceId, work) => database.transaction(workspaceId, work),
    jobs,
    mailServer,
    log,
    accounts,
    origin,
  };
}

/**
 * Puts every feature's operations, pages and jobs together. One line a feature, in the order of the floors.
 *
 * @param stack gets what is closed once no request needs it any more
 */
export function addFeatures(context: Context, stack: AsyncDisposableStack): void {
  const press = stack.use(createPdfPress());
  addMailJobs(context);
  addOutboxRoutes(context);
  addSignInRoutes(context);
  addAccountRoutes(context);
  addWorkspaceRoutes(context);
  addMemberRoutes(context);
  addAuditRoutes(context);
  addOrganisationRoutes(context);
  addCampaignRoutes(context);
  addRespondRoutes(context);
  addQuestionnaireRoutes(context);
  workOnResults(context);
  addResultRoutes(context, press);
  addPersonalReportRoutes(context, press);
}
