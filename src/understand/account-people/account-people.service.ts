import { planOf } from "#listen/follow-ups/follow-up-plan.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { accountGroup, accountPersons } from "../campaign-surveys/account-groups.service.ts";
import type * as contract from "./account-people.contract.ts";
import { accountFiguresNotFound } from "./account-people.errors.ts";
import {
  findAccounts,
  findCampaignName,
  findOwnCampaigns,
  findViews,
  insertView,
  namesOf,
} from "./account-people.store.ts";
import { type FirstView, openToOthersFrom, shownAccountPeople } from "./policy.ts";

/** Where and when a use case runs. */
export interface AccountWork {
  tx: Transaction;
  workspaceId: string;
  now: Date;
}

const ownPerson = (actor: Actor): string | null => actor.member?.personId ?? null;

/** What decides who sees which of a campaign's account people; none where there are no such figures. */
async function viewsOf({ tx, workspaceId }: AccountWork, campaignId: string): Promise<FirstView[]> {
  const people = await accountPersons(tx, workspaceId, campaignId);
  const [first] = people;
  const released = first && (await accountGroup(tx, workspaceId, campaignId, first.person));
  if (!released) return [];
  const { firstViewDays: days } = await planOf(tx, workspaceId, campaignId);
  const opened = await findViews(tx, workspaceId, campaignId);
  const { releasedAt } = released;
  return people.map(({ person }) => ({ person, releasedAt, days, openedAt: opened.get(person) ?? null }));
}

/**
 * The account people among `people` whose customers' figures, or whose names beside answers, somebody may see now.
 *
 * @param actor null for whoever is nobody in particular, e.g. an access token
 * @param people ids of all account people of the campaign
 */
export async function visibleAccountPeople(
  tx: Transaction,
  actor: Actor | null,
  { workspaceId, campaignId, releasedAt }: { workspaceId: string; campaignId: string; releasedAt: Date },
  people: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const { firstViewDays: days } = await planOf(tx, workspaceId, campaignId);
  const opened = await findViews(tx, workspaceId, campaignId);
  const views = people.map((person) => ({ person, releasedAt, days, openedAt: opened.get(person) ?? null }));
  return shownAccountPeople(actor && ownPerson(actor), views, now);
}

async function figuresOf(
  { tx, workspaceId }: AccountWork,
  campaignId: string,
  person: string,
): Promise<ResponseOf<typeof contract.readAccountPerson>> {
  const [found, name] = [
    await accountGroup(tx, workspaceId, campaignId, person),
    await findCampaignName(tx, workspaceId, campaignId),
  ];
  if (!found || name === null) throw accountFiguresNotFound();
  const label = (await namesOf(tx, workspaceId, [person])).get(person) ?? "";
  return {
    campaign: name,
    person: label,
    releasedAt: found.releasedAt.toISOString(),
    group: { ...found.group, label },
  };
}

/** The actor's own accounts, and what their customers say. */
export async function myAccounts(
  work: AccountWork,
  actor: Actor,
): Promise<ResponseOf<typeof contract.readMyAccounts>> {
  const { tx, workspaceId } = work;
  const person = ownPerson(actor);
  if (person === null) return { accounts: [], campaigns: [] };
  const campaigns = [];
  for (const { campaignId, name } of await findOwnCampaigns(tx, workspaceId, person)) {
    const view = (await viewsOf(work, campaignId)).find((each) => each.person === person);
    const found = view && (await accountGroup(tx, workspaceId, campaignId, person));
    if (!found) continue;
    campaigns.push({
      campaign: campaignId,
      name,
      releasedAt: found.releasedAt.toISOString(),
      n: found.group.n,
      opened: view.openedAt !== null,
      othersFrom: openToOthersFrom(view).toISOString(),
    });
  }
  return { accounts: await findAccounts(tx, workspaceId, person), campaigns };
}

/** Opens the actor's own figures, which lets others see them, too. @throws AppError "account-people.not-found" */
export async function openMine(
  work: AccountWork,
  actor: Actor,
  campaignId: string,
): Promise<ResponseOf<typeof contract.openMyAccountFigures>> {
  const person = ownPerson(actor);
  if (person === null) throw accountFiguresNotFound();
  const figures = await figuresOf(work, campaignId, person);
  await insertView(work.tx, work.workspaceId, campaignId, person, work.now);
  return figures;
}

/**
 * Account people whose figures the actor may see, by name; never by what is said of them.
 *
 * @throws AppError "account-people.not-found" where there is no such campaign
 */
export async function openAccountPeople(
  work: AccountWork,
  actor: Actor,
  campaignId: string,
): Promise<ResponseOf<typeof contract.listAccountPeople>> {
  if ((await findCampaignName(work.tx, work.workspaceId, campaignId)) === null)
    throw accountFiguresNotFound();
  const views = await viewsOf(work, campaignId);
  const shown = shownAccountPeople(ownPerson(actor), views, work.now);
  const names = await namesOf(work.tx, work.workspaceId, [...shown]);
  const held = views.filter(({ person }) => !shown.has(person));
  const last = Math.max(...held.map((view) => openToOthersFrom(view).getTime()));
  return {
    people: [...shown]
      .map((person) => ({ person, name: names.get(person) ?? "Somebody who was erased" }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.person < b.person ? -1 : 1)),
    held: held.length,
    allFrom: held.length === 0 ? null : new Date(Math.max(last, work.now.getTime())).toISOString(),
  };
}

/** @throws AppError "account-people.not-found", also while it is held back */
export async function accountPersonFigures(
  work: AccountWork,
  actor: Actor,
  campaignId: string,
  person: string,
): Promise<ResponseOf<typeof contract.readAccountPerson>> {
  const views = await viewsOf(work, campaignId);
  if (!shownAccountPeople(ownPerson(actor), views, work.now).has(person)) throw accountFiguresNotFound();
  return figuresOf(work, campaignId, person);
}
