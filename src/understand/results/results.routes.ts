import type { FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { groupReport } from "./group-report.service.ts";
import { heatmapOf } from "./heatmap.service.ts";
import { overviewOf } from "./overview.service.ts";
import {
  readHeatmap,
  readOverview,
  readQuestionResults,
  readStatements,
  readTexts,
  readTrust,
} from "./result-pages.contract.ts";
import { questionResultsOf, statementsOf, textsOf, trustOf } from "./result-parts.service.ts";
import { listResults, takeSnapshot } from "./results.contract.ts";
import { notReleased, resultsNotFound } from "./results.errors.ts";
import { figuresCsv } from "./results.export.ts";
import { askForSnapshot, findReleased, listOfResults } from "./results.service.ts";

/** Results of campaigns: to read, as files, and snapshots of them. */
export function addResultRoutes(context: Context, press: PdfPress): void {
  const { app, bind, jobs, transaction } = context;
  bind(app, listResults, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => listOfResults(tx, workspace)),
  );
  bind(app, takeSnapshot, ({ params: { workspace, campaign }, actor }) =>
    transaction(workspace, (tx) => askForSnapshot(tx, jobs, actor, workspace, campaign)),
  );
  addResultPages(context);
  addDownloads(context, press);
}

function addResultPages({ app, bind, transaction }: Context): void {
  bind(app, readOverview, ({ params: { workspace, campaign }, query, actor }) =>
    transaction(workspace, (tx) => overviewOf(tx, actor, workspace, campaign, query)),
  );
  bind(app, readHeatmap, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => heatmapOf(tx, workspace, campaign, query)),
  );
  bind(app, readStatements, ({ params: { workspace, campaign, competency }, query }) =>
    transaction(workspace, (tx) => statementsOf(tx, workspace, campaign, competency, query.release)),
  );
  bind(app, readTrust, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => trustOf(tx, workspace, campaign, query.release)),
  );
  bind(app, readQuestionResults, ({ params: { workspace, campaign }, query }) =>
    transaction(workspace, (tx) => questionResultsOf(tx, workspace, campaign, query.release)),
  );
  bind(app, readTexts, ({ params: { workspace, campaign, question }, query }) =>
    transaction(workspace, (tx) => textsOf(tx, workspace, campaign, question, query)),
  );
}

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const DownloadQuery = Type.Object({
  release: Type.Optional(Uuid),
  /** Path of the unit that a report or its figures are about; the organisation where nothing is said. */
  unit: Type.Optional(Type.String({ maxLength: 4000 })),
});
const readQuery = textValidator(DownloadQuery, "query");

function addDownloads({ app, guard, transaction }: Context, press: PdfPress): void {
  const { check } = guard("results.read");
  const serve = (name: string, answer: (asked: Asked, reply: FastifyReply) => Promise<FastifyReply>) =>
    app.get(`/api/workspaces/:workspace/campaigns/:campaign/results/${name}`, {
      onRequest: check,
      handler: (request, reply) => answer(asked(request), reply),
    });

  const released = ({ workspace, campaign, release }: Asked) =>
    transaction(workspace, async (tx) => {
      const found = await findReleased(tx, workspace, campaign, release);
      if (!found.release) throw notReleased();
      return { ...found, results: found.release.results };
    });

  serve("figures.csv", async (wanted, reply) => {
    const { survey, organisation, results } = await released(wanted);
    const { unit = "" } = wanted;
    if (unit !== "" && !results.profile?.units.some(({ path }) => path === unit)) throw resultsNotFound();
    const content = figuresCsv(results, survey.profile, organisation, unit);
    const about = unit === "" ? "" : ` - ${unit.replaceAll("/", " - ")}`;
    return sendDownload(reply, {
      name: `${survey.name}${about}.csv`,
      type: "text/csv; charset=utf-8",
      content,
    });
  });
  serve("results.json", async (wanted, reply) => {
    const { survey, results } = await released(wanted);
    const content = `${JSON.stringify(results, null, 2)}\n`;
    return sendDownload(reply, {
      name: `${survey.name}.json`,
      type: "application/json; charset=utf-8",
      content,
    });
  });
  serve("report.pdf", async ({ workspace, campaign, release, unit = "" }, reply) => {
    const { report, name } = await transaction(workspace, (tx) =>
      groupReport(tx, workspace, campaign, release, unit),
    );
    const content = await press.render(report, abortedWith(reply));
    return sendDownload(reply, { name, type: "application/pdf", content });
  });
}

type Asked = { workspace: string; campaign: string } & Static<typeof DownloadQuery>;

function asked({ params, query }: FastifyRequest): Asked {
  const [path, extra] = [readParams(params), readQuery(query)];
  if (path.problems || extra.problems)
    throw invalidInput([...(path.problems ?? []), ...(extra.problems ?? [])]);
  return { ...path.value, ...extra.value };
}
