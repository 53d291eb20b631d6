import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#people/access/context.ts";
import { AppError } from "#platform/errors.ts";
import type { Html } from "#platform/html/html.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import {
  beginAnswer,
  completeAnswer,
  finishAnswer,
  formAnswer,
  type PageAnswer,
  replyAnswer,
  savedAnswer,
} from "./answer.page.ts";
import { addAssets } from "./assets.routes.ts";
import type { Assets } from "./document.page.ts";
import { readPosted, readReply } from "./posted-form.service.ts";
import { createRespond } from "./respond.service.ts";
import { type Asker, strangersPage } from "./respondent.page.ts";
import { type LinkCode, readLinkCode } from "./respondent-link.service.ts";

/** Bytes of a form: a page of long texts fits, in any script. */
const bodyLimit = 4 * 2 ** 20;

interface Asked {
  Params: { code: string; page: string };
  Querystring: Readonly<Record<string, unknown>>;
}

/** Answers a genuine link's request; null where it leads nowhere. */
type Handle = (code: LinkCode, asker: Asker, request: FastifyRequest<Asked>) => Promise<PageAnswer | null>;

/** Adds the pages that a link opens. Whoever has the link is the respondent; nobody signs in. */
export function addRespondRoutes({ app: server, transaction, log }: Context): void {
  const respond = createRespond();
  // Whoever has a right link is never kept waiting, however many wrong ones come from the same office.
  const wrongCodes = createRateLimit({ address: { times: 100, seconds: 600 } });
  const inside = <T>({ workspaceId }: LinkCode, work: Parameters<typeof transaction<T>>[1]) =>
    transaction(workspaceId, work);

  const answering = (assets: Assets, handle: Handle) =>
    async function answer(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> {
      const { code: text } = request.params;
      const code = readLinkCode(text);
      const answer = code && (await handle(code, { code: text, chosen: chosenIn(request), assets }, request));
      if (answer === null) {
        wrongCodes.take({ address: addressKey(request.ip) });
        return send(reply.code(404), strangersPage("unknown", request.headers["accept-language"], assets));
      }
      if ("to" in answer) return reply.redirect(answer.to, 303);
      return send(reply.code(answer.status), answer.page);
    };

  async function routes(app: FastifyInstance): Promise<void> {
    const assets = addAssets(app);
    const options = { config: { logAddress: false }, bodyLimit };
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      async (_: unknown, body: string) => body,
    );
    app.setErrorHandler((error, request, reply) => {
      const { status, kind } = shownAs(error);
      if (status >= 500) log.error({ err: error, requestId: request.id }, "request failed");
      if (error instanceof AppError) void reply.headers(error.headers);
      return send(reply.code(status), strangersPage(kind, request.headers["accept-language"], assets));
    });

    const get = (path: string, handle: Handle) => app.get<Asked>(path, options, answering(assets, handle));
    const post = (path: string, handle: Handle) => app.post<Asked>(path, options, answering(assets, handle));

    get("/a/:code", async (code, asker) => {
      const begun = await inside(code, (tx) => respond.begin(tx, code));
      return begun && beginAnswer(begun.visit, asker, begun.promise);
    });
    post("/a/:code/request", async (code, asker, { body }) => {
      const reply = readReply(typeof body === "string" ? body : "");
      const visit = await inside(code, (tx) => respond.reply(tx, code, reply));
      return visit && replyAnswer(visit, asker, reply.reply === "accept");
    });
    get("/a/:code/pages/:page", async (code, asker, { params }) => {
      const visit = await inside(code, (tx) => respond.visit(tx, code));
      return visit && formAnswer(visit, asker, params.page);
    });
    post("/a/:code/pages/:page", async (code, asker, { params: { page }, body }) => {
      const posted = { ...readPosted(typeof body === "string" ? body : ""), page };
      const sent = { ...posted, language: asker.chosen };
      const saved = await inside(code, (tx) => respond.save(tx, code, sent));
      return saved && savedAnswer(saved, asker, posted);
    });
    for (const name of ["review", "thanks", "saved"] as const) {
      get(`/a/:code/${name}`, async (code, asker) => {
        const visit = await inside(code, (tx) => respond.visit(tx, code));
        return visit && finishAnswer(visit, asker, name);
      });
    }
    post("/a/:code/complete", async (code, asker) => {
      const visit = await inside(code, (tx) => respond.complete(tx, code));
      return visit && completeAnswer(visit, asker);
    });
  }
  void server.register(routes);
}

const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.type("text/html; charset=utf-8").send(page.toString());

/** The language that the address asks for. */
function chosenIn({ query }: FastifyRequest<Asked>): string | null {
  const { language } = query;
  return typeof language === "string" && /^[A-Za-z0-9-]{2,20}$/.test(language) ? language : null;
}

/** How an error is shown to a respondent. */
function shownAs(error: unknown): { status: number; kind: Parameters<typeof strangersPage>[0] } {
  const { status, statusCode } = Object(error) as { status?: unknown; statusCode?: unknown };
  const given = Number(status ?? statusCode ?? 500);
  if (given === 413) return { status: given, kind: "tooLarge" };
  if (given === 429) return { status: given, kind: "tooOften" };
  return { status: given >= 400 && given <= 599 ? given : 500, kind: "broken" };
}
