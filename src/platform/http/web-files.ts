import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { setFileHeaders } from "./security-headers.ts";

/** Paths that are the server's own and never a page of the web application. */
const ownPaths = /^\/(?:api|a|assets|preview|healthz|readyz)(?:\/|$)/;

/**
 * Serves the built web application: its files, whose names change with their content, for ever; its one HTML file for
 * every other address that a browser opens as a page.
 *
 * @param folder with `index.html` and `assets/`
 */
export async function addWebFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    index: false,
    redirect: false,
    preCompressed: true,
    // A name of a file and nothing else: there are no folders below.
    allowedPath: (path) => /^\/[\w.-]+$/.test(path),
    immutable: true,
    maxAge: "1y",
    // What never changes is never asked for again: nothing to compare.
    etag: false,
    lastModified: false,
    acceptRanges: false,
    setHeaders: (reply) => setFileHeaders(reply),
    decorateReply: false,
  });
  app.serviceloop.page = async (request, reply) => {
    if (!isPage(request)) return false;
    // Read each time: it belongs to the files that are there now, also after a new build.
    const html = await readFile(join(folder, "index.html"));
    void reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").send(html);
    return true;
  };
}

const isPage = ({ method, url, headers: { accept = "*/*" } }: FastifyRequest) => {
  const [path = ""] = url.split("?");
  const isFile = /\.[^/]*$/.test(path);
  return (
    (method === "GET" || method === "HEAD") &&
    !ownPaths.test(path) &&
    !isFile &&
    /\btext\/html\b|\*\/\*/.test(accept)
  );
};
