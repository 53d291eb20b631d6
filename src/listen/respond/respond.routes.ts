import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#people/access/context.ts";
import { AppError } from "#platform/errors.ts";
import type { Html } from "#platform/html/html.ts";
import { statusOf } from "#platform/http/page-files.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import { tooLarge } from "#platform/http/request-errors.ts";
import { ballotCodeBytes, readSpelled } from "../anonymous/ballot-code.ts";
import { ballotAddress, readBallotAddress } from "../anonymous/ballot-keys.service.ts";
import { enterPage } from "./anonymous.page.ts";
import {
  beginAnswer,
  completeAnswer,
  exchangeAnswer,
  finishAnswer,
  formAnswer,
  type PageAnswer,
  replyAnswer,
  savedAnswer,
} from "./answer.page.ts";
import { acceptedLanguages, chosenIn } from "./asked-language.ts";
import { addAssets } from "./assets.routes.ts";
import type { Assets } from "./document.page.ts";
import { linksFor } from "./links.ts";
import { addOptOutRoutes } from "./opt-out.routes.ts";
import { readPosted, readReply } from "./posted-form.service.ts";
import { mostRoom, roomFor, usualRoom } from "./posted-limits.ts";
import { type BallotKey, createRespond, type RespondentKey } from "./respond.service.ts";
import { type Asker, strangersPage } from "./respondent.page.ts";
import { type LinkCode, readLinkCode } from "./respondent-link.service.ts";

/** Of a form that says no more than which button was used, in bytes; the address is a secret. */
const options = { config: { logAddress: false }, bodyLimit: 64 * 1024 };

interface Leading {
  Params: { code: string };
  Querystring: Readonly<Record<string, unknown>>;
}

interface Asked extends Leading {
  Params: { code: string; page: string };
}

/** Answers a genuine link's request; null where it leads nowhere. */
type Handle<Key = RespondentKey> = (
  key: Key,
  asker: Asker,
  request: FastifyRequest<Asked>,
) => Promise<PageAnswer | null>;

/** Addresses that begin alike: the links of invitations, or those of anonymous ballots. */
interface Beginning<Key> {
  path: "/a" | "/b";
  read: (code: string) => Key | null;
}

const invitations: Beginning<LinkCode> = { path: "/a", read: readLinkCode };
const ballots: Beginning<BallotKey> = {
  path: "/b",
  read: (code) => {
    const address = readBallotAddress(code);
    return address && address.code !== null ? { ...address, ballot: address.code } : null;
  },
};

/** Adds the pages that a link opens. Whoever has the link is the respondent; nobody signs in. */
export function addRespondRoutes({ app: server, transaction, jobs, log, key }: Context): void {
  const respond = createRespond(jobs, key);
  // Whoever has a right link is never kept waiting, however many wrong ones come from the same office.
  const wrongCodes = createRateLimit({ address: { times: 100, seconds: 600 } });
  const inside = <T>({ workspaceId }: { workspaceId: string }, work: Parameters<typeof transaction<T>>[1]) =>
    transaction(workspaceId, work);

  const nowhere = (assets: Assets, request: FastifyRequest<Leading>, reply: FastifyReply) => {
    wrongCodes.take({ address: addressKey(request.ip) });
    return send(reply.code(404), strangersPage("unknown", request.headers["accept-language"], assets));
  };

  const answering = <Key>(assets: Assets, { path, read }: Beginning<Key>, handle: Handle<Key>) =>
    async function answer(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> {
      const { code: text } = request.params;
      const code = read(text);
      const links = (language: string | null) => linksFor(`${path}/${text}`, language);
      const answer = code && (await handle(code, { links, chosen: chosenIn(request), assets }, request));
      if (answer === null) return nowhere(assets, request, reply);
      if ("to" in answer) {
        if (answer.untold) void reply.header("referrer-policy", "no-referrer");
        return reply.redirect(answer.to, 303);
      }
      return send(reply.code(answer.status), answer.page);
    };

  /** Refuses a form before it is read that is longer than the longest answers to its page. */
  const withinRoom = (read: (code: string) => RespondentKey | null) =>
    async function check({ headers, params }: FastifyRequest<Asked>, reply: FastifyReply): Promise<void> {
      const unknown = headers["transfer-encoding"] === undefined ? 0 : Number.POSITIVE_INFINITY;
      const length = Number(headers["content-length"] ?? unknown);
      if (length <= usualRoom) return;
      // What is a little too long is read and thrown away, so that a browser gets to see why; anything else isn't awaited.
      if (length > mostRoom) {
        void reply.header("connection", "close");
        throw tooLarge(mostRoom);
      }
      const code = read(params.code);
      const visit = code && (await inside(code, (tx) => respond.visit(tx, code)));
      const page = visit?.compiled.pages.find(({ id }) => id === params.page);
      const room = page ? roomFor(page) : usualRoom;
      if (length > room) throw tooLarge(room);
    };

  async function routes(app: FastifyInstance): Promise<void> {
    const assets = addAssets(app);
    void app.register(async (inner) =>
      addOptOutRoutes(inner, {
        transaction,
        assets,
        chosenIn,
        nowhere: (request, reply) => nowhere(assets, request, reply),
      }),
    );
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

    addPages(app, assets, invitations);
    addPages(app, assets, ballots);
    app.post<Asked>(
      "/a/:code/request",
      options,
      answering(assets, invitations, async (code, asker, { body }) => {
        const reply = readReply(typeof body === "string" ? body : "");
        const visit = await inside(code, (tx) => respond.reply(tx, code, reply));
        return visit && replyAnswer(visit, asker, reply.reply === "accept");
      }),
    );
    app.post<Asked>(
      "/a/:code/exchange",
      options,
      answering(assets, invitations, async (code, asker, { body }) => {
        const shown = ballotCodeIn(body);
        // A form without the code that its page showed is none of ours: the page is shown anew.
        const exchanged = await inside(code, (tx) =>
          shown ? respond.exchange(tx, code, shown) : respond.visit(tx, code),
        );
        return exchanged && exchangeAnswer(exchanged, asker);
      }),
    );
    app.post<Asked>("/b/:code", options, async (request, reply) => {
      const address = readBallotAddress(request.params.code);
      if (!address || address.code !== null) return nowhere(assets, request, reply);
      const code = ballotCodeIn(request.body);
      const ballot = code && { ...address, ballot: code };
      const visit = ballot && (await inside(address, (tx) => respond.visit(tx, ballot)));
      if (ballot && visit) {
        const path = `/b/${ballotAddress({ ...address, code: ballot.ballot })}`;
        return reply
          .header("referrer-policy", "no-referrer")
          .redirect(linksFor(path, chosenIn(request)).begin, 303);
      }
      wrongCodes.take({ address: addressKey(request.ip) });
      return send(reply.code(422), entering(assets, request, typedCode(request.body).slice(0, 60)));
    });
  }

  /** The page where a code is typed. */
  const entering = (assets: Assets, request: FastifyRequest<Leading>, wrong: string | null) =>
    enterPage({
      assets,
      address: `/b/${request.params.code}`,
      language: chosenIn(request) ?? (acceptedLanguages(request.headers["accept-language"])[0] || "en"),
      wrong,
    });

  /** Adds the pages of all whose addresses begin alike. */
  function addPages(
    app: FastifyInstance,
    assets: Assets,
    beginning: Beginning<LinkCode> | Beginning<BallotKey>,
  ): void {
    const { path, read } = beginning;
    const answer = (handle: Handle) => answering<RespondentKey>(assets, { path, read }, handle);
    const get = (rest: string, handle: Handle) =>
      app.get<Asked>(`${path}/:code${rest}`, options, answer(handle));
    const begin = answer(async (code, asker, request) => {
      const begun = await inside(code, (tx) => respond.begin(tx, code));
      return begun && beginAnswer(begun.visit, asker, begun.promise, markIn(request));
    });
    app.get<Asked>(`${path}/:code`, options, async (request, reply) =>
      path === "/b" && readBallotAddress(request.params.code)?.code === null
        ? send(reply, entering(assets, request, null))
        : begin(request, reply),
    );
    get("/pages/:page", async (code, asker, request) => {
      const { page } = request.params;
      const mark = markIn(request);
      if (mark === null) {
        const visit = await inside(code, (tx) => respond.visit(tx, code));
        return visit && formAnswer(visit, asker, page);
      }
      const begun = await inside(code, (tx) => respond.begin(tx, code));
      return begun && formAnswer(begun.visit, asker, page, { mark, promise: begun.promise });
    });
    const save: Handle = async (code, asker, { params: { page }, body }) => {
      const posted = { ...readPosted(typeof body === "string" ? body : ""), page };
      const sent = { ...posted, language: asker.chosen };
      const saved = await inside(code, (tx) => respond.save(tx, code, sent));
      return saved && savedAnswer(saved, asker, posted);
    };
    const formOptions = { ...options, bodyLimit: mostRoom, onRequest: withinRoom(read) };
    app.post<Asked>(`${path}/:code/pages/:page`, formOptions, answer(save));
    for (const name of ["review", "thanks", "saved"] as const) {
      get(`/${name}`, async (code, asker) => {
        const visit = await inside(code, (tx) => respond.visit(tx, code));
        return visit && finishAnswer(visit, asker, name);
      });
    }
    app.post<Asked>(
      `${path}/:code/complete`,
      options,
      answer(async (code, asker) => {
        const visit = await inside(code, (tx) => respond.complete(tx, code));
        return visit && completeAnswer(visit, asker);
      }),
    );
  }
  void server.register(routes);
}

const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.type("text/html; charset=utf-8").send(page.toString());

/** The ballot code that a form holds, as it was typed. */
const typedCode = (body: unknown): string =>
  new URLSearchParams(typeof body === "string" ? body : "").get("code") ?? "";

/** The same in bytes; null where it has not the form of one. */
function ballotCodeIn(body: unknown): Buffer | null {
  const bytes = readSpelled(typedCode(body).slice(0, 100));
  return bytes?.length === ballotCodeBytes ? Buffer.from(bytes) : null;
}

/** The answer that a mail's link is for; like every GET, it stores nothing. */
function markIn({ query }: FastifyRequest<Asked>): string | null {
  const { a } = query;
  return typeof a === "string" && a.length <= 200 ? a : null;
}

/** How an error is shown to a respondent. */
function shownAs(error: unknown): { status: number; kind: Parameters<typeof strangersPage>[0] } {
  const status = statusOf(error);
  return { status, kind: status === 413 ? "tooLarge" : status === 429 ? "tooOften" : "broken" };
}
