import type { FastifyReply } from "fastify";

/**
 * A signal that aborts when the connection is gone before the answer. (Fastify's own `request.signal` aborts once a
 * body was read.)
 */
export function abortedWith(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
