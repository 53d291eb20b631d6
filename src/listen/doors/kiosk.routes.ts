import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "#platform/html/html.ts";
import { newNonce } from "../anonymous/anonymous.service.ts";
import {
  completeAnswer,
  finishAnswer,
  formAnswer,
  type PageAnswer,
  savedAnswer,
} from "../respond/answer.page.ts";
import { chosenIn } from "../respond/asked-language.ts";
import { readPosted } from "../respond/posted-form.service.ts";
import { mostRoom } from "../respond/posted-limits.ts";
import type { BallotKey } from "../respond/respond.service.ts";
import { type Asker, respondentPages } from "../respond/respondent.page.ts";
import type { Visit } from "../respond/visit.ts";
import { doorPage } from "./door.page.ts";
import { readAddress } from "./door.ts";
import {
  type Answer,
  type DoorRequest,
  type DoorServer,
  options,
  send,
  shutAnswer,
} from "./door-answers.routes.ts";
import { type DoorVisit, type Entering, visitDoor } from "./door-visit.service.ts";
import { idleText, kioskFrame, kioskLinks, kioskThanks, startFrame } from "./kiosk.page.ts";
import {
  forgettingCookie,
  type KioskSession,
  keepingCookie,
  readSession,
  sessionOf,
} from "./kiosk-session.service.ts";

type Request = FastifyRequest<DoorRequest>;

/** Somebody who answers at a kiosk. */
interface Present {
  entering: Entering;
  found: DoorVisit;
  session: KioskSession;
  ballot: BallotKey;
  asker: Asker;
  request: Request;
}

/** A visit at a kiosk tells nobody how to come back. */
const here = (visit: Visit): Visit => ({ ...visit, anonymous: null });

/**
 * Adds the pages of kiosks. The ballot's code is in a cookie for as long as somebody is there, and in no address: whoever
 * comes next finds nothing of it by going back.
 */
export function addKiosk(app: FastifyInstance, doors: DoorServer): void {
  const keeping = (request: Request) => ({
    address: readAddress(request.params.address) ?? "",
    secure: request.protocol === "https",
  });
  const forget = (request: Request, reply: FastifyReply) =>
    reply.header("set-cookie", forgettingCookie(keeping(request)));

  /** The page where everybody begins. It forgets whoever was there before. */
  app.get<DoorRequest>("/k/:address", options, async (request, reply) => {
    const found = await visit(request);
    if (!found) return doors.nowhere(request, reply, "kiosk");
    const answer = startAnswer(found, request);
    return send(forget(request, reply).code(answer.status), answer.page);
  });

  async function visit(request: Request): Promise<DoorVisit | null> {
    const place = await doors.find(request);
    return place && doors.inside(place, (entering) => visitDoor(entering, place.doorId, "kiosk"));
  }

  function comerOf(found: DoorVisit, request: Request) {
    const minutes = found.door.idle_minutes;
    return {
      ...doors.comer(request, "kiosk"),
      frame: (language: string) => startFrame({ minutes, language }),
    };
  }

  function startAnswer(found: DoorVisit, request: Request): Answer {
    const comer = comerOf(found, request);
    const { visit: shown, promise, standing, door } = found;
    if (standing !== "open" || !shown) return shutAnswer(found, comer);
    const page = doorPage(comer, {
      visit: shown,
      promise,
      honest: ({ honest }, language) => honest.kiosk(idleText(door.idle_minutes, language)),
      fields: () => html``,
      action: `${comer.path}/start`,
      button: ({ kiosk }) => kiosk.start,
      notice: ({ kiosk }) => (request.query["left"] === "1" ? kiosk.left : null),
    });
    return { status: 200, page };
  }

  /** A new visit: whatever one there was ends. */
  app.post<DoorRequest>("/k/:address/start", options, async (request, reply) => {
    const found = await visit(request);
    if (!found) return doors.nowhere(request, reply, "kiosk");
    const { keys, visit: shown, door } = found;
    if (found.standing !== "open" || !keys || !shown) {
      const answer = startAnswer(found, request);
      return send(forget(request, reply).code(answer.status), answer.page);
    }
    const session = sessionOf(keys.code(newNonce(), door.cell).bytes);
    const asker = askerOf(found, session, request);
    const [first] = respondentPages(shown, asker).shown;
    void reply.header("set-cookie", keepingCookie(session, door.idle_minutes * 60, keeping(request)));
    return reply.redirect(
      first ? asker.links(asker.chosen).page(first.id) : doors.comer(request, "kiosk").path,
      303,
    );
  });

  function askerOf({ door }: DoorVisit, { sign }: KioskSession, request: Request): Asker {
    const { path, assets, wanted } = doors.comer(request, "kiosk");
    return {
      links: (language) => kioskLinks(path, sign, language),
      chosen: chosenIn(request) ?? wanted.find((each) => each !== "") ?? null,
      assets,
      frame: (language) =>
        kioskFrame({ path, seconds: door.idle_minutes * 60, minutes: door.idle_minutes, language }),
    };
  }

  /** Answers whoever is there; whoever isn't, or comes with an address of somebody before, is led to where one begins. */
  const present = (handle: (present: Present) => Promise<PageAnswer | null>) =>
    async function answer(request: Request, reply: FastifyReply): Promise<FastifyReply> {
      const place = await doors.find(request);
      if (!place) return doors.nowhere(request, reply, "kiosk");
      const { path } = doors.comer(request, "kiosk");
      const session = readSession(request.headers.cookie, keeping(request).address);
      if (!session) return reply.redirect(path, 303);
      if (request.query["s"] !== session.sign)
        return reply.redirect(kioskLinks(path, session.sign, chosenIn(request)).review, 303);
      const got = await doors.inside(place, async (entering) => {
        const found = await visitDoor(entering, place.doorId, "kiosk");
        if (!found) return null;
        const { within } = entering;
        const ballot = {
          workspaceId: within.workspaceId,
          campaignId: found.door.campaign_id,
          ballot: session.bytes,
        };
        const asker = askerOf(found, session, request);
        return { answer: await handle({ entering, found, session, ballot, asker, request }), found };
      });
      if (!got?.answer) return forget(request, reply).redirect(path, 303);
      const { answer, found } = got;
      void reply.header("set-cookie", keepingCookie(session, found.door.idle_minutes * 60, keeping(request)));
      return "to" in answer ? reply.redirect(answer.to, 303) : send(reply.code(answer.status), answer.page);
    };

  app.get<DoorRequest>(
    "/k/:address/pages/:page",
    options,
    present(async ({ entering: { respond, within }, ballot, asker, request }) => {
      const visit = await respond.visit(within.tx, ballot);
      return visit && formAnswer(here(visit), asker, request.params.page);
    }),
  );
  app.post<DoorRequest>(
    "/k/:address/pages/:page",
    { ...options, bodyLimit: mostRoom },
    present(async ({ entering: { respond, within }, ballot, asker, request }) => {
      const { page } = request.params;
      const posted = { ...readPosted(typeof request.body === "string" ? request.body : ""), page };
      const saved = await respond.save(within.tx, ballot, { ...posted, language: asker.chosen });
      const shown = saved && ("visit" in saved ? { ...saved, visit: here(saved.visit) } : here(saved));
      return shown && savedAnswer(shown, asker, posted);
    }),
  );
  app.get<DoorRequest>(
    "/k/:address/review",
    options,
    present(async ({ entering: { respond, within }, ballot, asker }) => {
      const visit = await respond.visit(within.tx, ballot);
      return visit && finishAnswer(here(visit), asker, "review");
    }),
  );
  app.post<DoorRequest>(
    "/k/:address/complete",
    options,
    present(async ({ entering: { respond, within }, ballot, asker }) => {
      const visit = await respond.complete(within.tx, ballot);
      return visit && completeAnswer(here(visit), asker);
    }),
  );

  /** The last page, after which the device knows nothing any more. */
  app.get<DoorRequest>("/k/:address/thanks", options, async (request, reply) => {
    const place = await doors.find(request);
    if (!place) return doors.nowhere(request, reply, "kiosk");
    const { path, assets, wanted } = doors.comer(request, "kiosk");
    const session = readSession(request.headers.cookie, keeping(request).address);
    if (request.query["s"] !== session?.sign || !session) return reply.redirect(path, 303);
    const page = await doors.inside(place, async (entering) => {
      const found = await visitDoor(entering, place.doorId, "kiosk");
      const { respond, within } = entering;
      if (!found) return null;
      const ballot = {
        workspaceId: within.workspaceId,
        campaignId: found.door.campaign_id,
        ballot: session.bytes,
      };
      const visit = await respond.visit(within.tx, ballot);
      return visit?.completed
        ? kioskThanks({ assets, path, visit, minutes: found.door.idle_minutes, wanted })
        : null;
    });
    void forget(request, reply);
    return page ? send(reply, page) : reply.redirect(path, 303);
  });

  /** Ends a visit, by the button or by itself. What was sent is kept by the ballot, which nobody can open again. */
  const ending = (more: string) =>
    async function end(request: Request, reply: FastifyReply): Promise<FastifyReply> {
      if (!(await doors.find(request))) return doors.nowhere(request, reply, "kiosk");
      return forget(request, reply).redirect(startOf(request, more), 303);
    };
  app.post<DoorRequest>("/k/:address/leave", options, ending("left=1"));
  app.get<DoorRequest>("/k/:address/idle", options, ending(""));
  function startOf(request: Request, more: string): string {
    const language = chosenIn(request);
    const query = [
      ...(language === null ? [] : [`language=${language}`]),
      ...(more === "" ? [] : [more]),
    ].join("&");
    const { path } = doors.comer(request, "kiosk");
    return query === "" ? path : `${path}?${query}`;
  }

  /** Somebody is still there: the cookie stays a while longer. */
  app.post<DoorRequest>("/k/:address/alive", options, async (request, reply) => {
    const place = await doors.find(request);
    if (!place) return doors.nowhere(request, reply, "kiosk");
    const session = readSession(request.headers.cookie, keeping(request).address);
    const door = await doors.inside(place, (entering) => visitDoor(entering, place.doorId, "kiosk"));
    if (session && door)
      void reply.header("set-cookie", keepingCookie(session, door.door.idle_minutes * 60, keeping(request)));
    return reply.code(204).send();
  });
}
