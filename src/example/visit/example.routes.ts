import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Actor, allows } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import type { Html } from "#platform/html/html.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import { notFound } from "#platform/http/request-errors.ts";
import type { Part } from "../programme/cast.ts";
import { addresses } from "./addresses.ts";
import { beingMade } from "./example.errors.ts";
import { againPage, choicePage, waitingPage } from "./example.page.ts";
import type { Keeper } from "./keeper.service.ts";
import { offeredParts } from "./parts.ts";

/** What is answered while the example is made, too. */
const always = new Set<string>([
  "/healthz",
  addresses.style,
  addresses.bannerStyle,
  addresses.titleScript,
  addresses.icon,
]);
/** Where somebody who isn't signed in is led to the choice. */
const entrances = new Set(["/", "/sign-in", "/first-run"]);

const pathOf = ({ url }: FastifyRequest) => url.replace(/[?#].*$/s, "");

/**
 * Whoever comes while the example is made is asked to wait, and whoever isn't signed in begins with the choice. Added
 * after the web application, whose pages are no routes.
 */
export function addExampleGate(
  app: FastifyInstance,
  keeper: Keeper,
  isSignedIn: (request: FastifyRequest) => Promise<boolean>,
): void {
  const askedToWait = (request: FastifyRequest, reply: FastifyReply): boolean => {
    if (keeper.programme() || always.has(pathOf(request))) return false;
    if (!request.headers.accept?.includes("text/html")) throw beingMade();
    void send(reply.code(503).header("retry-after", "2"), waitingPage(keeper.stage()));
    return true;
  };
  const page = app.serviceloop.page;
  app.serviceloop.page = async (request, reply) => {
    if (askedToWait(request, reply)) return true;
    if (entrances.has(pathOf(request)) && !(await isSignedIn(request))) {
      void reply.redirect(addresses.start, 303);
      return true;
    }
    return (await page?.(request, reply)) ?? false;
  };
  app.addHook("onRequest", async (request, reply) => {
    if (!request.is404 && askedToWait(request, reply)) return reply;
  });
}

/** The example's own pages: the choice of whom to be, one-click sign-in, and starting again. */
export function addExampleRoutes({ app: server, accounts, log }: Context, keeper: Keeper): void {
  const signIns = createRateLimit({ address: { times: 120, seconds: 60 } });
  const restarts = createRateLimit({ address: { times: 6, seconds: 600 } });
  const actorOf = ({ headers, ip }: FastifyRequest, workspace?: string) =>
    accounts.actorOf({ headers, address: ip }, workspace);
  const made = () => {
    const programme = keeper.programme();
    if (!programme) throw beingMade();
    return programme;
  };
  const mayStartAgain = async (request: FastifyRequest): Promise<boolean> => {
    const actor: Actor | undefined = await actorOf(request, made().workspaceId);
    return actor !== undefined && allows(actor, "workspace.manage");
  };

  void server.register(async (app) => {
    addFiles(app);
    app.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 1024 },
      async (_: unknown, body: string) => new URLSearchParams(body),
    );
    app.get(addresses.start, async (request, reply) => {
      const actor = await actorOf(request);
      return send(reply, choicePage(made(), actor?.user.name ?? null));
    });
    app.post<{ Params: { part: Part } }>(`${addresses.signIn}/:part`, async (request, reply) => {
      const { users, campaigns, workspaceId } = made();
      const offered = offeredParts.find(({ part }) => part === request.params.part);
      if (!offered) throw notFound();
      signIns.take({ address: addressKey(request.ip) });
      const { headers, ip } = request;
      await accounts.signOut({ headers, address: ip }).catch(() => []);
      const cookies = await accounts.openSession(users[offered.part], { headers: {}, address: ip }, visitor);
      const again = request.body instanceof URLSearchParams && request.body.get("to") === "again";
      const to = again ? addresses.again : `/w/${workspaceId}${offered.landing(campaigns)}`;
      return reply.header("set-cookie", cookies).redirect(to, 303);
    });
    app.get(addresses.again, async (request, reply) => {
      return send(reply, againPage(await mayStartAgain(request), made().names.director));
    });
    app.post(addresses.again, async (request, reply) => {
      if (!(await mayStartAgain(request))) return reply.redirect(addresses.again, 303);
      restarts.take({ address: addressKey(request.ip) });
      keeper
        .startAgain()
        .catch((error: unknown) => log.error({ err: error }, "the example could not be made"));
      return reply.redirect(addresses.start, 303);
    });
  });
}

/** Whatever another visitor has asked of those who enter: this one comes in. */
const visitor = { way: "password", onlyIn: null, providerId: null, secondFactor: true } as const;

const files = [
  [addresses.style, "text/css", "example.css"],
  [addresses.bannerStyle, "text/css", "banner.css"],
  [addresses.titleScript, "text/javascript", "title.js"],
  [addresses.icon, "image/svg+xml", "icon.svg"],
] as const;

function addFiles(app: FastifyInstance): void {
  for (const [address, type, file] of files) {
    const content = readFileSync(join(import.meta.dirname, file), "utf8");
    app.get(address, (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header("cache-control", "no-cache").send(content),
    );
  }
}

const send = (reply: FastifyReply, page: Html) =>
  reply.type("text/html; charset=utf-8").send(page.toString());
