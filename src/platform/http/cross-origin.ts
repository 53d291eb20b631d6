import type { FastifyRequest } from "fastify";
import { crossOrigin } from "./request-errors.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site's page makes a browser send (CSRF). Browsers say where a request comes from, in
 * Sec-Fetch-Site or, on plain http and in older ones, in Origin; a request with neither comes from a program, which has
 * no cookies but its own. Method after Go's net/http CrossOriginProtection.
 *
 * @param publicOrigin the site's address as browsers know it, where a proxy hides it
 */
export function crossOriginCheck(publicOrigin?: string) {
  const own = publicOrigin === undefined ? undefined : new URL(publicOrigin).origin;
  return async (request: FastifyRequest): Promise<void> => {
    if (safe.has(request.method) || request.routeOptions.config.fromOtherSites === true) return;
    const { origin } = request.headers;
    const site = request.headers["sec-fetch-site"];
    if (origin !== undefined && origin === own) return;
    if (site !== undefined ? site === "same-origin" || site === "none" : isOwn(origin, request)) return;
    throw crossOrigin();
  };
}

const isOwn = (origin: string | undefined, request: FastifyRequest) =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host);
