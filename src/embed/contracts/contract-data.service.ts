import type { Actor } from "#people/access/actor.ts";
import {
  isMeantFor,
  type PersonalDataSource,
  type Subject,
} from "#people/data-protection/personal-data.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ContractView } from "./contract.schema.ts";
import { deleteContracts, findContracts, findContractsOf, readGround } from "./contract.store.ts";
import { viewsOf } from "./contract-view.service.ts";
import { type ContractWork, ownerIn } from "./contract-work.service.ts";
import { findSupportOf, forgetSupporter } from "./supporter.store.ts";

type Reading = Pick<ContractWork, "tx" | "workspaceId" | "now">;

/** The actor's contracts as plain data, for a file of their own. */
export async function exportOf(work: Reading, actor: Actor): Promise<{ contracts: ContractView[] }> {
  const owner = ownerIn(actor);
  const rows = owner ? await findContracts(work, owner) : [];
  return { contracts: await viewsOf(work, await readGround(work), rows) };
}

/**
 * A person's contracts, and whom they were asked to support; null where there is nothing of the kind. Contracts that were
 * begun at another address than the person has today stay closed, as they are on the person's page.
 */
async function contractsOf(tx: Transaction, subject: Subject) {
  const { workspaceId, personId, email } = subject;
  const work = { tx, workspaceId, now: new Date() };
  const rows = email === null ? [] : await findContracts(work, { personId, email: email.toLowerCase() });
  const contracts = await viewsOf(work, await readGround(work), rows);
  const asked = await findSupportOf(work, personId);
  const support = asked.filter((supporter) => isMeantFor(subject, supporter.email));
  return contracts.length === 0 && support.length === 0 ? null : { contracts, support };
}

/** Deletes a person's contracts with all that belongs to them, and their name where they support others. */
async function eraseContractsOf(tx: Transaction, workspaceId: string, personId: string): Promise<void> {
  const work = { tx, workspaceId };
  const rows = await findContractsOf(work, personId);
  await deleteContracts(
    work,
    rows.map(({ contract_id }) => contract_id),
  );
  for (const { supporter } of await findSupportOf(work, personId)) await forgetSupporter(work, supporter);
}

/** What contracts for change keep of people. */
export const contractData: PersonalDataSource = {
  key: "contractsForChange",
  erasure: {
    removed: [
      "Contracts for change that you wrote, with their weekly notes, and your name under contracts that you support.",
    ],
    stays: [],
  },
  describe: async () => [
    {
      name: "Personal contracts for change",
      purpose: "To help whoever writes one to keep to what they want to change.",
      data: "Goals and the other clauses, weekly notes, signatures, and names and addresses of support persons.",
      seenBy:
        "Whoever wrote it, and each support person as much as was shared with them. Nobody who runs the programme: neither the texts nor that there is a contract.",
      keptUntil: "Its author deletes it, or asks for the erasure of their data.",
    },
  ],
  read: contractsOf,
  erase: (tx, { workspaceId, personId }) => eraseContractsOf(tx, workspaceId, personId),
};
