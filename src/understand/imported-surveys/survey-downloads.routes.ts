import type { FastifyReply, FastifyRequest } from "fastify";
import { type Static, type TObject, Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Imprint } from "#document/pdf.renderer.ts";
import { publishedFidelity } from "#listen/survey-files/published-fidelity.ts";
import type { Fidelity, Mapping } from "#listen/survey-files/survey-file.ts";
import type { Actor, Permission } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { surveyHtml } from "../survey-report/html/survey-html.page.ts";
import { imprintOf } from "../survey-report/imprint.service.ts";
import { surveyReport } from "../survey-report/survey-report.ts";
import { surveyStory } from "../survey-report/survey-story.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { importResults, made, waveResults } from "./imported-surveys.service.ts";
import { itemsCsv } from "./items.export.ts";

/** What a download is made of. */
interface Told {
  title: string;
  /** ISO date that reports carry. */
  date: string;
  results: SurveyResults;
  /** As it is published: files are handed on. */
  fidelity: Fidelity;
  mapping: Mapping;
  /** Who publishes reports of the workspace. */
  imprint: Imprint;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const ImportParams = Type.Object({ workspace: Uuid, import: Uuid });
const WaveParams = Type.Object({ workspace: Uuid, survey: Uuid, wave: Uuid });

/** Results as files: of one's own imports, and of waves that are kept. */
export function addSurveyDownloads(context: Context, press: PdfPress): void {
  const { transaction } = context;
  const ofImport = ({ workspace, import: id }: Static<typeof ImportParams>, actor: Actor): Promise<Told> =>
    transaction(workspace, async (tx) => {
      const scope = { tx, workspaceId: workspace, actor };
      const { found, results, fidelity, computedAt } = await importResults(scope, id);
      const title = found.survey_name ?? found.file_name.replace(/\.[a-z]{2,4}$/i, "");
      const published = publishedFidelity(fidelity, results.minimum);
      const { mapping } = fidelity;
      const imprint = await imprintOf(tx, workspace);
      return { title, date: dayOf(computedAt), results, fidelity: published, mapping, imprint };
    });
  const ofWave = ({ workspace, survey, wave }: Static<typeof WaveParams>, actor: Actor): Promise<Told> =>
    transaction(workspace, async (tx) => {
      const found = await waveResults({ tx, workspaceId: workspace, actor }, survey, wave);
      const { results, fidelity } = found;
      const title = `${found.survey.name}, ${found.wave.name}`;
      const imprint = await imprintOf(tx, workspace);
      return { title, date: found.wave.to, results, fidelity, mapping: {}, imprint };
    });
  const ownPath = "/api/workspaces/:workspace/survey-imports/:import";
  const own = serving(context, "campaigns.write", ownPath, ImportParams, ofImport);
  const keptPath = "/api/workspaces/:workspace/surveys/:survey/waves/:wave";
  const kept = serving(context, "results.read", keptPath, WaveParams, ofWave);
  for (const serve of [own, kept]) {
    serve("results.json", ({ results, title }, reply) => sendJson(reply, title, results));
    serve("items.csv", ({ results, title }, reply) =>
      sendDownload(reply, {
        name: `${title}.csv`,
        type: "text/csv; charset=utf-8",
        content: itemsCsv(results),
      }),
    );
    serve("report.html", (told, reply) =>
      sendDownload(reply, {
        name: `${told.title}.html`,
        type: "text/html; charset=utf-8",
        content: surveyHtml(sourceOf(told), told.imprint),
      }),
    );
    serve("report.pdf", async (told, reply) => {
      const source = sourceOf(told);
      const { imprint } = told;
      const report = surveyReport(source, surveyStory(source), imprint.brand.name);
      const content = await press.render(report, abortedWith(reply), "foreground", imprint);
      return sendDownload(reply, { name: `${told.title}.pdf`, type: "application/pdf", content });
    });
  }
  own("fidelity.json", ({ fidelity, title }, reply) => sendJson(reply, `${title} - fidelity`, fidelity));
  own("mapping.json", ({ mapping, title }, reply) => sendJson(reply, `${title} - mapping`, mapping));
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

const sourceOf = ({ mapping: _, imprint: __, ...told }: Told) => ({
  ...told,
  made,
  place: "elsewhere" as const,
});

const sendJson = (reply: FastifyReply, name: string, value: unknown) =>
  sendDownload(reply, {
    name: `${name}.json`,
    type: "application/json; charset=utf-8",
    content: json(value),
  });

type Answer = (told: Told, reply: FastifyReply) => Promise<FastifyReply> | FastifyReply;

/** Makes what serves files below an address. */
function serving<Params extends TObject, Needed extends Exclude<Permission, "public">>(
  { app, guard }: Context,
  permission: Needed,
  path: string,
  schema: Params,
  read: (params: Static<Params>, actor: Actor) => Promise<Told>,
): (name: string, answer: Answer) => void {
  const { check, actor } = guard(permission);
  const readParams = textValidator(schema, "path");
  return (name, answer) => {
    app.get(`${path}/${name}`, {
      onRequest: check,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const params = readParams(request.params);
        if (params.problems) throw invalidInput(params.problems);
        return answer(await read(params.value, actor(request) as Actor), reply);
      },
    });
  };
}
