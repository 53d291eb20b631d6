import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#people/access/context.ts";
import { tidy } from "#people/access/names.ts";
import { AppError, isKind } from "#platform/errors.ts";
import type { Html } from "#platform/html/html.ts";
import { shortStyle } from "#platform/html/short-style.ts";
import { servePageFile, statusOf } from "#platform/http/page-files.ts";
import { addressKey, createRateLimit } from "#platform/http/rate-limit.ts";
import { longDate } from "#understand/profile/wording.ts";
import { checkInForm, checkInSaved, stopPage } from "./check-in.page.ts";
import { type CheckIn, type Mark, marks, saysNothing } from "./check-in.ts";
import { longestText } from "./clauses.ts";
import { checkInChanged, weekNotOpen } from "./contract.errors.ts";
import { contractMessage } from "./contract-document.page.ts";
import { type ContractCode, readContractCode } from "./contract-link.service.ts";
import type { ContractWork, ContractWorkIn } from "./contract-work.service.ts";
import {
  answerSupport,
  checkInByLink,
  type Visited,
  visitCheckIn,
  visitSupport,
} from "./link-visit.service.ts";
import { pauseReminders, stopReminders } from "./reminders.service.ts";
import { supportPage } from "./support.page.ts";

/** Bytes of a form: two long texts in any script. */
const bodyLimit = 100_000;

interface Asked {
  Params: { code: string };
  Querystring: Readonly<Record<string, unknown>>;
}

/** A page, or the address of one. */
type Answer = { status?: number; page: Html } | { to: string };

interface Visitor {
  code: ContractCode;
  /** Of the page that the link opens. */
  address: string;
  style: string;
  query: Readonly<Record<string, unknown>>;
  form: URLSearchParams;
  inside<T>(work: (work: ContractWork) => Promise<T>): Promise<T>;
}

type Handle = (visitor: Visitor) => Promise<Answer | "ended" | null>;

/** Adds the pages that links in mails open. Whoever has the link is meant; nobody signs in. A GET stores nothing. */
export function addContractLinkRoutes({ app: server, log }: Context, inWorkspace: ContractWorkIn): void {
  // Whoever has a right link is never kept waiting, however many wrong ones come from the same office.
  const wrongCodes = createRateLimit({ address: { times: 100, seconds: 600 } });

  async function routes(app: FastifyInstance): Promise<void> {
    const style = addStyle(app);
    const options = { config: { logAddress: false }, bodyLimit };
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      async (_: unknown, body: string) => body,
    );
    app.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status >= 500) log.error({ err: error, requestId: request.id }, "request failed");
      if (error instanceof AppError) void reply.headers(error.headers);
      return send(reply.code(status), problemPage(style, status));
    });

    const answering = (purpose: string, handle: Handle) =>
      async function answer(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> {
        const code = readContractCode(request.params.code);
        const answer =
          code &&
          (await handle({
            code,
            address: `/contract/${purpose}/${request.params.code}`,
            style,
            query: request.query,
            form: new URLSearchParams(typeof request.body === "string" ? request.body : ""),
            inside: (work) => inWorkspace(code.workspaceId, work),
          }));
        if (answer === null) {
          wrongCodes.take({ address: addressKey(request.ip) });
          return send(reply.code(404), unknownPage(style));
        }
        if (answer === "ended") return send(reply.code(410), endedPage(style));
        if ("to" in answer) return reply.redirect(answer.to, 303);
        return send(reply.code(answer.status ?? 200), answer.page);
      };
    const get = (purpose: string, rest: string, handle: Handle) =>
      app.get<Asked>(`/contract/${purpose}/:code${rest}`, options, answering(purpose, handle));
    const post = (purpose: string, rest: string, handle: Handle) =>
      app.post<Asked>(`/contract/${purpose}/:code${rest}`, options, answering(purpose, handle));

    get("check-in", "", (visitor) => seen(visitor, (visit) => checkInForm({ ...visitor, visit }, null)));
    get("check-in", "/saved", (visitor) => seen(visitor, (visit) => checkInSaved({ ...visitor, visit })));
    get("check-in", "/stop", (visitor) => seen(visitor, (visit) => stopPage({ ...visitor, visit })));
    post("check-in", "", saveWeek);
    post("check-in", "/stop", stopOrPause);
    get("support", "", async ({ code, inside, ...page }) =>
      open(await inside((work) => visitSupport(work, code)), (visit) => ({
        page: supportPage({ ...page, visit }, false),
      })),
    );
    post("support", "", answer);
  }
  void server.register(routes);
}

const open = <Visit extends object>(
  visited: Visited<Visit>,
  show: (visit: Visit) => Answer,
): Answer | "ended" | null => (visited === null || visited === "ended" ? visited : show(visited));

const weekIn = (text: unknown): string | null =>
  typeof text === "string" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;

type Shown = Parameters<typeof checkInSaved>[0]["visit"];

const seen = async ({ code, inside, query }: Visitor, show: (visit: Shown) => Html) =>
  open(await inside((work) => visitCheckIn(work, code, weekIn(query["week"]))), (visit) => ({
    page: show(visit),
  }));

function checkInOf(form: URLSearchParams): CheckIn | null {
  const week = weekIn(form.get("week"));
  if (week === null) return null;
  const revision = Number(form.get("revision"));
  const given = ["g1", "g2", "g3"].flatMap((id): [string, Mark][] => {
    const mark = marks.find((each) => each === form.get(id));
    return mark ? [[id, mark]] : [];
  });
  const text = (name: string) => (form.get(name) ?? "").slice(0, longestText);
  return {
    week,
    marks: Object.fromEntries(given),
    note: text("note"),
    learned: text("learned"),
    revision: Number.isSafeInteger(revision) ? revision : 0,
  };
}

/** Saves a week; what can't be saved is shown again as it was typed. */
async function saveWeek(visitor: Visitor): ReturnType<Handle> {
  const { code, address, form, inside } = visitor;
  const typed = checkInOf(form);
  const week = typed?.week ?? null;
  const again = async (status: number, problem: "changed" | "empty") =>
    open(await inside((work) => visitCheckIn(work, code, week)), (visit) => ({
      status,
      page: checkInForm({ ...visitor, visit }, typed && { typed, problem }),
    }));
  if (!typed || (saysNothing(typed) && typed.revision === 0)) return again(422, "empty");
  try {
    const saved = await inside((work) => checkInByLink(work, code, typed));
    return open(saved, () => ({ to: `${address}/saved?week=${typed.week}` }));
  } catch (error) {
    if (isKind(error, checkInChanged) || isKind(error, weekNotOpen)) return again(409, "changed");
    throw error;
  }
}

/** Mail programs' one-click button says nothing but "List-Unsubscribe=One-Click", which stops. */
async function stopOrPause({ code, form, inside, style }: Visitor): ReturnType<Handle> {
  const weeks = [1, 2, 3, 4].find((each) => String(each) === form.get("weeks"));
  return inside(async (work) => {
    const visit = await visitCheckIn(work, code, null, true);
    if (visit === null || visit === "ended") return visit;
    if (form.get("do") === "pause" && weeks !== undefined) {
      const until = await pauseReminders(work, visit.row, weeks);
      const text = `No reminder comes before ${longDate(until)}. Your contract stays as it is.`;
      return { page: contractMessage(style, "The reminders pause", text) };
    }
    await stopReminders(work, visit.row);
    return {
      page: contractMessage(
        style,
        "The reminders are stopped",
        "You will get no more of these mails. Your contract stays as it is.",
        "To have them again, sign in and open your contract from your page.",
      ),
    };
  });
}

async function answer({ code, address, style, form, inside }: Visitor): ReturnType<Handle> {
  const accept = form.get("answer") === "accept";
  const name = tidy((form.get("name") ?? "").replace(/\p{Cc}+/gu, " ").toWellFormed()).slice(0, 200);
  if (accept && name === "")
    return open(await inside((work) => visitSupport(work, code)), (visit) => ({
      status: 422,
      page: supportPage({ address, style, visit }, true),
    }));
  if (!accept && form.get("answer") !== "decline")
    return open(await inside((work) => visitSupport(work, code)), () => ({ to: address }));
  const version = Number(form.get("version"));
  const given = accept ? { accept, name, version } : { accept: false as const };
  return open(await inside((work) => answerSupport(work, code, given)), () => ({ to: address }));
}

const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.type("text/html; charset=utf-8").send(page.toString());

const unknownPage = (style: string): Html =>
  contractMessage(
    style,
    "This link leads nowhere",
    "Perhaps a part of it was lost on the way. Open it from the mail, or copy the whole of it.",
  );

const endedPage = (style: string): Html =>
  contractMessage(
    style,
    "This link has ended",
    "The contract has come to its end, or the link was replaced or taken back. Nothing is left to do here.",
    "If the contract is yours, sign in and open it from your page.",
  );

function problemPage(style: string, status: number): Html {
  if (status === 413)
    return contractMessage(style, "That was too long", "Go back, shorten it, and save again.");
  if (status === 429)
    return contractMessage(style, "Too many wrong links", "Wait some minutes, then open your link again.");
  return contractMessage(
    style,
    "That did not work",
    "Nothing was saved. Go back, and try again in a minute; what you typed is still there.",
  );
}

/** Serves the pages' style. @returns its address */
function addStyle(app: FastifyInstance): string {
  const read = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");
  const content = shortStyle(read("../../listen/respond/respond.css") + read("contract-pages.css"));
  return servePageFile(app, { folder: "/assets-contract", name: "contract", ending: "css", content });
}
