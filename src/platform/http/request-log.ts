import type { FastifyInstance } from "fastify";

/**
 * Logs each request when it is answered: by its route's pattern, never by its address, since addresses of respondents'
 * pages hold secrets. Where a route asks for it, nothing tells who asked.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const { url: route, config } = request.routeOptions;
    if (route === "/healthz" || route === "/readyz") return;
    const address = config.logAddress === false ? {} : { address: request.ip };
    const fields = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.info({ ...fields, ...address }, "request");
  });
}
