import { STATUS_CODES } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";
import { jsonText } from "./json.ts";
import { type Problem, problemType } from "./problem.ts";
import * as errors from "./request-errors.ts";

/** Answers any error as problem details; what we did not expect is logged and shown as nothing but a 500. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = shownError(thrown, request);
  const status = error.status ?? 500;
  // What is not ready yet says so itself, and whoever asked asks again.
  if (thrown instanceof AppError && status === 503) request.log.warn({ code: error.code }, "not ready");
  else if (status >= 500) request.log.error({ err: thrown }, "request failed");
  void reply
    .code(status)
    .headers({ ...error.headers, "cache-control": "no-store" })
    .type(problemType)
    .send(jsonText(problemOf(error, request.id)));
}

/** An error as problem details. */
export function problemOf({ status = 500, message, code, fields }: AppError, instance: string): Problem {
  return {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail: message,
    code,
    instance,
    ...(fields.length === 0 ? {} : { errors: [...fields] }),
  };
}

/** What the asker may know of an error. */
function shownError(thrown: unknown, request: FastifyRequest): AppError {
  if (thrown instanceof AppError) return thrown.status === undefined ? errors.internalError() : thrown;
  const { statusCode, code } = Object(thrown) as { statusCode?: unknown; code?: unknown };
  const isFastify = /^FST_/.test(String(code));
  // JSON that can't be parsed, and bodies that break off: Fastify gives these its status.
  if (!isFastify && statusCode === 400 && (thrown instanceof SyntaxError || code === "ECONNRESET"))
    return errors.malformed();
  if (!isFastify || typeof statusCode !== "number" || statusCode >= 500) return errors.internalError();
  switch (statusCode) {
    case 404:
      return errors.notFound();
    case 413:
      return errors.tooLarge(request.routeOptions.bodyLimit ?? 0);
    case 415:
      return errors.wrongType();
    default:
      return String(code).startsWith("FST_ERR_CTP_") ? errors.malformed() : errors.badRequest();
  }
}
