import { colleagueExamples, colleagueRoutes } from "./contract-walk.colleagues.ts";
import { contractExamples, contractRoutes } from "./contract-walk.contracts.ts";
import { dataProtectionExamples, dataProtectionRoutes } from "./contract-walk.data-protection.ts";
import { listenExamples, listenRoutes } from "./contract-walk.listen.ts";
import { measureExamples } from "./contract-walk.measures.ts";
import { ownResultExamples } from "./contract-walk.my-results.ts";
import { peopleExamples, peopleRoutes } from "./contract-walk.people.ts";
import { reportBatchExamples, reportBatchRoutes } from "./contract-walk.report-batches.ts";
import { surveyImportExamples, surveyImportRoutes } from "./contract-walk.survey-imports.ts";
import type { OperationExample, RouteExample } from "./contract-walk.ts";
import { understandExamples, understandRoutes } from "./contract-walk.understand.ts";
import { waveExamples, waveRoutes } from "./contract-walk.waves.ts";

/** One of each operation. */
export const operationExamples: OperationExample[] = [
  ...peopleExamples,
  ...dataProtectionExamples,
  ...listenExamples,
  ...colleagueExamples,
  ...understandExamples,
  ...measureExamples,
  ...waveExamples,
  ...ownResultExamples,
  ...contractExamples,
  ...reportBatchExamples,
  ...surveyImportExamples,
];

/** One of each route that is no operation. */
export const routeExamples: RouteExample[] = [
  ...peopleRoutes,
  ...dataProtectionRoutes,
  ...listenRoutes,
  ...colleagueRoutes,
  ...understandRoutes,
  ...waveRoutes,
  ...contractRoutes,
  ...reportBatchRoutes,
  ...surveyImportRoutes,
];
