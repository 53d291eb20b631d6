import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#people/access/context.ts";
import { AppError } from "#platform/errors.ts";
import type { Html } from "#platform/html/html.ts";
import { statusOf } from "#platform/http/page-files.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import { acceptedLanguages, chosenIn } from "../respond/asked-language.ts";
import { addAssets } from "../respond/assets.routes.ts";
import type { Assets } from "../respond/document.page.ts";
import { linksFor } from "../respond/links.ts";
import { createRespond, type Respond } from "../respond/respond.service.ts";
import { respondentPages, strangersPage } from "../respond/respondent.page.ts";
import { type Comer, doorMessage, languageOf } from "./door.page.ts";
import { type DoorKind, doorPath, readAddress } from "./door.ts";
import type { DoorVisit, Entering } from "./door-visit.service.ts";
import { findAddress } from "./doors.store.ts";

/** A page and its status. */
export interface Answer {
  status: number;
  page: Html;
}

/** A request for a door's pages. */
export interface DoorRequest {
  Params: { address: string; page: string };
  Querystring: Readonly<Record<string, unknown>>;
}

/** A workspace that nobody has: what is read there is no workspace's. */
const nowhereYet = "00000000-0000-0000-0000-000000000000";

/** Addresses that are kept in memory. */
const keptPlaces = 10_000;

/** Where an address leads. */
export interface Place {
  workspaceId: string;
  doorId: string;
}

/** What routes of doors share: finding the door, pages of all doors' kinds, and what happens where there is none. */
export interface DoorServer {
  assets: Assets;
  respond: Respond;
  /** Does something inside the workspace that a door belongs to. */
  inside<T>(place: Place, work: (entering: Entering) => Promise<T>): Promise<T>;
  /** Finds the door of an address; null where there is none. */
  find(request: FastifyRequest<DoorRequest>): Promise<Place | null>;
  comer(request: FastifyRequest<DoorRequest>, kind: DoorKind): Comer;
  /** Answers an address that leads nowhere. */
  nowhere(request: FastifyRequest<DoorRequest>, reply: FastifyReply, kind: DoorKind): FastifyReply;
}

/** Routes of doors tell the log no addresses, and their forms are short. */
export const options = { config: { logAddress: false }, bodyLimit: 64 * 1024 };

/** @param add the routes; they read forms as text, and show errors as respondents' pages do */
export function serveDoors(
  { app: server, transaction, jobs, key, log }: Context,
  add: (app: FastifyInstance, doors: DoorServer) => void,
): void {
  const respond = createRespond(jobs, key);
  const wrongAddresses = createRateLimit({ address: { times: 100, seconds: 600 } });

  // Where an address leads never changes.
  const places = new Map<string, Place>();
  async function lookUp(address: string): Promise<Place | null> {
    const found = await transaction(nowhereYet, (tx) => findAddress(tx, address));
    if (!found) return null;
    const place = { workspaceId: found.workspace_id, doorId: found.door_id };
    if (places.size >= keptPlaces) places.clear();
    places.set(address, place);
    return place;
  }

  async function routes(app: FastifyInstance): Promise<void> {
    const assets = addAssets(app, { name: "doors", style: read("doors.css"), script: read("kiosk.js") });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "string" }, async (_: unknown, body: string) => body);
    app.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status >= 500) log.error({ err: error, requestId: request.id }, "request failed");
      if (error instanceof AppError) void reply.headers(error.headers);
      const kind = status === 413 ? "tooLarge" : status === 429 ? "tooOften" : "broken";
      return send(reply.code(status), strangersPage(kind, request.headers["accept-language"], assets));
    });
    const doors: DoorServer = {
      assets,
      respond,
      inside: ({ workspaceId }, work) =>
        transaction(workspaceId, (tx) =>
          work({ within: { tx, workspaceId }, respond, key, now: new Date() }),
        ),
      async find({ params }) {
        const address = readAddress(params.address);
        return address === null ? null : (places.get(address) ?? (await lookUp(address)));
      },
      comer: (request, kind) => ({
        assets,
        path: doorPath(kind, readAddress(request.params.address) ?? ""),
        wanted: [chosenIn(request) ?? "", ...acceptedLanguages(request.headers["accept-language"])],
      }),
      nowhere(request, reply, kind) {
        wrongAddresses.take({ address: addressKey(request.ip) });
        return send(reply.code(404), doorMessage(doors.comer(request, kind), "unknown"));
      },
    };
    add(app, doors);
  }
  void server.register(routes);
}

/** Says why a door lets nobody in. */
export function shutAnswer({ standing, visit }: DoorVisit, comer: Comer): Answer {
  const { assets, path, frame, wanted } = comer;
  if (standing === "closed" && visit) {
    const links = (language: string | null) => linksFor(path, language);
    const chosen = languageOf(visit, wanted);
    const pages = respondentPages(visit, { links, chosen, assets, ...(frame && { frame }) });
    return { status: 200, page: pages.closed(null) };
  }
  const why = standing === "soon" || standing === "enough" ? standing : "shut";
  return { status: why === "soon" ? 503 : 200, page: doorMessage(comer, why, visit) };
}

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), "utf8");

export const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.type("text/html; charset=utf-8").send(page.toString());

/** A form's fields. */
export const fieldsOf = ({ body }: FastifyRequest<DoorRequest>): URLSearchParams =>
  new URLSearchParams(typeof body === "string" ? body : "");
