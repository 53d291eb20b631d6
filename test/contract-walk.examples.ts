import { listenExamples, listenRoutes } from "./contract-walk.listen.ts";
import { peopleExamples, peopleRoutes } from "./contract-walk.people.ts";
import type { OperationExample, RouteExample } from "./contract-walk.ts";
import { understandExamples, understandRoutes } from "./contract-walk.understand.ts";

/** One of each operation. */
export const operationExamples: OperationExample[] = [
  ...peopleExamples,
  ...listenExamples,
  ...understandExamples,
];

/** One of each route that is no operation. */
export const routeExamples: RouteExample[] = [...peopleRoutes, ...listenRoutes, ...understandRoutes];
