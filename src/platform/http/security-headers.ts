import type { FastifyReply, FastifyRequest } from "fastify";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  // Not no-referrer: with it browsers post forms with "Origin: null", which the cross-origin check refuses.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cache-control": "no-store",
};

/** Of use only to documents: scripts, styles and fonts are under the policy of the page that loads them. */
const forDocuments = [
  "referrer-policy",
  "cross-origin-opener-policy",
  "permissions-policy",
  "x-request-id",
] as const satisfies readonly (keyof typeof headers | "x-request-id")[];

/** What a file allows that somebody opens by itself, as a picture can be: nothing. */
const filePolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The protective headers of a file of the web application, in place of all that `setSecurityHeaders` set: a page loads
 * dozens of files.
 */
export function setFileHeaders(reply: FastifyReply): void {
  for (const name of forDocuments) reply.removeHeader(name);
  void reply.header("content-security-policy", filePolicy);
}

/** Every response's protective headers. Static files replace cache-control by their own. */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(headers).header("x-request-id", request.id);
  if (request.protocol === "https") void reply.header("strict-transport-security", "max-age=31536000");
}
