import { errorKind, type FieldProblem } from "../errors.ts";

/** Nobody is signed in. */
export const notSignedIn = errorKind(
  "access.not-signed-in",
  () => ({
    message: "You are not signed in. Sign in and try again.",
    headers: { "www-authenticate": "Bearer" },
  }),
  401,
);
/** Somebody is signed in, who may not. */
export const notAllowed = errorKind(
  "access.not-allowed",
  () => "You may not do this. Ask the programme's director.",
  403,
);
/** Another site's page sent the request in the name of whoever is signed in. */
export const crossOrigin = errorKind(
  "access.cross-origin",
  () => "The request came from another site and was refused. Reload the page of this site and try again.",
  403,
);
/** Fields have the wrong form. */
export const invalidInput = errorKind(
  "request.invalid",
  (fields: readonly FieldProblem[]) => ({
    message: `${fields.length === 1 ? "A field" : "Some fields"} can't be used. Correct what is listed and send it again.`,
    fields,
  }),
  422,
);
/** The body is no JSON, or no body that HTTP understands. */
export const malformed = errorKind(
  "request.malformed",
  () => "The body could not be read. Send one complete JSON value.",
  400,
);
/** HTTP itself was not understood. */
export const badRequest = errorKind(
  "request.not-understood",
  () => "The request was not understood. Check its address and its headers.",
  400,
);
/** The body is longer than the operation takes. */
export const tooLarge = errorKind(
  "request.too-large",
  (limit: number) => `The body is too large. Send at most ${sizeText(limit)}.`,
  413,
);
/** The body is of a type that nobody here reads. */
export const wrongType = errorKind(
  "request.content-type",
  () => "The body's type can't be used here. Send JSON with content-type application/json.",
  415,
);
/** Headers beyond all measure. */
export const headersTooLarge = errorKind(
  "request.headers-too-large",
  () => "The request's headers are too large. Delete this site's cookies and try again.",
  431,
);
/** The request did not arrive in time. */
export const tooSlow = errorKind(
  "request.timeout",
  () => "The request took too long to arrive. Check the connection and try again.",
  408,
);
/** Nothing is there. */
export const notFound = errorKind(
  "request.not-found",
  () => "There is nothing at this address. Check it for mistakes.",
  404,
);
/** Something is there, but not for this method. */
export const wrongMethod = errorKind(
  "request.method",
  (allowed: readonly string[]) => ({
    message: `This address answers ${allowed.join(", ")} only.`,
    headers: { allow: allowed.join(", ") },
  }),
  405,
);
/** Too often within a while. */
export const tooMany = errorKind(
  "request.too-many",
  (seconds: number) => ({
    message: `That was too often. Try again in ${waitText(seconds)}.`,
    headers: { "retry-after": String(seconds) },
  }),
  429,
);
/** We made a mistake: nothing about it leaves the server but the request's id. */
export const internalError = errorKind(
  "server.error",
  () => "The server made a mistake, which has been logged. Try again; if it stays, report the request's id.",
  500,
);
/** The server stops; another or the next one answers. */
export const stopping = errorKind(
  "server.stopping",
  () => ({ message: "The server is restarting. Try again in a moment.", headers: { "retry-after": "2" } }),
  503,
);

const sizeText = (bytes: number) =>
  bytes >= 2 ** 20 ? `${Math.floor(bytes / 2 ** 20)} MB` : `${Math.floor(bytes / 2 ** 10)} kB`;

const waitText = (seconds: number) =>
  seconds < 100 ? `${seconds} second${seconds === 1 ? "" : "s"}` : `${Math.ceil(seconds / 60)} minutes`;
