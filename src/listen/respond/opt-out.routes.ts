import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#people/access/context.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type NewsCode, readNewsCode } from "../said-and-done/news-link.service.ts";
import type { Assets } from "./document.page.ts";
import { optOutPage } from "./opt-out.page.ts";
import { type OptOutVisit, optInAgain, optOut, visitOptOut } from "./opt-out.service.ts";

interface Asked {
  Params: { code: string };
  Querystring: Readonly<Record<string, unknown>>;
}

interface Place {
  transaction: Context["transaction"];
  assets: Assets;
  chosenIn: (request: FastifyRequest<Asked>) => string | null;
  /** Answers whoever has a link that leads nowhere. */
  nowhere: (request: FastifyRequest<Asked>, reply: FastifyReply) => FastifyReply;
}

/**
 * Adds the link by which a customer asks for no more surveys. A GET asks first and stores nothing; one POST does it, without
 * cookies and whatever its body says, as mail programs' own button sends it (RFC 8058).
 */
export function addOptOutRoutes(
  app: FastifyInstance,
  { transaction, assets, chosenIn, nowhere }: Place,
): void {
  const options = { config: { logAddress: false }, bodyLimit: 4096 };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, async () => "");

  const answering = (
    work: (tx: Transaction, code: NewsCode) => Promise<OptOutVisit | null>,
    step: "ask" | "said",
  ) =>
    async function answer(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> {
      const code = readNewsCode(request.params.code);
      const visit = code && (await transaction(code.workspaceId, (tx) => work(tx, code)));
      if (!visit) return nowhere(request, reply);
      const address = `/no-surveys/${request.params.code}`;
      const page = optOutPage({ visit, address, chosen: chosenIn(request), assets }, step);
      return reply.type("text/html; charset=utf-8").send(page.toString());
    };

  app.get<Asked>("/no-surveys/:code", options, answering(visitOptOut, "ask"));
  app.post<Asked>(
    "/no-surveys/:code",
    options,
    answering((tx, code) => optOut(tx, code, new Date()), "said"),
  );
  app.post<Asked>("/no-surveys/:code/undo", options, answering(optInAgain, "said"));
}
