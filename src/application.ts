import { createPdfPress, type PdfPress } from "#document/pdf.press.ts";
import { contractData } from "#embed/contracts/contract-data.service.ts";
import { addContractRoutes } from "#embed/contracts/contracts.routes.ts";
import { addPersonalReportRoutes } from "#embed/personal-reports/personal-reports.routes.ts";
import { addPersonalResultRoutes } from "#embed/personal-results/personal-results.routes.ts";
import { workOnReportBatches } from "#embed/report-batches/report-batches.job.ts";
import { addReportBatchRoutes } from "#embed/report-batches/report-batches.routes.ts";
import { reportData } from "#embed/report-batches/report-data.service.ts";
import { attachedReport, reportAttachment } from "#embed/report-batches/report-delivery.service.ts";
import { noteBadAddress } from "#listen/campaigns/bounces.service.ts";
import { addCampaignRoutes } from "#listen/campaigns/campaign.routes.ts";
import { campaignData, customerCampaignData } from "#listen/campaigns/campaign-data.service.ts";
import { anonymousLink } from "#listen/campaigns/late-link.service.ts";
import { colleagueData } from "#listen/colleagues/colleague-data.service.ts";
import { addColleagueRoutes } from "#listen/colleagues/colleagues.routes.ts";
import { addDoorRoutes } from "#listen/doors/doors.routes.ts";
import { followUpData } from "#listen/follow-ups/follow-up-data.service.ts";
import { addFollowUpRoutes } from "#listen/follow-ups/follow-ups.routes.ts";
import { addPaperRoutes } from "#listen/paper/paper.routes.ts";
import { addQuestionnaireImportRoutes } from "#listen/questionnaire-imports/questionnaire-imports.routes.ts";
import { addQuestionnaireRoutes } from "#listen/questionnaires/questionnaire.routes.ts";
import { addQuotaRoutes } from "#listen/quotas/quotas.routes.ts";
import { addRespondRoutes } from "#listen/respond/respond.routes.ts";
import { customerNewsData, newsData } from "#listen/said-and-done/news-data.service.ts";
import { addSaidAndDoneRoutes } from "#listen/said-and-done/said-and-done.routes.ts";
import { surveyData } from "#listen/survey-imports/survey-data.service.ts";
import { type ImportLimits, usualLimits } from "#listen/survey-imports/survey-import.ts";
import { workOnSurveyImports } from "#listen/survey-imports/survey-imports.job.ts";
import { addSurveyImportRoutes } from "#listen/survey-imports/survey-imports.routes.ts";
import { addTranslationRoutes } from "#listen/translations/translations.routes.ts";
import { addWhoSeesRoutes } from "#listen/who-sees/who-sees.routes.ts";
import { createAccess } from "#people/access/access.service.ts";
import { addAccountRoutes } from "#people/access/account.routes.ts";
import { openAccounts } from "#people/access/accounts.service.ts";
import type { Context } from "#people/access/context.ts";
import { addSignInRoutes } from "#people/access/sign-in.routes.ts";
import { addAuditRoutes } from "#people/audit/audit.routes.ts";
import { addBrandRoutes } from "#people/brand/brand.routes.ts";
import { type CustomerDataSource, customersData } from "#people/customers/customer-data.service.ts";
import { addCustomerRoutes } from "#people/customers/customers.routes.ts";
import { workOnCustomerImports } from "#people/customers/imports.job.ts";
import { workOnAccountRemoval } from "#people/data-protection/account-removal.job.ts";
import { addDataProtectionRoutes } from "#people/data-protection/data-protection.routes.ts";
import { peopleData } from "#people/data-protection/people-data.service.ts";
import type { PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import { workOnDeliveries } from "#people/integrations/deliver.job.ts";
import { addIntegrationRoutes } from "#people/integrations/integrations.routes.ts";
import { createTokenAccess } from "#people/integrations/tokens.service.ts";
import { addOutboxRoutes } from "#people/mail/outbox.routes.ts";
import { addMailJobs } from "#people/mail/send-mail.job.ts";
import { addMemberRoutes } from "#people/members/members.routes.ts";
import { addOrganisationRoutes } from "#people/organisation/organisation.routes.ts";
import { addSignInProviderRoutes } from "#people/sign-in-providers/providers.routes.ts";
import { addWorkspaceRoutes } from "#people/workspace/workspace.routes.ts";
import type { Database } from "#platform/database/database.ts";
import type { Tables } from "#platform/database/tables.ts";
import type { AllowedPlaces } from "#platform/http/outgoing/post-outside.ts";
import type { Server } from "#platform/http/server.ts";
import type { InstallationKey } from "#platform/installation-key.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Log } from "#platform/log.ts";
import type { MailServer } from "#platform/mail/mail-server.ts";
import { addAccountPeopleRoutes } from "#understand/account-people/account-people.routes.ts";
import { accountPeopleData } from "#understand/account-people/account-people-data.service.ts";
import { addCampaignReports } from "#understand/campaign-reports/campaign-reports.routes.ts";
import { addCampaignSurveyRoutes } from "#understand/campaign-surveys/campaign-surveys.routes.ts";
import { workOnComments } from "#understand/comments/comments.job.ts";
import { addCommentRoutes } from "#understand/comments/comments.routes.ts";
import { commentData, customerCommentData } from "#understand/comments/comments-data.service.ts";
import { addTakeAlongRoutes } from "#understand/exports/take-along.routes.ts";
import { workOnImportedSurveys } from "#understand/imported-surveys/imported-surveys.job.ts";
import { addImportedSurveyRoutes } from "#understand/imported-surveys/imported-surveys.routes.ts";
import { beforeAndAfter } from "#understand/measures/before-and-after.service.ts";
import { workOnMeasures } from "#understand/measures/measures.job.ts";
import { addMeasureRoutes } from "#understand/measures/measures.routes.ts";
import { addPerceptionRoutes } from "#understand/perceptions/perceptions.routes.ts";
import { workOnResults } from "#understand/results/results.job.ts";
import { addResultRoutes } from "#understand/results/results.routes.ts";
import { addWaveRoutes } from "#understand/waves/waves.routes.ts";
import { addWeightingRoutes } from "#understand/weighting/weighting.routes.ts";
import { addWorkshopPackRoutes } from "#understand/workshop-pack/workshop-pack.routes.ts";

/** What is kept of people, by feature, in the order of the floors: what erases a person goes through them from the end. */
const personalDataSources: readonly PersonalDataSource[] = [
  peopleData,
  customersData,
  campaignData,
  followUpData,
  newsData,
  surveyData,
  colleagueData,
  accountPeopleData,
  commentData,
  contractData,
  reportData,
];

/** What is kept of customers, in the same order. */
const customerDataSources: readonly CustomerDataSource[] = [
  customerCampaignData,
  customerNewsData,
  customerCommentData,
];

/** What the application stands on. */
export interface Ground {
  /** With all migrations applied. */
  database: Database<Tables>;
  server: Server;
  jobs: Jobs;
  log: Log;
  key: InstallationKey;
  /** Null where none is set. */
  mailServer: MailServer | null;
  /** The site's address as people know it; not asked before the server listens. */
  origin: () => string;
  /** Whether browsers reach the site by https only: then cookies are sent by nothing else. */
  secure: boolean;
  /** Places inside the network that webhooks may tell; none unless told. */
  allowedPlaces?: AllowedPlaces;
}

/** Makes what every feature is given. */
export async function createContext({
  database,
  server,
  jobs,
  log,
  key,
  mailServer,
  origin,
  secure,
  allowedPlaces = [],
}: Ground): Promise<Context> {
  const transaction: Context["transaction"] = (workspaceId, work) => database.transaction(workspaceId, work);
  const accounts = await openAccounts({ pool: database.application, key, secure, log });
  return {
    ...createAccess(accounts, createTokenAccess(transaction)),
    app: server.app,
    transaction,
    jobs,
    mailServer,
    log,
    accounts,
    secure,
    key,
    outgoing: { allowed: allowedPlaces },
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
  addMailJobs(context, { [reportAttachment]: attachedReport }, noteBadAddress, {
    "anonymous-link": anonymousLink(context),
  });
  addOutboxRoutes(context);
  addSignInRoutes(context);
  addAccountRoutes(context);
  addWorkspaceRoutes(context);
  addBrandRoutes(context);
  addMemberRoutes(context);
  addAuditRoutes(context);
  workOnDeliveries(context);
  addIntegrationRoutes(context);
  addSignInProviderRoutes(context);
  addOrganisationRoutes(context);
  workOnCustomerImports(context);
  addCustomerRoutes(context, customerDataSources);
  addCampaignRoutes(context);
  addQuotaRoutes(context);
  addRespondRoutes(context);
  addDoorRoutes(context, press);
  addFollowUpRoutes(context);
  addSaidAndDoneRoutes(context, beforeAndAfter);
  addWhoSeesRoutes(context);
  addAccountPeopleRoutes(context);
  addPaperRoutes(context, press);
  addColleagueRoutes(context);
  addQuestionnaireRoutes(context);
  addQuestionnaireImportRoutes(context);
  addTranslationRoutes(context);
  workOnSurveyImports(context);
  addSurveyImportRoutes(context, limits);
  workOnAccountRemoval(context);
  workOnResults(context);
  addResultRoutes(context, press);
  addCampaignSurveyRoutes(context);
  addWeightingRoutes(context);
  addCampaignReports(context, press);
  addTakeAlongRoutes(context);
  addWorkshopPackRoutes(context);
  addWaveRoutes(context);
  addPerceptionRoutes(context);
  workOnComments(context);
  addCommentRoutes(context);
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
