import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { ConnectionError } from "fastify";
import { problemOf } from "./error-edge.ts";
import { jsonText } from "./json.ts";
import { problemType } from "./problem.ts";
import { badRequest, headersTooLarge, tooSlow } from "./request-errors.ts";

/** Answers what Node could not read as a request, and closes the connection. */
export function answerClientError(error: ConnectionError, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const shown =
    error.code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? tooSlow()
      : error.code === "HPE_HEADER_OVERFLOW"
        ? headersTooLarge()
        : badRequest();
  const problem = problemOf(shown, randomUUID());
  const text = jsonText(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(text)}`,
    "x-content-type-options: nosniff",
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}
