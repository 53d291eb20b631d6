import { randomUUID } from "node:crypto";
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Log } from "../log.ts";
import { answerClientError } from "./client-error.ts";
import { compressAnswers } from "./compressed-answers.ts";
import { crossOriginCheck } from "./cross-origin.ts";
import { answerError } from "./error-edge.ts";
import { gracefulStop } from "./graceful-stop.ts";
import { addHealth, type ReadyCheck } from "./health.ts";
import { addOpenApi } from "./openapi.ts";
import { logRequests } from "./request-log.ts";
import { answerMissingRoutes } from "./route-methods.ts";
import { setSecurityHeaders } from "./security-headers.ts";

/** Milliseconds that things may take. */
interface Timeouts {
  /** Until a request's headers are here. */
  headers: number;
  /** Until a request is here, with its body. */
  request: number;
  /** Without anything being sent or received, also while a handler works. */
  connection: number;
  /** Between requests on one connection. */
  keepAlive: number;
  /** For each readiness check. */
  readiness: number;
  /** Between looking for connections whose time is over. */
  interval: number;
}
const usualTimeouts: Timeouts = {
  headers: 20_000,
  request: 300_000,
  connection: 120_000,
  keepAlive: 72_000,
  readiness: 2_000,
  interval: 5_000,
};

export interface ServerOptions {
  log: Log;
  /** The application's name and version, for the documentation. */
  about?: { title: string; version: string };
  /** The site's origin as browsers know it, e.g. "https://loop.example.org". */
  publicOrigin?: string | undefined;
  /** Addresses of proxies that are believed about who asks, e.g. "10.0.0.0/8"; nobody is, unless told. */
  trustProxy?: string | undefined;
  /** What must work before the server is ready, by name. */
  checks?: Record<string, ReadyCheck>;
  /** Whether responses that don't fit their contract are errors: in tests and development. */
  strict?: boolean;
  timeouts?: Partial<Timeouts>;
  /** Connections at once; more are refused. */
  maxConnections?: number;
}

/** A web server. Features put their routes on `app` before `listen`. */
export interface Server extends AsyncDisposable {
  readonly app: FastifyInstance;
  /** Starts to listen, on a free port where it is 0; gives the server's address. */
  listen(port: number, host?: string): Promise<string>;
  /** Stops: running requests have `deadline` milliseconds. What they need is closed after this, not in onClose. */
  close(deadline?: number): Promise<void>;
}

/** Answers what was refused before hooks could run, e.g. an address that can't be decoded. */
function answerUnrouted(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  setSecurityHeaders(request, reply);
  answerError(error, request, reply);
}

/** Makes a server with everything that all features stand on. */
export function createServer(options: ServerOptions): Server {
  const timeouts = { ...usualTimeouts, ...options.timeouts };
  const app: FastifyInstance = fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 2 ** 20,
    connectionTimeout: timeouts.connection,
    keepAliveTimeout: timeouts.keepAlive,
    requestTimeout: timeouts.request,
    http: { headersTimeout: timeouts.headers, connectionsCheckingInterval: timeouts.interval },
    return503OnClosing: false,
    forceCloseConnections: "idle",
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => answerUnrouted(error, request, reply),
  });
  app.server.maxConnections = options.maxConnections ?? 10_000;
  app.decorate("serviceloop", { operations: [], strict: options.strict ?? false, stopping: false });
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler(answerError);
  app.addHook("onRequest", async (request, reply) => setSecurityHeaders(request, reply));
  const close = gracefulStop(app);
  answerMissingRoutes(app);
  app.addHook("onRequest", crossOriginCheck(options.publicOrigin));
  logRequests(app);
  compressAnswers(app);
  addHealth(app, options.checks ?? {}, timeouts.readiness);
  addOpenApi(app, options.about ?? { title: "Serviceloop", version: "0.0.0" });
  return {
    app,
    listen: (port, host = "127.0.0.1") => app.listen({ port, host, backlog: 4096 }),
    close: (deadline = 10_000) => close(deadline),
    [Symbol.asyncDispose]: () => close(0),
  };
}
