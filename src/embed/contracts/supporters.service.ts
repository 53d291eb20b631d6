import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { tidy } from "#people/access/names.ts";
import { queueMessage } from "#people/mail/mail.service.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { Shares } from "./clauses.ts";
import type {
  findSupporters as findSupportersOperation,
  listSupported,
  NewSupporter,
} from "./contract.contract.ts";
import { supporterNotFound, supporterTaken, tooManySupporters } from "./contract.errors.ts";
import { type ContractRow, findById, findPerson, readGround } from "./contract.store.ts";
import { contractPath } from "./contract-link.service.ts";
import { supportMail } from "./contract-mail.ts";
import { type ContractWork, ownContract, ownerIn, ownerOf } from "./contract-work.service.ts";
import {
  findSupported,
  findSupporters,
  insertSupporter,
  type KnownSupporter,
  searchPeople,
  updateSupporter,
} from "./supporter.store.ts";

const most = 3;

type Reading = Pick<ContractWork, "tx" | "workspaceId">;

/** People who could support, by a part of their name. @throws AppError "contract.no-person" */
export async function supportersNamed(
  work: Reading,
  actor: Actor,
  search: string,
): Promise<ResponseOf<typeof findSupportersOperation>> {
  const { personId } = ownerOf(actor);
  const words = search.replaceAll("\0", "").trim();
  return { people: words.length < 2 ? [] : await searchPeople(work, words, personId) };
}

/** Name and address of somebody new. @throws AppError "contract.supporter-not-found" */
async function identityOf(work: Reading, given: NewSupporter) {
  if ("email" in given) return { person_id: null, name: tidy(given.name), email: given.email.toLowerCase() };
  const person = await findPerson(work, given.person);
  if (!person?.email || person.left_at !== null) throw supporterNotFound();
  return { person_id: given.person, name: person.name, email: person.email };
}

/**
 * Names a support person. They are asked at once where the contract is signed, else when it is.
 *
 * @throws AppError "contract.not-found", "contract.wrong-state", "contract.supporter-not-found", "contract.supporter-taken",
 * "contract.too-many-supporters"
 */
export async function addSupporter(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  given: NewSupporter,
): Promise<ContractRow> {
  const row = await ownContract(work, actor, contractId, "draft", "signed");
  const known = (await findSupporters(work, [contractId])).filter(({ state }) => state !== "declined");
  const identity = await identityOf(work, given);
  const isTaken = known.some(({ email }) => email.toLowerCase() === identity.email.toLowerCase());
  if (isTaken || identity.person_id === row.person_id || identity.email.toLowerCase() === row.email)
    throw supporterTaken();
  if (known.length >= most) throw tooManySupporters();
  await insertSupporter(work, {
    contract_id: contractId,
    supporter_id: randomUUID(),
    ...identity,
    shares: given.shares,
    created_at: work.now,
  });
  if (row.state === "signed") await askNamed(work, contractId);
  return row;
}

/** Asks those who were named and not asked yet. */
export async function askNamed(work: ContractWork, contractId: string): Promise<void> {
  for (const supporter of await findSupporters(work, [contractId])) {
    if (supporter.state !== "named" || supporter.left_at !== null) continue;
    await updateSupporter(work, supporter.supporter_id, { state: "asked", asked_at: work.now });
    await ask(work, supporter, false);
  }
}

async function ask(work: ContractWork, supporter: KnownSupporter, changed: boolean): Promise<void> {
  const contract = await findById(work, supporter.contract_id);
  const owner = contract && (await findPerson(work, contract.person_id));
  if (!owner) return;
  const { link_key } = await readGround(work);
  const { name, shares } = supporter;
  const link = work.origin + supportPath(work, link_key, supporter);
  await queueMessage(work.tx, work.jobs, {
    kind: "personal",
    recipientName: name,
    recipientEmail: supporter.email,
    ...supportMail({ name, owner: owner.name, shares, link, changed }),
    privateTo: "recipient",
  });
}

const supportPath = (
  { workspaceId }: Reading,
  linkKey: Buffer,
  { supporter_id, link_version }: Pick<KnownSupporter, "supporter_id" | "link_version">,
): string => contractPath(linkKey, "support", { workspaceId, id: supporter_id, version: link_version });

/** A support person of one's own contract. */
async function ownSupporter(work: ContractWork, actor: Actor, contractId: string, supporterId: string) {
  const row = await ownContract(work, actor, contractId);
  const found = await findSupporters(work, [contractId]);
  const supporter = found.find(({ supporter_id }) => supporter_id === supporterId);
  if (!supporter) throw supporterNotFound();
  return { row, supporter };
}

/** @throws AppError "contract.not-found", "contract.supporter-not-found" */
export async function shareWith(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  supporterId: string,
  shares: Shares,
): Promise<ContractRow> {
  const { row, supporter } = await ownSupporter(work, actor, contractId, supporterId);
  if (supporter.shares === shares) return row;
  await updateSupporter(work, supporterId, { shares });
  const isTold = row.state === "signed" && (supporter.state === "asked" || supporter.state === "accepted");
  if (isTold) await ask(work, { ...supporter, shares }, true);
  return row;
}

/** Their link ends at once; under what they have signed their name stays. */
export async function withdrawSupporter(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  supporterId: string,
): Promise<ContractRow> {
  const { row, supporter } = await ownSupporter(work, actor, contractId, supporterId);
  await updateSupporter(work, supporterId, {
    state: "withdrawn",
    link_version: supporter.link_version + 1,
  });
  return row;
}

/** Whom the actor was asked to support. */
export async function supportedBy(work: Reading, actor: Actor): Promise<ResponseOf<typeof listSupported>> {
  const owner = ownerIn(actor);
  if (!owner) return { contracts: [] };
  const { link_key } = await readGround(work);
  const found = await findSupported(work, owner);
  return {
    contracts: found.map((supporter) => ({
      supporter: supporter.supporter_id,
      name: supporter.ownerName,
      state: supporter.state === "accepted" ? ("accepted" as const) : ("asked" as const),
      path: supportPath(work, link_key, supporter),
    })),
  };
}
