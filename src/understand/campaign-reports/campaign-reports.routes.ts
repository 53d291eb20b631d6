import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Imprint } from "#document/pdf.renderer.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { storyHtml } from "../survey-report/html/survey-html.page.ts";
import { imprintOf } from "../survey-report/imprint.service.ts";
import {
  type AskedReport,
  campaignReport,
  campaignVoices,
  kickerOf,
  type ToldCampaign,
  toldCampaign,
} from "./campaign-reports.service.ts";
import { readCampaignVoices } from "./campaign-voices.contract.ts";

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const readQuery = textValidator(
  Type.Object({
    release: Type.Optional(Uuid),
    /** Both for a report on one group, none for the whole. */
    breakdown: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    value: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  }),
  "query",
);

/** Reports on survey campaigns and their groups as files. */
export function addCampaignReports({ app, bind, guard, transaction }: Context, press: PdfPress): void {
  bind(app, readCampaignVoices, ({ params: { workspace, campaign } }) =>
    transaction(workspace, (tx) => campaignVoices(tx, workspace, campaign)),
  );
  const { check } = guard("results.read");
  const serve = (
    name: string,
    answer: (
      told: ToldCampaign,
      imprint: Imprint,
      reply: FastifyReply,
    ) => Promise<FastifyReply> | FastifyReply,
  ) =>
    app.get(`/api/workspaces/:workspace/campaign-surveys/:campaign/${name}`, {
      onRequest: check,
      handler: async (request, reply) => {
        const { workspace, ...asked } = askedOf(request);
        const { told, imprint } = await transaction(workspace, async (tx) => ({
          told: await toldCampaign(tx, workspace, asked),
          imprint: await imprintOf(tx, workspace),
        }));
        return answer(told, imprint, reply);
      },
    });
  serve("report.html", (told, imprint, reply) =>
    sendDownload(reply, {
      name: `${told.name}.html`,
      type: "text/html; charset=utf-8",
      content: storyHtml(
        {
          story: told.story,
          results: told.results,
          kicker: kickerOf(told.source),
          words: told.words,
          program: told.source.program,
        },
        imprint,
      ),
    }),
  );
  serve("report.pdf", async (told, imprint, reply) => {
    const report = campaignReport(told, imprint.brand);
    const content = await press.render(report, abortedWith(reply), "foreground", imprint);
    return sendDownload(reply, { name: `${told.name}.pdf`, type: "application/pdf", content });
  });
}

function askedOf({ params, query }: FastifyRequest): AskedReport & { workspace: string } {
  const [path, extra] = [readParams(params), readQuery(query)];
  if (path.problems || extra.problems)
    throw invalidInput([...(path.problems ?? []), ...(extra.problems ?? [])]);
  const { release, breakdown, value } = extra.value;
  const group = breakdown !== undefined && value !== undefined ? { breakdown, value } : undefined;
  return { ...path.value, release, group };
}
