import type { FastifyReply } from "fastify";
import { type Static, type TObject, Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Report } from "#document/report.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { textValidator } from "#platform/http/validator.ts";
import { listMyReports, listPersonalReports } from "./personal-reports.contract.ts";
import { reportNotFound } from "./personal-reports.errors.ts";
import { myReport, myReports, personalReportOf, personalReports } from "./personal-reports.service.ts";

/** Reads the parameters of a path; one that is no id names no report. */
function paramsOf<Schema extends TObject>(schema: Schema): (params: unknown) => Static<Schema> {
  const read = textValidator(schema, "path");
  return (params) => {
    const checked = read(params);
    if (checked.problems) throw reportNotFound();
    return checked.value;
  };
}

const checkQuery = textValidator(
  Type.Object({ language: Type.Optional(Type.String({ maxLength: 35 })) }),
  "query",
);

/** The language that is asked for; one that there is nothing in is not minded. */
function languageIn(query: unknown): string | null {
  const checked = checkQuery(query);
  return checked.problems ? null : (checked.value.language ?? null);
}

const readOwn = paramsOf(Type.Object({ workspace: Uuid, invitation: Uuid }));
const readOther = paramsOf(Type.Object({ workspace: Uuid, campaign: Uuid, invitation: Uuid }));

/** Personal reports: one's own, and those of a campaign's people. They are made when somebody asks for them. */
export function addPersonalReportRoutes({ app, bind, guard, transaction }: Context, press: PdfPress): void {
  bind(app, listMyReports, ({ params: { workspace }, actor }) =>
    transaction(workspace, (tx) => myReports(tx, actor, workspace)),
  );
  bind(app, listPersonalReports, ({ params: { workspace, campaign }, query, actor }) =>
    transaction(workspace, (tx) => personalReports(tx, actor, workspace, campaign, pageOf(query))),
  );

  const send = async (reply: FastifyReply, { report, name }: { report: Report; name: string }) => {
    const content = await press.render(report, abortedWith(reply));
    return sendDownload(reply, { name, type: "application/pdf", content });
  };
  const member = guard("member");
  app.get("/api/workspaces/:workspace/my/reports/:invitation/report.pdf", {
    onRequest: member.check,
    handler: async (request, reply) => {
      const { workspace, invitation } = readOwn(request.params);
      const actor = member.actor(request);
      const language = languageIn(request.query);
      const made = await transaction(workspace, (tx) => myReport(tx, actor, workspace, invitation, language));
      return send(reply, made);
    },
  });
  const programme = guard("campaigns.read");
  app.get("/api/workspaces/:workspace/campaigns/:campaign/reports/:invitation/report.pdf", {
    onRequest: programme.check,
    handler: async (request, reply) => {
      const { workspace, campaign, invitation } = readOther(request.params);
      const actor = programme.actor(request);
      const made = await transaction(workspace, (tx) =>
        personalReportOf(tx, actor, workspace, campaign, invitation, languageIn(request.query)),
      );
      return send(reply, made);
    },
  });
}

const pageOf = ({
  search = "",
  limit = 50,
  offset = 0,
}: {
  search?: string;
  limit?: number;
  offset?: number;
}) => ({
  search,
  limit,
  offset,
});
