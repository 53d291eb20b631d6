import { campaignSurveyExamples, campaignSurveyRoutes } from "./contract-walk.campaign-surveys.ts";
import { colleagueExamples, colleagueRoutes } from "./contract-walk.colleagues.ts";
import { commentExamples, commentRoutes } from "./contract-walk.comments.ts";
import { contractExamples, contractRoutes } from "./contract-walk.contracts.ts";
import { customerExamples, customerRoutes } from "./contract-walk.customers.ts";
import { dataProtectionExamples, dataProtectionRoutes } from "./contract-walk.data-protection.ts";
import { doorExamples, doorRoutes } from "./contract-walk.doors.ts";
import { integrationExamples } from "./contract-walk.integrations.ts";
import { listenExamples, listenRoutes } from "./contract-walk.listen.ts";
import { measureExamples } from "./contract-walk.measures.ts";
import { ownResultExamples } from "./contract-walk.my-results.ts";
import { paperExamples, paperRoutes } from "./contract-walk.paper.ts";
import { peopleExamples, peopleRoutes } from "./contract-walk.people.ts";
import { perceptionExamples } from "./contract-walk.perceptions.ts";
import { questionnaireExamples } from "./contract-walk.questionnaires.ts";
import { quotaExamples, quotaRoutes } from "./contract-walk.quotas.ts";
import { reportBatchExamples, reportBatchRoutes } from "./contract-walk.report-batches.ts";
import { signInExamples, signInRoutes } from "./contract-walk.sign-in.ts";
import { surveyImportExamples, surveyImportRoutes } from "./contract-walk.survey-imports.ts";
import { takeAlongExamples, takeAlongRoutes } from "./contract-walk.take-along.ts";
import { translationExamples, translationRoutes } from "./contract-walk.translations.ts";
import type { OperationExample, RouteExample } from "./contract-walk.ts";
import { understandExamples, understandRoutes } from "./contract-walk.understand.ts";
import { voicesExamples, voicesRoutes } from "./contract-walk.voices.ts";
import { waveExamples, waveRoutes } from "./contract-walk.waves.ts";

/** One of each operation. */
export const operationExamples: OperationExample[] = [
  ...peopleExamples,
  ...signInExamples,
  ...customerExamples,
  ...dataProtectionExamples,
  ...integrationExamples,
  ...listenExamples,
  ...doorExamples,
  ...questionnaireExamples,
  ...translationExamples,
  ...colleagueExamples,
  ...understandExamples,
  ...measureExamples,
  ...commentExamples,
  ...perceptionExamples,
  ...campaignSurveyExamples,
  ...takeAlongExamples,
  ...quotaExamples,
  ...voicesExamples,
  ...waveExamples,
  ...ownResultExamples,
  ...contractExamples,
  ...paperExamples,
  ...reportBatchExamples,
  ...surveyImportExamples,
];

/** One of each route that is no operation. */
export const routeExamples: RouteExample[] = [
  ...peopleRoutes,
  ...signInRoutes,
  ...customerRoutes,
  ...dataProtectionRoutes,
  ...listenRoutes,
  ...doorRoutes,
  ...translationRoutes,
  ...colleagueRoutes,
  ...understandRoutes,
  ...commentRoutes,
  ...campaignSurveyRoutes,
  ...takeAlongRoutes,
  ...quotaRoutes,
  ...voicesRoutes,
  ...waveRoutes,
  ...contractRoutes,
  ...paperRoutes,
  ...reportBatchRoutes,
  ...surveyImportRoutes,
];
