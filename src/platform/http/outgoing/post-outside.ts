import { lookup as systemLookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { addressRefused, unreachable } from "./outgoing.errors.ts";
import { isPublicAddress } from "./public-address.ts";

/** What else may be reached: "host:port" as an operator allows it, e.g. "hooks.intranet.example:8443". */
export type AllowedPlaces = readonly string[];

type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

export interface Outgoing {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
  signal: AbortSignal;
}

/** What came back; nothing of its content is kept. */
export interface OutgoingAnswer {
  status: number;
}

export interface OutgoingSettings {
  allowed: AllowedPlaces;
  /** Milliseconds until an answer is there. */
  timeout?: number;
  /** How names are resolved; the system's way unless told. */
  resolve?: Resolve;
}

/** Bytes of an answer that are read before the connection is cut. */
const mostBytes = 65_536;

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");

const placeOf = (url: URL) => `${hostOf(url)}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;

/**
 * Checks an address that somebody typed, without asking the network: https, a name or a public address, no name and password
 * in it. Places that an operator allows may be plain http and inside the network.
 *
 * @throws AppError "outgoing.refused"
 */
export function checkedUrl(text: string, allowed: AllowedPlaces): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw addressRefused("That is no web address. Write it out, e.g. https://example.org/hooks.");
  if (url.username !== "" || url.password !== "")
    throw addressRefused(
      "The address holds a name or password. Leave them out: deliveries are signed instead.",
    );
  url.hash = "";
  if (allowed.includes(placeOf(url))) return url;
  if (url.protocol !== "https:")
    throw addressRefused("The address begins with http. Use https, so that nobody reads along.");
  const host = hostOf(url);
  if (isIP(host) ? !isPublicAddress(host) : isLocalName(host)) throw insideNetwork(host);
  return url;
}

const isLocalName = (host: string) =>
  !host.includes(".") || /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i.test(host);

const insideNetwork = (host: string) =>
  addressRefused(
    `“${host}” is inside the network or this machine. Use an address that the internet reaches; an operator can allow others with SERVICELOOP_WEBHOOK_ALLOW.`,
  );

/**
 * Posts to an address that somebody else chose. Its name is resolved here, every address it has must be public, and the
 * connection goes to one of those that were looked at, so that a name that changes its mind meanwhile gains nothing. Redirects
 * are not followed; an answer is cut off after 64 KB, and given up after the timeout.
 *
 * @throws AppError "outgoing.refused", "outgoing.unreachable"; the signal's reason
 */
export async function postOutside(
  { url, headers, body, signal }: Outgoing,
  { allowed, timeout = 10_000, resolve = resolveAll }: OutgoingSettings,
): Promise<OutgoingAnswer> {
  const lookup = guardedLookup(url, { allowed, resolve });
  const until = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const { promise, resolve: answered, reject } = Promise.withResolvers<OutgoingAnswer>();
  const request = send(
    url,
    {
      method: "POST",
      agent: false,
      lookup,
      signal: until,
      headers: { ...headers, "content-length": Buffer.byteLength(body), connection: "close" },
    },
    (response) => finish(response, answered, reject),
  );
  request.on("error", reject);
  request.end(body);
  try {
    return await promise;
  } catch (error) {
    request.destroy();
    signal.throwIfAborted();
    if (until.aborted) throw unreachable(`No answer within ${Math.round(timeout / 1000)} seconds.`);
    if (error instanceof Error && "status" in error) throw error;
    throw unreachable(reasonOf(error));
  }
}

/**
 * Resolves the name of an address for a connection, and refuses one that leads inside.
 *
 * @throws AppError "outgoing.refused" where the address itself is not allowed
 */
export function guardedLookup(
  url: URL,
  { allowed, resolve = resolveAll }: Pick<OutgoingSettings, "allowed" | "resolve">,
): LookupFunction {
  checkedUrl(url.href, allowed);
  const trusted = allowed.includes(placeOf(url));
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const hidden = trusted ? undefined : found.find(({ address }) => !isPublicAddress(address));
        const [first] = found;
        if (hidden) done(insideNetwork(host), "", 0);
        else if (!first) done(unreachable(`“${host}” has no address. Check its spelling.`), "", 0);
        else if (options.all) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, "", 0),
    );
  };
}

function finish(
  response: IncomingMessage,
  answered: (answer: OutgoingAnswer) => void,
  reject: (error: Error) => void,
): void {
  const status = response.statusCode ?? 0;
  let bytes = 0;
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostBytes) return;
    response.destroy();
    answered({ status });
  });
  response.on("end", () => answered({ status }));
  response.on("error", reject);
}

const resolveAll: Resolve = (host) => systemLookup(host, { all: true });

const reasons: Record<string, string> = {
  ENOTFOUND: "The name of the address is not known. Check its spelling.",
  EAI_AGAIN: "The name of the address could not be looked up just now.",
  ECONNREFUSED: "Nothing answers at this address.",
  ECONNRESET: "The other side broke the connection off.",
  ETIMEDOUT: "The other side could not be reached.",
};

export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? `The call failed${code === "" ? "" : ` (${code})`}.`;
}
