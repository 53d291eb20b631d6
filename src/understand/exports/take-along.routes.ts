import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { textValidator } from "#platform/http/validator.ts";
import { campaignSurvey, campaignSurveysOf } from "../campaign-surveys/campaign-surveys.service.ts";
import { themesForReport } from "../comments/released-themes.service.ts";
import { answerCsv } from "./answer-csv.writer.ts";
import { createExportsUnderWay, type ExportsUnderWay } from "./answer-progress.ts";
import { answerSav } from "./answer-sav.writer.ts";
import type { AnswerTable } from "./answer-table.service.ts";
import type { AnswerChoice } from "./answer-ticket.service.ts";
import { answerWorkbook } from "./answer-workbook.writer.ts";
import type { ReleasedFigures } from "./figure-rows.ts";
import { figuresCsv, figuresWorkbook } from "./figures.writer.ts";
import * as contract from "./take-along.contract.ts";
import { takeAlongNotFound, ticketOver } from "./take-along.errors.ts";
import { askForAnswers, requireOwnAnswers, takeAlong, ticketedAnswers } from "./take-along.service.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const csvType = "text/csv; charset=utf-8";
const campaignPath = "/api/workspaces/:workspace/campaigns/:campaign";
const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const readTicket = textValidator(Type.Object({ ticket: Type.String({ maxLength: 2000 }) }), "query");

/** Files that people take along: single answers for those who may see them, released figures. */
export function addTakeAlongRoutes(context: Context): void {
  const { app, bind, transaction } = context;
  bind(app, contract.readTakeAlong, ({ params: { workspace, campaign }, actor }) =>
    transaction(workspace, async (tx) => {
      const surveys = await campaignSurveysOf(tx, workspace);
      const hasFigures = surveys.some((survey) => survey.campaign === campaign);
      return takeAlong({ tx, actor, workspaceId: workspace, campaignId: campaign }, hasFigures);
    }),
  );
  bind(app, contract.askForAnswers, ({ params: { workspace, campaign }, body, actor }) =>
    transaction(workspace, async (tx) => {
      const ticket = await askForAnswers(
        { tx, actor, workspaceId: workspace, campaignId: campaign },
        body,
        new Date(),
      );
      return {
        path: `/api/workspaces/${workspace}/campaigns/${campaign}/answer-exports/file?ticket=${ticket}`,
      };
    }),
  );
  addAnswers(context, createExportsUnderWay());
  addFigures(context);
}

function addAnswers({ app, bind, guard, transaction }: Context, underWay: ExportsUnderWay): void {
  const { check, actor } = guard("campaigns.read");
  const ofOne = (asker: Actor, ticket: string) => `${asker.user.id} ${ticket}`;
  bind(app, contract.readAnswerProgress, ({ params: { workspace, campaign }, query, actor: asker }) =>
    transaction(workspace, async (tx) => {
      await requireOwnAnswers({ tx, actor: asker, workspaceId: workspace, campaignId: campaign });
      return underWay.of(ofOne(asker, query.ticket));
    }),
  );
  app.get(`${campaignPath}/answer-exports/file`, {
    onRequest: check,
    handler: async (request, reply) => {
      const [params, query] = [readParams(request.params), readTicket(request.query)];
      if (params.problems) throw takeAlongNotFound();
      if (query.problems) throw ticketOver();
      const { workspace, campaign } = params.value;
      const { ticket } = query.value;
      const now = new Date();
      const scope = { actor: actor(request), workspaceId: workspace, campaignId: campaign };
      const { table, choice } = await ticketedAnswers(transaction, scope, ticket, now);
      const rows = underWay.counted(ofOne(scope.actor, ticket), table.count, table.rows);
      return sendAnswers(reply, { ...table, rows }, choice, now);
    },
  });
}

function sendAnswers(
  reply: FastifyReply,
  table: AnswerTable,
  { format }: AnswerChoice,
  now: Date,
): FastifyReply {
  const name = `${table.title} - answers.${format}`;
  const stream = (parts: AsyncGenerator<string | Uint8Array>) => Readable.from(parts, { objectMode: false });
  switch (format) {
    case "xlsx":
      return sendDownload(reply, { name, type: workbookType, content: stream(answerWorkbook(table)) });
    case "csv":
      return sendDownload(reply, { name, type: csvType, content: stream(answerCsv(table)) });
    case "sav":
      return sendDownload(reply, {
        name,
        type: "application/x-spss-sav",
        content: stream(answerSav(table, now)),
      });
  }
}

function addFigures({ app, guard, transaction }: Context): void {
  const { check } = guard("results.read");
  const serve = (
    ending: "csv" | "xlsx",
    send: (reply: FastifyReply, figures: ReleasedFigures) => FastifyReply,
  ) =>
    app.get(`${campaignPath}/take-along/figures.${ending}`, {
      onRequest: check,
      handler: async (request: FastifyRequest, reply) => {
        const params = readParams(request.params);
        if (params.problems) throw takeAlongNotFound();
        const { workspace, campaign } = params.value;
        const figures = await transaction(workspace, async (tx) => ({
          survey: (await campaignSurvey(tx, workspace, campaign)).survey,
          themes: await themesForReport(tx, workspace, campaign),
        }));
        return send(reply, figures);
      },
    });
  serve("csv", (reply, figures) =>
    sendDownload(reply, {
      name: `${figures.survey.campaign.name} - figures.csv`,
      type: csvType,
      content: Readable.from(figuresCsv(figures), { objectMode: false }),
    }),
  );
  serve("xlsx", (reply, figures) =>
    sendDownload(reply, {
      name: `${figures.survey.campaign.name} - figures.xlsx`,
      type: workbookType,
      content: Readable.from(figuresWorkbook(figures), { objectMode: false }),
    }),
  );
}
