import { Type } from "typebox";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { sendDownload } from "#platform/http/download.ts";
import { textValidator } from "#platform/http/validator.ts";
import type { Actor } from "../access/actor.ts";
import * as contract from "./data-protection.contract.ts";
import { noRecordOfYours } from "./data-protection.errors.ts";
import { dataProtection, exportOf } from "./data-protection.service.ts";
import * as erasure from "./erasure.service.ts";
import type { PersonalDataSource } from "./personal-data.service.ts";

const readParams = textValidator(Type.Object({ workspace: Uuid }), "path");

/** @param sources what every feature keeps of people, in the order of the floors */
export function addDataProtectionRoutes(
  { app, bind, guard, transaction, jobs, origin }: Context,
  sources: readonly PersonalDataSource[],
): void {
  const within = <Result>(
    workspace: string,
    actor: Actor,
    use: (work: erasure.ErasureWork) => Promise<Result>,
  ) => transaction(workspace, (tx) => use({ tx, workspace, actor, jobs, origin: origin(), now: new Date() }));
  bind(app, contract.readDataProtection, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => dataProtection(sources, tx, workspace)),
  );
  bind(app, contract.readMyData, ({ params: { workspace }, actor }) =>
    transaction(workspace, (tx) => erasure.myData(tx, workspace, actor)),
  );
  bind(app, contract.askForErasure, ({ params: { workspace }, body, actor }) =>
    within(workspace, actor, (work) => erasure.ask(work, body.note)),
  );
  bind(app, contract.withdrawErasure, async ({ params: { workspace }, actor }) => {
    await within(workspace, actor, erasure.withdraw);
    return null;
  });
  bind(app, contract.listErasureRequests, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => erasure.requests(tx, workspace)),
  );
  bind(app, contract.refuseErasure, async ({ params: { workspace, request }, body, actor }) => {
    await within(workspace, actor, (work) => erasure.refuse(work, request, body.reason));
    return null;
  });
  bind(app, contract.erasePerson, async ({ params: { workspace, person }, actor }) => {
    await within(workspace, actor, (work) => erasure.erase(sources, work, person));
    return null;
  });

  const member = guard("member");
  app.get("/api/workspaces/:workspace/my/data.json", {
    onRequest: member.check,
    handler: async (request, reply) => {
      const checked = readParams(request.params);
      if (checked.problems) throw noRecordOfYours();
      const { workspace } = checked.value;
      const made = await transaction(workspace, async (tx) => {
        const subject = await erasure.ownSubject(tx, workspace, member.actor(request));
        return exportOf(sources, tx, subject, new Date());
      });
      return sendDownload(reply, { ...made, type: "application/json; charset=utf-8" });
    },
  });
}
