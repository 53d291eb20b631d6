import { createPdfPress, type PdfPress } from "#document/pdf.press.ts";
import { contractData } from "#embed/contracts/contract-data.service.ts";
import { addContractRoutes } from "#embed/contracts/contracts.routes.ts";
import { addPersonalReportRoutes } from "#embed/personal-reports/personal-reports.routes.ts";
import { addPersonalResultRoutes } from "#embed/personal-results/personal-results.routes.ts";
import { workOnReportBatches } from "#embed/report-batches/report-batches.job.ts";
import { addReportBatchRoutes } from "#embed/report-batches/report-batches.routes.ts";
import { reportData } from "#embed/report-batches/report-data.service.ts";
import { attachedReport, reportAttachment } from "#embed/report-batches/report-delivery.service.ts";
import { addCampaignRoutes } from "#listen/campaigns/campaign.routes.ts";
import { campaignData } from "#listen/campaigns/campaign-data.service.ts";
import { colleagueData } from "#listen/colleagues/colleague-data.service.ts";
import { addColleagueRoutes } from "#listen/colleagues/colleagues.routes.ts";
import { addQuestionnaireRoutes } from "#listen/questionnaires/questionnaire.routes.ts";
import { addRespondRoutes } from "#listen/respond/respond.routes.ts";
import { surveyData } from "#listen/survey-imports/survey-data.service.ts";
import { type ImportLimits, usualLimits } from "#listen/survey-imports/survey-import.ts";
import { workOnSurveyImports } from "#listen/survey-imports/survey-imports.job.ts";
import { addSurveyImportRoutes } from "#listen/survey-imports/survey-imports.routes.ts";
import { createAccess } from "#people/access/access.service.ts";
import { addAccountRoutes } from "#people/access/account.routes.ts";
import { openAccounts } from "#people/access/accounts.service.ts";
import type { Context } from "#people/access/context.ts";
import { addSignInRoutes } from "#people/access/sign-in.routes.ts";
import { addAuditRoutes } from "#people/audit/audit.routes.ts";
import { workOnAccountRemoval } from "#people/data-protection/account-removal.job.ts";
import { addDataProtectionRoutes } from "#people/data-protection/data-protection.routes.ts";
import { peopleData } from "#people/data-protection/people-data.service.ts";
import type { PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
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
import { workOnImportedSurveys } from "#understand/imported-surveys/imported-surveys.job.ts";
import { addImportedSurveyRoutes } from "#understand/imported-surveys/imported-surveys.routes.ts";
import { workOnMeasures } from "#understand/measures/measures.job.ts";
import { addMeasureRoutes } from "#understand/measures/measures.routes.ts";
import { workOnResults } from "#understand/results/results.job.ts";
import { addResultRoutes } from "#understand/results/results.routes.ts";
import { addWaveRoutes } from "#understand/waves/waves.routes.ts";

/** What is kept of people, by feature, in the order of the floors: what erases a person goes through them from the end. */
const personalDataSources: readonly PersonalDataSource[] = [
  peopleData,
  campaignData,
  surveyData,
  colleagueData,
  contractData,
  reportData,
];

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
 * @param finish what is done to every report on its way to the press
 * @param limits of survey files that people send
 */
export function addFeatures(
  context: Context,
  stack: AsyncDisposableStack,
  finish: (press: PdfPress) => PdfPress = (press) => press,
  limits: ImportLimits = usualLimits,
): void {
  const press = finish(stack.use(createPdfPress()));
  addMailJobs(context, { [reportAttachment]: attachedReport });
  addOutboxRoutes(context);
  addSignInRoutes(context);
  addAccountRoutes(context);
  addWorkspaceRoutes(context);
  addMemberRoutes(context);
  addAuditRoutes(context);
  addOrganisationRoutes(context);
  addCampaignRoutes(context);
  addRespondRoutes(context);
  addColleagueRoutes(context);
  addQuestionnaireRoutes(context);
  workOnSurveyImports(context);
  addSurveyImportRoutes(context, limits);
  workOnAccountRemoval(context);
  workOnResults(context);
  addResultRoutes(context, press);
  addWaveRoutes(context);
  workOnMeasures(context);
  addMeasureRoutes(context);
  workOnImportedSurveys(context);
  addImportedSurveyRoutes(context, press, limits);
  addPersonalReportRoutes(context, press);
  workOnReportBatches(context, press);
  addReportBatchRoutes(context, press);
  addContractRoutes(context, press);
  addDataProtectionRoutes(context, personalDataSources);
  addPersonalResultRoutes(context);
}
