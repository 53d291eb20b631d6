import { AppError, errorKind } from "../errors.ts";
import { type InputOf, isSilent, type Operation, type ResponseOf } from "./contract.ts";
import { errorFromProblem, isProblem } from "./problem.ts";

/** An AbortSignal, in browsers and in Node. */
type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S } } ? S : never;

interface Sent {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal?: Signal;
}
/** What the client needs of `fetch`. */
export type Fetch = (
  url: string,
  sent: Sent,
) => Promise<{ ok: boolean; status: number; text(): Promise<string> }>;

interface CallOptions {
  signal?: Signal;
}
type Input<Asked extends Operation> =
  Record<never, never> extends InputOf<Asked>
    ? [input?: InputOf<Asked>, options?: CallOptions]
    : [input: InputOf<Asked>, options?: CallOptions];

/** Calls operations; fails with the `AppError` that the server gave. */
export type Call = <Asked extends Operation>(
  asked: Asked,
  ...input: Input<Asked>
) => Promise<ResponseOf<Asked>>;

declare const fetch: Fetch;

/** Nobody answered. */
export const unreachable = errorKind("server.unreachable", (server: string, cause: unknown) => ({
  message: `${server} can't be reached. Check the address and the connection, then try again.`,
  cause,
}));

/**
 * Makes the function that calls operations on a server.
 *
 * @param baseUrl the server's origin; empty for the page's own
 * @param send for tests, or to add headers
 */
export function createClient(baseUrl: string, send: Fetch = (url, sent) => fetch(url, sent)): Call {
  const base = baseUrl.replace(/\/$/, "");
  return async <Asked extends Operation>(asked: Asked, ...[input, options]: Input<Asked>) => {
    const { params, query, body } = (input ?? {}) as Record<string, Record<string, unknown> | undefined>;
    const headers: Record<string, string> = { accept: "application/json" };
    const sent: Sent = { method: asked.method, headers, ...options };
    if (body !== undefined) {
      headers["content-type"] = "application/json";
      sent.body = JSON.stringify(body);
    }
    const answer = await send(base + fill(asked.path, params) + queryText(query), sent).catch(
      (cause: unknown) => {
        throw Object(cause).name === "AbortError" ? cause : unreachable(base || "The server", cause);
      },
    );
    const text = await answer.text();
    const content = text === "" ? null : parse(text);
    if (answer.ok && (content !== undefined || isSilent(asked))) return content as ResponseOf<Asked>;
    throw isProblem(content) ? errorFromProblem(content) : notUnderstood(base, answer.status);
  };
}

const fill = (path: string, params: Record<string, unknown> = {}) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

function queryText(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((each) => each !== undefined)
      .map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`),
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const notUnderstood = (server: string, status: number) =>
  new AppError(
    "server.not-understood",
    `${server || "The server"} answered with status ${status}, not as Serviceloop does. Check the address.`,
    { status },
  );
