import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#people/access/context.ts";
import { AppError } from "#platform/errors.ts";
import type { Html } from "#platform/html/html.ts";
import { shortStyle } from "#platform/html/short-style.ts";
import { servePageFile, statusOf } from "#platform/http/page-files.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import { acceptedLanguages, chosenIn } from "../respond/asked-language.ts";
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
        languageAmong(languages, [
          chosenIn(request),
          ...acceptedLanguages(request.headers["accept-language"]),
        ]);
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

function unknown(style: string, request: FastifyRequest): Html {
  const language = languageAmong(spokenLanguages, acceptedLanguages(request.headers["accept-language"]));
  return newsMessage(style, language, newsWords(language).unknown);
}

const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.type("text/html; charset=utf-8").send(page.toString());

/** Serves the pages' style. @returns its address */
function addStyle(app: FastifyInstance): string {
  const read = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");
  const content = shortStyle(read("../respond/respond.css") + read("news.css"));
  return servePageFile(app, { folder: "/assets-said", name: "news", ending: "css", content });
}
