import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { TObject, TSchema } from "typebox";
import { closedSchema } from "./closed-schema.ts";
import { boundOperations } from "./context.ts";
import { isSilent, type Operation } from "./contract.ts";
import { jsonText } from "./json.ts";
import { Problem, problemType } from "./problem.ts";
import { referencePage } from "./reference.page.ts";
import * as errors from "./request-errors.ts";

type ScopesOf = (permission: string) => string[];

const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "serviceloop.session_token",
    description: "A person who is signed in, in a browser.",
  },
  token: {
    type: "http",
    scheme: "bearer",
    description:
      "Another program with a token of one programme. An operation's security names the scopes of which it needs one.",
  },
};

/** Describes operations as OpenAPI 3.1, which takes their schemas as they are. */
function openApi(
  operations: readonly Operation[],
  about: { title: string; version: string },
  scopesOf: ScopesOf,
) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, scopesOf) };
  }
  return { openapi: "3.1.0", info: about, paths, components: { schemas: { Problem }, securitySchemes } };
}

/** Adds `/api/openapi.json`, made of the operations that are bound, and `/api`, the same for people. */
export function addOpenApi(app: FastifyInstance, about: { title: string; version: string }): void {
  let text: string | undefined;
  let page: string | undefined;
  const scopesOf: ScopesOf = (permission) => app.serviceloop.scopesOf?.(permission) ?? [];
  app.get("/api/openapi.json", async (_request, reply) => {
    text ??= jsonText(openApi(boundOperations(app), about, scopesOf));
    return reply.type("application/json; charset=utf-8").send(text);
  });
  const style = readFileSync(join(import.meta.dirname, "reference.css"), "utf8");
  app.get("/api/reference.css", async (_request, reply) => reply.type("text/css; charset=utf-8").send(style));
  app.get("/api", async (_request, reply) => {
    const operations = boundOperations(app);
    page ??= referencePage({ ...about, operations, scopesOf, style: "/api/reference.css" }).toString();
    return reply.type("text/html; charset=utf-8").send(page);
  });
}

/** By session, and by token where some scope is enough; empty where anybody may. */
const securityOf = (permission: string, scopesOf: ScopesOf) => {
  if (permission === "public") return [];
  return [{ session: [] }, ...scopesOf(permission).map((scope) => ({ token: [scope] }))];
};

function describe(operation: Operation, scopesOf: ScopesOf): object {
  const { summary, permission, params, query, body, response } = operation;
  const parameters = [...parametersOf("path", params), ...parametersOf("query", query)];
  const content = (schema: TSchema) => ({
    content: { "application/json": { schema } },
  });
  return {
    operationId: operationId(operation),
    summary,
    "x-permission": permission,
    security: securityOf(permission, scopesOf),
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
