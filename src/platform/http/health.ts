import type { FastifyInstance } from "fastify";

/** Fails when a part that the server needs can't work, e.g. a database that does not answer. */
export type ReadyCheck = (signal: AbortSignal) => Promise<unknown>;

/**
 * Adds `/healthz` (the process lives) and `/readyz` (it can do its work; 503 with the names of the checks that failed,
 * whose reasons are in the log).
 *
 * @param patience milliseconds after which a check counts as failed
 */
export function addHealth(app: FastifyInstance, checks: Record<string, ReadyCheck>, patience: number): void {
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]): Promise<[string, "ok" | "failed"]> => {
        try {
          await within(patience, check);
          return [name, "ok"];
        } catch (error) {
          request.log.warn({ check: name, err: error }, "a readiness check failed");
          return [name, "failed"];
        }
      }),
    );
    const ready = results.every(([, result]) => result === "ok");
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? "ok" : "unavailable", checks: Object.fromEntries(results) });
  });
}

async function within(patience: number, check: ReadyCheck): Promise<void> {
  const signal = AbortSignal.timeout(patience);
  const { promise, reject } = Promise.withResolvers<never>();
  const late = () => reject(new Error(`no answer within ${patience} ms`));
  signal.addEventListener("abort", late, { once: true });
  try {
    await Promise.race([check(signal), promise]);
  } finally {
    signal.removeEventListener("abort", late);
  }
}
