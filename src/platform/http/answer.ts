import type { FastifyBaseLogger } from "fastify";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Clean } from "typebox/value";
import { closedSchema } from "./closed-schema.ts";
import { jsonText } from "./json.ts";
import { findings } from "./sentences.ts";

/**
 * Compiles what turns an operation's result into JSON. Nothing that the contract does not declare leaves the server:
 * strict (tests, development), a result that does not fit is an error; otherwise it is logged and undeclared fields
 * are left out.
 */
export function answerWriter(schema: TSchema, strict: boolean) {
  const closed = closedSchema(schema);
  const compiled = Compile(closed);
  return (result: unknown, log: Pick<FastifyBaseLogger, "error">): string => {
    if (compiled.Check(result)) return jsonText(result);
    const wrong = findings(closed, compiled.Errors(result)).map(
      ({ pointer, must }) => `${pointer || "/"} ${must}`,
    );
    if (strict) throw new Error(`The response does not fit its contract: ${wrong.join("; ")}`);
    log.error({ wrong }, "a response does not fit its contract");
    return jsonText(Clean(schema, structuredClone(result)));
  };
}
