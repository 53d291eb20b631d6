import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { answerWriter } from "./answer.ts";
import { isSilent, type Operation, type Received, type ResponseOf } from "./contract.ts";
import { type Access, createGuard, type Guard } from "./guard.ts";
import { abortedWith } from "./request.ts";
import { invalidInput } from "./request-errors.ts";
import { bodyValidator, noBody, textValidator } from "./validator.ts";

/** A request for an operation, checked and typed. */
interface Asked<What extends Operation, Actor> extends Received<What> {
  /** Who asks; for public operations it may be nobody. */
  actor: What["permission"] extends "public" ? Actor | undefined : Actor;
  /** Aborts when the asker is gone before the answer. */
  signal: AbortSignal;
  requestId: string;
  /** The asker's address, behind trusted proxies too. */
  address: string;
  headers: IncomingHttpHeaders;
  setHeader(name: string, value: string | string[]): void;
}

/** Does what an operation says. Refusals are thrown as errors of a declared kind. */
type Handler<What extends Operation, Actor> = (
  asked: Asked<What, Actor>,
) => Promise<ResponseOf<What>> | ResponseOf<What>;

/** Puts operations on a server, for one notion of actors and permissions. */
export interface Binder<Actor, Permission extends string> {
  bind<What extends Operation<Permission>>(
    app: FastifyInstance,
    operation: What,
    handler: Handler<What, Actor>,
  ): void;
  /** The same check for routes that are no operations: pages, downloads. */
  guard<Needed extends Permission>(permission: Needed): Guard<Actor, Needed>;
}

/** Makes a binder from what the application knows about who may do what. */
export function createBinder<Actor, Permission extends string>(
  access: Access<Actor, Exclude<Permission, "public">>,
): Binder<Actor, Permission> {
  const guard = createGuard<Actor, Permission>(access);
  return {
    guard,
    bind: (app, operation, handler) => {
      const { check, actor } = guard(operation.permission);
      const read = reader(operation);
      const write = answerWriter(operation.response, app.serviceloop.strict);
      app.serviceloop.operations.push(operation);
      app.route({
        method: operation.method,
        url: operation.path,
        config: { logAddress: operation.logAddress },
        ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
        onRequest: check,
        handler: async (request, reply) => {
          const received = read(request) as Received<typeof operation>;
          const asked = { ...received, actor: actor(request), ...essentials(request, reply) };
          const result = await handler(asked as Parameters<typeof handler>[0]);
          if (isSilent(operation)) return reply.code(204).send();
          return reply.type("application/json; charset=utf-8").send(write(result, request.log));
        },
      });
    },
  };
}

const essentials = (request: FastifyRequest, reply: FastifyReply) => ({
  signal: abortedWith(reply),
  requestId: request.id,
  address: request.ip,
  headers: request.headers,
  setHeader: (name: string, value: string | string[]) => void reply.header(name, value),
});

/** Compiles what checks all parts of a request at once. */
function reader({ method, params, query, body }: Operation) {
  if (body && method === "GET") throw new Error("A GET operation can't have a body.");
  const checkParams = textValidator(params ?? nothing, "path");
  const checkQuery = textValidator(query ?? nothing, "query");
  const checkBody = body ? bodyValidator(body) : noBody;
  return (request: FastifyRequest): Received<Operation> => {
    const parts = [checkParams(request.params), checkQuery(request.query), checkBody(request.body)];
    const problems = parts.flatMap((part) => part.problems ?? []);
    if (problems.length > 0) throw invalidInput(problems);
    const [readParams, readQuery, readBody] = parts.map((part) => ("value" in part ? part.value : undefined));
    return {
      params: params && (readParams as Record<string, unknown>),
      query: query && (readQuery as Record<string, unknown>),
      body: readBody,
    };
  };
}

const nothing = Type.Object({});
