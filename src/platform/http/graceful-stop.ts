import { setTimeout as after } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { stopping } from "./request-errors.ts";

/**
 * Makes the function that stops a server: it accepts no more, lets running requests finish, closes idle connections at
 * once and, when the deadline has passed, all others too.
 */
export function gracefulStop(app: FastifyInstance) {
  app.addHook("onRequest", async () => {
    if (app.serviceloop.stopping) throw stopping();
  });
  app.addHook("onSend", async (_request, reply) => {
    if (app.serviceloop.stopping) reply.header("connection", "close");
  });
  // An answer that had begun before the stop said "keep-alive": its connection is idle now.
  app.addHook("onResponse", async () => {
    if (app.serviceloop.stopping) setImmediate(() => app.server.closeIdleConnections());
  });
  /** @param deadline milliseconds that running requests have */
  return async (deadline: number): Promise<void> => {
    app.serviceloop.stopping = true;
    const finished = new AbortController();
    const late = after(deadline, undefined, { signal: finished.signal, ref: false }).then(
      () => {
        app.log.warn("requests that were still running have been cut off");
        app.server.closeAllConnections();
      },
      () => {},
    );
    await app.close();
    finished.abort();
    await late;
  };
}
