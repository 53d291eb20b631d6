import type { Report } from "#document/report.ts";
import type { Actor } from "#people/access/actor.ts";
import { contractNotFound } from "./contract.errors.ts";
import { findContracts, findPerson, findSignatures, findVersions, readGround } from "./contract.store.ts";
import { type ContractReportSource, contractReport } from "./contract-report.ts";
import { type ContractWork, ownerIn } from "./contract-work.service.ts";
import { findSupporters } from "./supporter.store.ts";
import { dayOf } from "./weeks.ts";

/**
 * The actor's contract as it was signed last, else as it is written so far, to be printed.
 *
 * @throws AppError "contract.not-found"
 */
export async function contractFile(
  work: Pick<ContractWork, "tx" | "workspaceId" | "now">,
  actor: Actor,
  contractId: string,
): Promise<{ report: Report; name: string }> {
  const owner = ownerIn(actor);
  const rows = owner ? await findContracts(work, owner) : [];
  const row = rows.find(({ contract_id }) => contract_id === contractId);
  const person = row && (await findPerson(work, row.person_id));
  if (!row || !person) throw contractNotFound();
  const { time_zone, organisation } = await readGround(work);
  const [signed] = await findVersions(work, [contractId]);
  const supporters = await findSupporters(work, [contractId]);
  const signatures = await findSignatures(work, [contractId]);
  const source: ContractReportSource = {
    name: person.name,
    organisation,
    clauses: signed?.clauses ?? row.clauses,
    supporters: supporters.filter(({ state }) => state !== "declined").map(({ name }) => name),
    signatures: signatures
      .filter(({ version }) => version === signed?.version)
      .map(({ name, signed_at, signer_id }) => ({
        name,
        on: dayOf(signed_at, time_zone),
        isOwner: signer_id === contractId,
      })),
    version: signed?.version ?? 0,
    beginsOn: row.begins_on,
    date: dayOf(work.now, time_zone),
  };
  return { report: contractReport(source), name: `${person.name} - contract for change.pdf` };
}
