import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { buffer } from "node:stream/consumers";
import { AppError } from "../../errors.ts";
import { unreachable } from "./outgoing.errors.ts";
import { guardedLookup, type OutgoingSettings, reasonOf } from "./post-outside.ts";

interface Asked {
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Bytes of an answer that are read; a longer one is refused. */
const mostBytes = 1_000_000;

/**
 * Asks an address that somebody else chose and gives its answer, with the care of `postOutside`: only public addresses and
 * allowed places, the connection to what was looked at, no redirects, an end to size and time.
 *
 * @throws AppError "outgoing.refused", "outgoing.unreachable"
 */
export async function fetchOutside(
  url: URL,
  { method, headers, body, signal }: Asked,
  { timeout = 10_000, ...settings }: OutgoingSettings,
): Promise<Response> {
  const lookup = guardedLookup(url, settings);
  const timer = AbortSignal.timeout(timeout);
  const until = signal ? AbortSignal.any([signal, timer]) : timer;
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const request = send(
    url,
    { method, agent: false, lookup, signal: until, headers: { ...headers, ...length, connection: "close" } },
    (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostBytes) response.destroy(unreachable("The answer is longer than 1 MB."));
      });
      buffer(response).then((content) => {
        const { statusCode: status = 502, headers: told } = response;
        const type = told["content-type"];
        const empty = status === 204 || status === 304 || content.length === 0;
        resolve(
          new Response(empty ? null : Uint8Array.from(content), {
            status,
            headers: type === undefined ? {} : { "content-type": type },
          }),
        );
      }, reject);
    },
  );
  request.on("error", reject);
  request.end(body);
  try {
    return await promise;
  } catch (error) {
    request.destroy();
    if (error instanceof AppError) throw error;
    if (until.aborted) throw unreachable(`No answer within ${Math.round(timeout / 1000)} seconds.`);
    throw unreachable(reasonOf(error));
  }
}
