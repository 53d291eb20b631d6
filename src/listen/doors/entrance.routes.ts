import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "#platform/html/html.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import { isNonce, newNonce } from "../anonymous/anonymous.service.ts";
import { ballotAddress } from "../anonymous/ballot-keys.service.ts";
import { codeField, doorMessage, doorPage, languageOf } from "./door.page.ts";
import type { DoorKind } from "./door.ts";
import {
  type Answer,
  type DoorRequest,
  type DoorServer,
  fieldsOf,
  options,
  type Place,
  send,
  shutAnswer,
} from "./door-answers.routes.ts";
import {
  type DoorVisit,
  type Entering,
  enterWithCard,
  isWrongCode,
  visitDoor,
} from "./door-visit.service.ts";
import { findDoor } from "./doors.store.ts";
import { createWrongCodes } from "./wrong-codes.service.ts";

type Request = FastifyRequest<DoorRequest>;

/** Answers somebody before a door that is open; `ballot` leads them to theirs. */
type Handle = (
  entering: Entering,
  found: DoorVisit & { visit: NonNullable<DoorVisit["visit"]> },
  request: Request,
) => Promise<Answer | { ballot: Buffer }>;

type Before = (entering: Entering, doorId: string, request: Request) => Promise<Answer | null>;

/** Adds the pages of open links and of access cards. A GET stores nothing, and nothing is kept in the browser. */
export function addEntrances(app: FastifyInstance, doors: DoorServer): void {
  const wrongCodes = createWrongCodes();
  const tries = createRateLimit({ address: { times: 100, seconds: 600 } });

  /** @param before may answer without looking at what is asked; null: it doesn't */
  const answering = (kind: DoorKind, handle: Handle, before: Before = async () => null) =>
    async function answer(request: Request, reply: FastifyReply): Promise<FastifyReply> {
      const place = await doors.find(request);
      const answer =
        place &&
        (await doors.inside(place, async (entering) => {
          const early = await before(entering, place.doorId, request);
          if (early) return early;
          const found = await visitDoor(entering, place.doorId, kind);
          if (!found) return null;
          const { visit, standing } = found;
          if (standing !== "open" || !visit) return shutAnswer(found, doors.comer(request, kind));
          const got = await handle(entering, { ...found, visit }, request);
          return "ballot" in got ? { ...got, found, visit } : got;
        }));
      if (!answer) return doors.nowhere(request, reply, kind);
      if (!("ballot" in answer)) return send(reply.code(answer.status), answer.page);
      // That page's request doesn't say where it comes from: no log has a card's code beside a ballot.
      void reply.header("referrer-policy", "no-referrer");
      const language = languageOf(answer.visit, doors.comer(request, kind).wanted);
      return reply.redirect(
        `/b/${addressOf(place as Place, answer.found, answer.ballot)}?language=${language}`,
        303,
      );
    };

  app.get<DoorRequest>(
    "/o/:address",
    options,
    answering("link", async (_, { visit, promise }, request) => {
      const comer = doors.comer(request, "link");
      const page = doorPage(comer, {
        visit,
        promise,
        honest: ({ honest }) => honest.link,
        fields: () => html`<input type="hidden" name="nonce" value="${newNonce()}">`,
        action: comer.path,
        button: () => null,
      });
      return { status: 200, page };
    }),
  );
  app.post<DoorRequest>(
    "/o/:address",
    options,
    answering("link", async (_, { keys, door }, request) => {
      if (!keys) throw new Error("an open door has keys");
      return { ballot: keys.code(nonceIn(request), door.cell).bytes };
    }),
  );

  /** Where a card's code is typed. */
  function cardPage(
    { visit, promise, door }: Parameters<Handle>[1],
    { workspaceId }: Entering["within"],
    request: Request,
    entered: { code: string; problem: "unknown" | "used" | "ended" | null },
  ) {
    const comer = doors.comer(request, "cards");
    const enter = `/b/${ballotAddress({ workspaceId, campaignId: door.campaign_id, code: null })}`;
    return doorPage(comer, {
      visit,
      promise,
      honest: ({ honest }) => honest.cards,
      fields: (words) => codeField(words, nonceIn(request), { ...entered, enter }),
      action: comer.path,
      button: () => null,
    });
  }
  app.get<DoorRequest>(
    "/c/:address",
    options,
    answering("cards", async ({ within }, found, request) => {
      const { code } = request.query;
      const entered = { code: typeof code === "string" ? code.slice(0, 60) : "", problem: null };
      return { status: 200, page: cardPage(found, within, request, entered) };
    }),
  );
  app.post<DoorRequest>(
    "/c/:address",
    options,
    answering(
      "cards",
      async (entering, found, request) => {
        const code = codeIn(request);
        const got = await enterWithCard(entering, found, code, nonceIn(request));
        if (typeof got === "object") return { ballot: got.bytes };
        const comer = doors.comer(request, "cards");
        if (got === "enough") return { status: 200, page: doorMessage(comer, "enough", found.visit) };
        if (got === "unknown") await wrongCodes.count(entering.within, found.door);
        return { status: 422, page: cardPage(found, entering.within, request, { code, problem: got }) };
      },
      async (entering, doorId, request) => {
        const door = await findDoor(entering.within, doorId);
        // A right code goes on working, however many wrong ones come from the same office.
        if (door?.kind !== "cards" || !(await isWrongCode(entering, door, codeIn(request)))) return null;
        if (mayTry(request)) return null;
        await wrongCodes.count(entering.within, door);
        return { status: 429, page: doorMessage(doors.comer(request, "cards"), "slowed") };
      },
    ),
  );

  function mayTry(request: Request): boolean {
    try {
      tries.take({ address: addressKey(request.ip) });
      return true;
    } catch {
      return false;
    }
  }
}

const codeIn = (request: Request): string => (fieldsOf(request).get("code") ?? "").slice(0, 60);

const addressOf = ({ workspaceId }: Place, { door }: DoorVisit, code: Buffer): string =>
  ballotAddress({ workspaceId, campaignId: door.campaign_id, code });

/** The nonce of the page that was sent, or a new one: the same page gets the same ballot again. */
function nonceIn(request: Request): string {
  const nonce = fieldsOf(request).get("nonce") ?? "";
  return isNonce(nonce) ? nonce : newNonce();
}
