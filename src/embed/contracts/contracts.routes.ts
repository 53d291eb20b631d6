import { type Static, type TObject, Type } from "typebox";
import type { PdfPress } from "#document/pdf.press.ts";
import type { Context } from "#people/access/context.ts";
import { Uuid } from "#people/access/contract.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { sendDownload } from "#platform/http/download.ts";
import { abortedWith } from "#platform/http/request.ts";
import { textValidator } from "#platform/http/validator.ts";
import { checkInOwn } from "./check-in.service.ts";
import * as contract from "./contract.contract.ts";
import { contractNotFound } from "./contract.errors.ts";
import {
  amendContract,
  beginContract,
  deleteContract,
  discardAmendment,
  finishContract,
  markMilestone,
  saveContract,
  signContract,
  viewAfter,
} from "./contract.service.ts";
import { exportOf } from "./contract-data.service.ts";
import { contractFile } from "./contract-file.service.ts";
import { myContract } from "./contract-view.service.ts";
import type { ContractWorkIn } from "./contract-work.service.ts";
import { addContractLinkRoutes } from "./link.routes.ts";
import { remindContract } from "./reminder.job-kind.ts";
import { remindWhenDue, setReminders } from "./reminders.service.ts";
import { suggestionsFor } from "./suggestions.service.ts";
import {
  addSupporter,
  shareWith,
  supportedBy,
  supportersNamed,
  withdrawSupporter,
} from "./supporters.service.ts";

const workIn =
  ({ transaction, jobs, origin }: Context): ContractWorkIn =>
  (workspaceId, work) =>
    transaction(workspaceId, async (tx) =>
      work({ tx, workspaceId, jobs, origin: origin(), now: await databaseTime(tx) }),
    );

/** Personal contracts for change: written, signed, shared and kept up. */
export function addContractRoutes(context: Context, press: PdfPress): void {
  const inWorkspace = workIn(context);
  addWriting(context, inWorkspace);
  addLiving(context, inWorkspace);
  addSupport(context, inWorkspace);
  addFiles(context, inWorkspace, press);
  addContractLinkRoutes(context, inWorkspace);
  context.jobs.work(remindContract, ({ workspaceId, contractId }) =>
    inWorkspace(workspaceId, (work) => remindWhenDue(work, contractId)),
  );
}

function addWriting({ app, bind }: Context, inWorkspace: ContractWorkIn): void {
  bind(app, contract.readMyContract, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => myContract(work, actor)),
  );
  bind(app, contract.suggestContract, ({ params: { workspace }, query, actor }) =>
    inWorkspace(workspace, ({ tx }) => suggestionsFor(tx, actor, workspace, query.from)),
  );
  bind(app, contract.beginContract, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => beginContract(work, actor)),
  );
  bind(app, contract.saveContract, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => ({
      revision: await saveContract(work, actor, params.contract, body),
    })),
  );
  bind(app, contract.deleteContract, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await deleteContract(work, actor, params.contract);
      return null;
    }),
  );
  bind(app, contract.signContract, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => signContract(work, actor, params.contract, body)),
  );
  bind(app, contract.amendContract, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => amendContract(work, actor, params.contract)),
  );
  bind(app, contract.discardAmendment, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => discardAmendment(work, actor, params.contract)),
  );
}

function addLiving({ app, bind }: Context, inWorkspace: ContractWorkIn): void {
  bind(app, contract.finishContract, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => finishContract(work, actor, params.contract, body)),
  );
  bind(app, contract.setReminders, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) =>
      viewAfter(work, await setReminders(work, actor, params.contract, body)),
    ),
  );
  bind(app, contract.checkIn, ({ params: { workspace, contract: id, week }, body, actor }) =>
    inWorkspace(workspace, async (work) =>
      viewAfter(work, await checkInOwn(work, actor, id, { ...body, week })),
    ),
  );
  bind(app, contract.markMilestone, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) =>
      markMilestone(work, actor, params.contract, params.milestone, body.reached),
    ),
  );
}

function addSupport({ app, bind }: Context, inWorkspace: ContractWorkIn): void {
  bind(app, contract.findSupporters, ({ params, query, actor }) =>
    inWorkspace(params.workspace, (work) => supportersNamed(work, actor, query.search)),
  );
  bind(app, contract.addSupporter, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) =>
      viewAfter(work, await addSupporter(work, actor, params.contract, body)),
    ),
  );
  bind(app, contract.shareWithSupporter, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) =>
      viewAfter(work, await shareWith(work, actor, params.contract, params.supporter, body.shares)),
    ),
  );
  bind(app, contract.withdrawSupporter, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) =>
      viewAfter(work, await withdrawSupporter(work, actor, params.contract, params.supporter)),
    ),
  );
  bind(app, contract.listSupported, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => supportedBy(work, actor)),
  );
}

/** Reads the parameters of a path; one that is no id names no contract. */
function paramsOf<Schema extends TObject>(schema: Schema): (params: unknown) => Static<Schema> {
  const read = textValidator(schema, "path");
  return (params) => {
    const checked = read(params);
    if (checked.problems) throw contractNotFound();
    return checked.value;
  };
}

const readPlace = paramsOf(Type.Object({ workspace: Uuid }));
const readContract = paramsOf(Type.Object({ workspace: Uuid, contract: Uuid }));

function addFiles({ app, guard }: Context, inWorkspace: ContractWorkIn, press: PdfPress): void {
  const member = guard("member");
  app.get("/api/workspaces/:workspace/my/contracts/:contract/contract.pdf", {
    onRequest: member.check,
    handler: async (request, reply) => {
      const { workspace, contract: id } = readContract(request.params);
      const actor = member.actor(request);
      const { report, name } = await inWorkspace(workspace, (work) => contractFile(work, actor, id));
      const content = await press.render(report, abortedWith(reply));
      return sendDownload(reply, { name, type: "application/pdf", content });
    },
  });
  app.get("/api/workspaces/:workspace/my/contracts.json", {
    onRequest: member.check,
    handler: async (request, reply) => {
      const { workspace } = readPlace(request.params);
      const actor = member.actor(request);
      const content = JSON.stringify(await inWorkspace(workspace, (work) => exportOf(work, actor)), null, 2);
      return sendDownload(reply, { name: "contracts for change.json", type: "application/json", content });
    },
  });
}
