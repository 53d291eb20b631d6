import { type Static, Type } from "typebox";
import { AppError } from "../errors.ts";

/** A failed request, as RFC 9457 has it: what every error of the API looks like. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  /** A sentence: what happened and what to do. */
  detail: Type.String(),
  /** Stable, e.g. "campaign.not-found". */
  code: Type.String(),
  /** The request's id, as in the log. */
  instance: Type.String(),
  /** Fields that can't be used. */
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        in: Type.Union([Type.Literal("path"), Type.Literal("query"), Type.Literal("body")]),
        pointer: Type.String(),
        detail: Type.String(),
      }),
    ),
  ),
});
export type Problem = Static<typeof Problem>;

export const problemType = "application/problem+json";

/** Whether an answer's body is a problem. */
export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  ["detail", "code", "instance"].every((key) => typeof Reflect.get(value, key) === "string");

/** The error that a server told us of. */
export const errorFromProblem = (problem: Problem): AppError =>
  new AppError(problem.code, problem.detail, {
    status: problem.status,
    fields: problem.errors ?? [],
    requestId: problem.instance,
  });
