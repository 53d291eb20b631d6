import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#people/access/context.ts";
import { AppError } from "#platform/errors.ts";
import type { Html } from "#platform/html/html.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import { languageAmong, spokenLanguages } from "../respond/words.ts";
import { stopNews, visitNews, visitStop } from "./news.service.ts";
import { readNewsCode } from "./news-link.service.ts";
import { newsMessage, newsPage, stopPage } from "./said-and-done.page.ts";
import { newsWords } from "./words.ts";

interface Asked {
  Params: { code: string };
  Querystring: Readonly<Record<string, unknown>>;
}

/** Adds what was done, as whoever has the address reads it, and the link that stops mail about it. A GET stores nothing. */
export function addNewsRoutes({ app: server, transaction, log }: Context): void {
  // Whoever has a right link is never kept waiting, however many wrong ones come from the same office.
  const wrongCodes = createRateLimit({ address: { times: 100, seconds: 600 } });

  async function routes(app: FastifyInstance): Promise<void> {
    const style = addStyle(app);
    const options = { config: { logAddress: false }, bodyLimit: 4096 };
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "string" }, async () => "");
    app.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status >= 500) log.error({ err: error, requestId: request.id }, "request failed");
      if (error instanceof AppError) void reply.headers(error.headers);
      return send(reply.code(status), unknown(style, request));
    });
    const nowhere = (request: FastifyRequest<Asked>, reply: FastifyReply) => {
      wrongCodes.take({ address: addressKey(request.ip) });
      return send(reply.code(404), unknown(style, request));
    };

    app.get<Asked>("/said/:code", options, async (request, reply) => {
      const code = readNewsCode(request.params.code);
      const wanted = (languages: readonly string[]) =>
        languageAmong(languages, [chosenIn(request), ...acceptedBy(request)]);
      const visit = code && (await transaction(code.workspaceId, (tx) => visitNews(tx, code, wanted)));
      if (!visit) return nowhere(request, reply);
      return send(reply, newsPage({ ...visit, style, address: `/said/${request.params.code}` }));
    });
    app.get<Asked>("/said/stop/:code", options, async (request, reply) => {
      const code = readNewsCode(request.params.code);
      const visit = code && (await transaction(code.workspaceId, (tx) => visitStop(tx, code)));
      if (!visit) return nowhere(request, reply);
      const address = `/said/stop/${request.params.code}`;
      return send(reply, stopPage(style, spoken(visit.language), visit.organisation, address));
    });
    app.post<Asked>("/said/stop/:code", options, async (request, reply) => {
      const code = readNewsCode(request.params.code);
      const visit = code && (await transaction(code.workspaceId, (tx) => stopNews(tx, code)));
      if (!visit) return nowhere(request, reply);
      const language = spoken(visit.language);
      const { stop } = newsWords(language);
      const said = { title: stop.done, text: stop.ask, organisation: visit.organisation };
      return send(reply, newsMessage(style, language, said));
    });
  }
  void server.register(routes);
}

const spoken = (language: string): string => languageAmong(spokenLanguages, [language]);

const acceptedBy = ({ headers }: FastifyRequest<Asked>): string[] =>
  (headers["accept-language"] ?? "").split(",").map((each) => each.trim().split(";")[0] ?? "");

function chosenIn({ query }: FastifyRequest<Asked>): string | null {
  const language = query["language"];
  return typeof language === "string" && /^[A-Za-z0-9-]{2,20}$/.test(language) ? language : null;
}

function unknown(style: string, request: FastifyRequest): Html {
  const language = languageAmong(spokenLanguages, acceptedBy(request as FastifyRequest<Asked>));
  return newsMessage(style, language, newsWords(language).unknown);
}

const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.type("text/html; charset=utf-8").send(page.toString());

function statusOf(error: unknown): number {
  const { status, statusCode } = Object(error) as { status?: unknown; statusCode?: unknown };
  const given = Number(status ?? statusCode ?? 500);
  return given >= 400 && given <= 599 ? given : 500;
}

/** Serves the pages' style under a name that changes with its content. @returns its address */
function addStyle(app: FastifyInstance): string {
  const read = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");
  const content = (read("../respond/respond.css") + read("news.css"))
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ");
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 12);
  const address = `/assets-said/news.${hash}.css`;
  app.get(address, { config: { logAddress: false } }, (_request, reply) =>
    reply
      .type("text/css; charset=utf-8")
      .header("cache-control", "public, max-age=31536000, immutable")
      .send(content),
  );
  return address;
}
