import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Assets } from "./document.page.ts";

/** What pages load besides what all respondents' pages do. */
interface More {
  /** Tells their addresses apart. */
  name: string;
  style: string;
  script: string;
}

/** Serves the style and the script of respondents' pages, under names that change with their content. */
export function addAssets(
  app: FastifyInstance,
  more: More = { name: "respond", style: "", script: "" },
): Assets {
  const serve = (name: string, ending: string, type: string, content: string): string => {
    const hash = createHash("sha256").update(content).digest("base64url").slice(0, 12);
    const address = `/assets-${more.name}/${name}.${hash}.${ending}`;
    app.get(address, { config: { logAddress: false } }, (_request, reply) =>
      reply.type(type).header("cache-control", "public, max-age=31536000, immutable").send(content),
    );
    return address;
  };
  const style = shortened(read("respond.css") + read("questions.css") + more.style);
  return {
    style: serve("respond", "css", "text/css; charset=utf-8", style),
    script: serve("respond", "js", "text/javascript; charset=utf-8", read("respond.js") + more.script),
  };
}

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), "utf8");

/** A style sheet without comments and indentation; none of ours has either inside a string. */
const shortened = (style: string): string => style.replace(/\/\*.*?\*\//gs, "").replace(/\s+/g, " ");
