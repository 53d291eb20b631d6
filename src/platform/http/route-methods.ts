import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { answerError } from "./error-edge.ts";
import { notFound, wrongMethod } from "./request-errors.ts";

/**
 * Answers requests that have no route: 405 where the address has others, OPTIONS with what there is, the web
 * application where the address is a page of it, else 404. Nothing of their bodies is read. Routes that match everything
 * below them count as no address.
 */
export function answerMissingRoutes(app: FastifyInstance): void {
  const addresses = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook("onRoute", ({ url, method }) => {
    if (url.includes("*")) return;
    const known = addresses.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) known.methods.add(each.toUpperCase());
    addresses.set(url, known);
  });
  // Routes that match everything below them say so when there is nothing.
  app.setNotFoundHandler((request, reply) => answerError(notFound(), request, reply));
  app.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.is404) return;
    const path = request.url.replace(/[?#].*$/s, "");
    const matching = addresses.values().filter(({ pattern }) => pattern.test(path));
    const methods = new Set(matching.flatMap((each) => each.methods));
    if (methods.size === 0) {
      if (await app.serviceloop.page?.(request, reply)) return reply;
      throw notFound();
    }
    const allowed = [...methods.add("OPTIONS")].sort();
    if (request.method !== "OPTIONS") throw wrongMethod(allowed);
    return reply.code(204).header("allow", allowed.join(", ")).send();
  });
}

const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/:\w+/g, "[^/]+")}$`);
