import type { Transaction } from "#platform/database/tables.ts";
import { type AudiencePerson, type AudienceUnit, selectPeopleAfter, selectUnits } from "./audience.store.ts";
import { audienceFilter, type StaffAudience } from "./audience.ts";

/** People read at once. */
const batch = 2000;

/** Path of each department by id, segments joined by "/". */
export function pathsOf(units: readonly AudienceUnit[]): Map<string, string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const paths = new Map<string, string>();
  const pathOf = (unit: AudienceUnit): string => {
    const known = paths.get(unit.id);
    if (known !== undefined) return known;
    const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
    const path = above ? `${pathOf(above)}/${unit.name}` : unit.name;
    paths.set(unit.id, path);
    return path;
  };
  for (const unit of units) pathOf(unit);
  return paths;
}

/** Everybody in an audience, batch by batch; `invited` tells of the campaign's own invitations. */
export async function* audienceMembers(
  transaction: Transaction,
  workspaceId: string,
  audience: StaffAudience,
  campaignId: string | null = null,
): AsyncGenerator<AudiencePerson> {
  const isIn = audienceFilter(audience, await selectUnits(transaction, workspaceId));
  for (let after: string | null = null; ; ) {
    const people: AudiencePerson[] = await selectPeopleAfter(
      transaction,
      workspaceId,
      campaignId,
      after,
      batch,
    );
    yield* people.filter(isIn);
    after = people.at(-1)?.id ?? null;
    if (people.length < batch) return;
  }
}

export interface AudienceCounts {
  people: number;
  withoutEmail: number;
  sharingEmail: number;
  /** Null for staff. */
  customers: {
    matching: number;
    eligible: number;
    leftOut: { noContact: number; bounced: number; limit: number };
    contactLimit: { invitations: number; days: number };
    groups: { id: string; values: { value: string; label: string; people: number }[] }[];
  } | null;
  departments: { name: string; people: number }[];
  levels: { name: string; people: number }[];
}

/** How many people of an audience were invited to another campaign. */
export async function countShared(
  { transaction, workspaceId }: { transaction: Transaction; workspaceId: string },
  audience: StaffAudience,
  campaignId: string,
): Promise<number> {
  let shared = 0;
  for await (const { invited } of audienceMembers(transaction, workspaceId, audience, campaignId)) {
    if (invited) shared += 1;
  }
  return shared;
}

const counted = (counts: Map<string, number>) =>
  [...counts]
    .map(([name, people]) => ({ name, people }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** Counts an audience of staff: by department (by path, people directly in it) and level. */
export async function countStaff(
  transaction: Transaction,
  workspaceId: string,
  audience: StaffAudience,
): Promise<AudienceCounts> {
  const paths = pathsOf(await selectUnits(transaction, workspaceId));
  const departments = new Map<string, number>();
  const levels = new Map<string, number>();
  const addresses = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  let people = 0;
  for await (const { unitId, level, email } of audienceMembers(transaction, workspaceId, audience)) {
    people += 1;
    add(departments, unitId === null ? "" : (paths.get(unitId) ?? ""));
    add(levels, level ?? "");
    if (email !== null) add(addresses, email.toLowerCase());
  }
  let reached = 0;
  let sharingEmail = 0;
  for (const sharers of addresses.values()) {
    reached += sharers;
    if (sharers > 1) sharingEmail += sharers;
  }
  return {
    people,
    withoutEmail: people - reached,
    sharingEmail,
    customers: null,
    departments: counted(departments),
    levels: counted(levels),
  };
}
