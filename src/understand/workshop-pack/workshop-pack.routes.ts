import { Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { textValidator } from "#platform/http/validator.ts";
import { workshopPack } from "./workshop-pack.service.ts";

const readParams = textValidator(Type.Object({ workspace: Uuid, campaign: Uuid }), "path");
const type = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/** The workshop pack as a file, for everybody who reads results: it is made of the released figures alone. */
export function addWorkshopPackRoutes({ app, guard, transaction }: Context): void {
  const { check } = guard("results.read");
  app.get("/api/workspaces/:workspace/campaigns/:campaign/take-along/workshop-pack.pptx", {
    onRequest: check,
    handler: async (request, reply) => {
      const params = readParams(request.params);
      if (params.problems) throw invalidInput(params.problems);
      const { workspace, campaign } = params.value;
      const { name, content } = await workshopPack(transaction, workspace, campaign);
      return sendDownload(reply, { name, type, content });
    },
  });
}
