import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "#platform/html/html.ts";
import { addresses } from "./addresses.ts";

/** What stands at the top of every page, before all else. */
const banner = html`<section class="example-banner" aria-label="Example programme"><p><strong>Example programme</strong><span>: all people and answers are invented</span></p><ul><li><a href="${addresses.start}">Switch user</a></li><li><a href="${addresses.again}">Start again</a></li></ul></section>`;

const head = html`<link rel="stylesheet" href="${addresses.bannerStyle}"><script src="${addresses.titleScript}" defer></script><link rel="icon" href="${addresses.icon}" type="image/svg+xml">`;

/**
 * Makes the example unmistakable, whatever page, file or feature it is: a banner at the top of each page, titles and
 * an icon of its own, and "example-" before the names of files. Added before the features.
 */
export function addExampleFrame(app: FastifyInstance): void {
  app.addHook("onSend", async (_request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const named = reply.getHeader("content-disposition");
    if (typeof named === "string") void reply.header("content-disposition", markedName(named));
    const type = String(reply.getHeader("content-type") ?? "");
    if (!type.startsWith("text/html") || !(typeof payload === "string" || Buffer.isBuffer(payload)))
      return payload;
    void reply.removeHeader("content-length");
    return markedPage(payload.toString());
  });
}

/** A page with the banner, and with "Example" before its title. */
export function markedPage(page: string): string {
  return page
    .replace(/<link rel="icon"[^>]*>/, "")
    .replace(/<title>(?!Example)/, "<title>Example: ")
    .replace("</head>", () => `${head}</head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${banner}`);
}

/** What a file is called where it is saved, in both ways in which a header says it. */
export const markedName = (header: string): string =>
  header.replace(/(filename="|filename\*=UTF-8'')(?!example-)/g, "$1example-");
