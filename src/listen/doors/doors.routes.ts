import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { brandOf } from "#people/brand/brand.service.ts";
import { logoEndings } from "#people/brand/page-brand.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { localTimeOf } from "../campaigns/schedule.ts";
import { endCards, planCards, storeCards } from "./cards.service.ts";
import { doorPath } from "./door.ts";
import { serveDoors } from "./door-answers.routes.ts";
import * as contract from "./doors.contract.ts";
import { languageUnknown } from "./doors.errors.ts";
import { addDoor, changeDoor, doorsOf, doorToPrint, removeDoor, setDoor } from "./doors.service.ts";
import type { Within } from "./doors.store.ts";
import { addEntrances } from "./entrance.routes.ts";
import { cardsReport, posterReport } from "./handouts.service.ts";
import { addKiosk } from "./kiosk.routes.ts";
import { qrCodeOf, qrPng, qrSvg } from "./qr-code.service.ts";

/** Doors of anonymous campaigns: how they are run, what is printed of them, and the pages behind them. */
export function addDoorRoutes(context: Context, press: PdfPress): void {
  const { app, bind, transaction, key, origin } = context;
  const inside = <T>(workspaceId: string, work: (within: Within) => Promise<T>): Promise<T> =>
    transaction(workspaceId, (tx) => work({ tx, workspaceId }));

  bind(app, contract.listDoors, ({ params: { workspace, campaign } }) =>
    inside(workspace, async (within) => ({ ...(await doorsOf(within, campaign)), origin: origin() })),
  );
  bind(app, contract.addDoor, ({ params: { workspace, campaign }, body, actor }) =>
    inside(workspace, async (within) => ({ door: await addDoor(within, actor, campaign, body) })),
  );
  bind(app, contract.changeDoor, ({ params: { workspace, campaign, door }, body, actor }) =>
    inside(workspace, async (within) => ({
      revision: await changeDoor(within, actor, { campaignId: campaign, doorId: door }, body),
    })),
  );
  bind(app, contract.setDoor, ({ params: { workspace, campaign, door }, body, actor }) =>
    inside(workspace, async (within) => {
      await setDoor(within, actor, { campaignId: campaign, doorId: door }, body.isOpen);
      return null;
    }),
  );
  bind(app, contract.removeDoor, ({ params: { workspace, campaign, door }, actor }) =>
    inside(workspace, async (within) => {
      await removeDoor(within, actor, { campaignId: campaign, doorId: door });
      return null;
    }),
  );
  bind(app, contract.makeCards, async ({ params: { workspace, campaign, door }, body, actor }) => {
    const place = { campaignId: campaign, doorId: door };
    const now = new Date();
    const planned = await inside(workspace, async (within) => ({
      ...(await planCards(within, place, body)),
      print: await doorToPrint(within, campaign, door),
      imprint: await imprintOf(within.tx, workspace),
    }));
    const { codes, print } = planned;
    const { language, team } = body;
    // Printed before they are stored: cards that exist are cards that somebody got.
    const report = cardsReport(
      print,
      { team: team.trim(), codes },
      { origin: origin(), language, date: localTimeOf(now, print.timeZone).date },
    );
    const content = await press.render(report, AbortSignal.timeout(60_000), "foreground", planned.imprint);
    const batch = await inside(workspace, (within) =>
      storeCards(within, actor, { key, now }, place, { ...body, codes }),
    );
    return { batch, name: `${team.trim()}.pdf`, content: Buffer.from(content).toString("base64") };
  });
  bind(app, contract.endCards, ({ params: { workspace, campaign, door, batch }, actor }) =>
    inside(workspace, async (within) => {
      await endCards(within, actor, new Date(), { campaignId: campaign, doorId: door, batchId: batch });
      return null;
    }),
  );
  addDownloads(context, press);
  serveDoors(context, (pages, doors) => {
    addEntrances(pages, doors);
    addKiosk(pages, doors);
  });
}

async function imprintOf(tx: Transaction, workspaceId: string) {
  const { name, primary, accent, logo } = await brandOf(tx, workspaceId);
  return {
    brand: { name, primary, accent },
    logo: logo && { content: logo.bytes, extension: logoEndings[logo.type] },
  };
}

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid, door: Uuid }), "path");
const readQuery = textValidator(
  Type.Object({
    language: Type.Optional(contract.Language),
    paper: Type.Optional(Type.Union([Type.Literal("a4"), Type.Literal("a3")])),
  }),
  "query",
);

function asked({ params, query }: FastifyRequest) {
  const [path, extra] = [readParams(params), readQuery(query)];
  if (path.problems || extra.problems)
    throw invalidInput([...(path.problems ?? []), ...(extra.problems ?? [])]);
  return { ...path.value, ...extra.value };
}

/** Posters and codes, to print and to put into other documents. */
function addDownloads({ app, guard, transaction, origin }: Context, press: PdfPress): void {
  const { check } = guard("campaigns.read");
  const serve = (
    name: string,
    answer: (wanted: ReturnType<typeof asked>, reply: FastifyReply) => Promise<FastifyReply>,
  ) =>
    app.get(`/api/workspaces/:workspace/campaigns/:campaign/doors/:door/${name}`, {
      onRequest: check,
      handler: (request, reply) => answer(asked(request), reply),
    });
  const found = ({ workspace, campaign, door }: ReturnType<typeof asked>) =>
    transaction(workspace, (tx) => doorToPrint({ tx, workspaceId: workspace }, campaign, door));

  serve("poster.pdf", async (wanted, reply) => {
    const { workspace, campaign, door, paper = "a4" } = wanted;
    const { print, imprint } = await transaction(workspace, async (tx) => ({
      print: await doorToPrint({ tx, workspaceId: workspace }, campaign, door),
      imprint: await imprintOf(tx, workspace),
    }));
    const language = wanted.language ?? print.languages[0] ?? "en";
    if (wanted.language && !print.languages.includes(language)) throw languageUnknown(language);
    const date = localTimeOf(new Date(), print.timeZone).date;
    const report = posterReport(print, { origin: origin(), language, date, paper });
    const content = await press.render(report, abortedWith(reply), "foreground", imprint);
    return sendDownload(reply, { name: `${print.name} - ${language}.pdf`, type: "application/pdf", content });
  });
  serve("code.svg", async (wanted, reply) => {
    const { name, kind, address } = await found(wanted);
    const content = qrSvg(qrCodeOf(`${origin()}${doorPath(kind, address)}`));
    return sendDownload(reply, { name: `${name}.svg`, type: "image/svg+xml", content });
  });
  serve("code.png", async (wanted, reply) => {
    const { name, kind, address } = await found(wanted);
    const content = qrPng(qrCodeOf(`${origin()}${doorPath(kind, address)}`));
    return sendDownload(reply, { name: `${name}.png`, type: "image/png", content });
  });
}
