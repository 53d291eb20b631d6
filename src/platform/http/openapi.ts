import type { FastifyInstance } from "fastify";
import type { TObject, TSchema } from "typebox";
import { closedSchema } from "./closed-schema.ts";
import { boundOperations } from "./context.ts";
import { isSilent, type Operation } from "./contract.ts";
import { jsonText } from "./json.ts";
import { Problem, problemType } from "./problem.ts";
import * as errors from "./request-errors.ts";

/** Describes operations as OpenAPI 3.1, which takes their schemas as they are. */
function openApi(operations: readonly Operation[], about: { title: string; version: string }) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return { openapi: "3.1.0", info: about, paths, components: { schemas: { Problem } } };
}

/** Adds `/api/openapi.json`, made of the operations that are bound. */
export function addOpenApi(app: FastifyInstance, about: { title: string; version: string }): void {
  let text: string | undefined;
  app.get("/api/openapi.json", async (_request, reply) => {
    text ??= jsonText(openApi(boundOperations(app), about));
    return reply.type("application/json; charset=utf-8").send(text);
  });
}

function describe(operation: Operation): object {
  const { summary, permission, params, query, body, response } = operation;
  const parameters = [...parametersOf("path", params), ...parametersOf("query", query)];
  const content = (schema: TSchema) => ({
    content: { "application/json": { schema } },
  });
  return {
    operationId: operationId(operation),
    summary,
    "x-permission": permission,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body ? { requestBody: { required: true, ...content(closedSchema(body)) } } : {}),
    responses: {
      ...(isSilent(operation)
        ? { 204: { description: "Done" } }
        : { 200: { description: "Done", ...content(response) } }),
      ...errorResponses(operation),
    },
  };
}

const parametersOf = (place: "path" | "query", schema: TObject | undefined) =>
  Object.entries(schema?.properties ?? {}).map(([name, each]) => ({
    name,
    in: place,
    required: (schema?.required as string[] | undefined)?.includes(name) ?? false,
    schema: each,
  }));

/** "GET /api/campaigns/:campaign" is getCampaignsByCampaign. */
const operationId = ({ method, path }: Operation) =>
  method.toLowerCase() +
  path
    .replace(/^\/api\//, "/")
    .replace(/\/:/g, "/by-")
    .replace(/[^A-Za-z0-9]+(\w?)/g, (_, first: string) => first.toUpperCase());

function errorResponses({ method, permission, params, query, body, errors: own }: Operation) {
  const kinds = [
    ...(params || query || body ? [errors.invalidInput] : []),
    ...(body ? [errors.malformed, errors.tooLarge, errors.wrongType] : []),
    ...(permission === "public" ? [] : [errors.notSignedIn, errors.notAllowed]),
    ...(method === "GET" ? [] : [errors.crossOrigin]),
    errors.internalError,
    errors.stopping,
    ...own,
  ];
  const byStatus = Map.groupBy(kinds, ({ status }) => status ?? 500);
  return Object.fromEntries(
    Array.from(byStatus, ([status, kinds]) => [
      status,
      {
        description: [...new Set(kinds.map(({ code }) => code))].join(", "),
        content: { [problemType]: { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
