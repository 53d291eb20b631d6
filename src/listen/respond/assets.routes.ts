import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { shortStyle } from "#platform/html/short-style.ts";
import { servePageFile } from "#platform/http/page-files.ts";
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
  const file = { folder: `/assets-${more.name}`, name: "respond" };
  const style = shortStyle(read("respond.css") + read("questions.css") + more.style);
  const script = read("respond.js") + more.script;
  return {
    style: servePageFile(app, { ...file, ending: "css", content: style }),
    script: servePageFile(app, { ...file, ending: "js", content: script }),
  };
}

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), "utf8");
