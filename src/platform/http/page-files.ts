import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";

/** A file that pages load. */
interface PageFile {
  /** Below which the address lies, such as "/assets-contract". */
  folder: string;
  name: string;
  ending: "css" | "js";
  content: string;
}

const types = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };

/** Serves a file of pages under a name that changes with its content, so that browsers may keep it. @returns its address */
export function servePageFile(app: FastifyInstance, { folder, name, ending, content }: PageFile): string {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 12);
  const address = `${folder}/${name}.${hash}.${ending}`;
  app.get(address, { config: { logAddress: false } }, (_request, reply) =>
    reply.type(types[ending]).header("cache-control", "public, max-age=31536000, immutable").send(content),
  );
  return address;
}

/** The status that an error asks for, ours or the server's; 500 where it asks for none. */
export function statusOf(error: unknown): number {
  const { status, statusCode } = Object(error) as { status?: unknown; statusCode?: unknown };
  const given = Number(status ?? statusCode ?? 500);
  return given >= 400 && given <= 599 ? given : 500;
}
