import { randomUUID } from "node:crypto";
import { invalidInput } from "#platform/http/request-errors.ts";
import { audit } from "../audit/audit.service.ts";
import { singleSpaced } from "../person-text.ts";
import * as errors from "./customers.errors.ts";
import type { CustomerWork } from "./customers.service.ts";
import { findIds } from "./customers.store.ts";
import type { ChosenCustomers, Panel } from "./panels.contract.ts";
import * as store from "./panels.store.ts";

type Reading = Omit<CustomerWork, "actor">;

const shown = ({ counts, lastInvitedAt, createdAt, ...panel }: store.CountedPanel): Panel => ({
  ...panel,
  ...counts,
  lastInvitedAt: lastInvitedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

/** All panels, by name. */
export const panels = async ({ tx, workspace }: Reading): Promise<{ panels: Panel[] }> => ({
  panels: (await store.findPanels(tx, workspace)).map(shown),
});

async function readPanel({ tx, workspace }: Reading, id: string): Promise<Panel> {
  const found = await store.findPanel(tx, workspace, id);
  if (!found) throw errors.panelNotFound();
  return shown(found);
}

/** @throws AppError request.invalid, panel.name-taken */
export async function addPanel(work: CustomerWork, given: { name: string; note?: string }): Promise<Panel> {
  const { tx, workspace, actor } = work;
  const id = randomUUID();
  const name = await requireName(work, id, given.name);
  const note = given.note?.trim() ?? "";
  await store.insertPanel(tx, {
    workspace_id: workspace,
    panel_id: id,
    name,
    note,
    created_by: actor.user.name,
  });
  await audit(tx, actor, { action: "panel.added", subject: name, details: { panel: id } });
  return readPanel(work, id);
}

/** @throws AppError request.invalid, panel.not-found, panel.name-taken */
export async function changePanel(
  work: CustomerWork,
  id: string,
  given: { name?: string; note?: string },
): Promise<Panel> {
  const { tx, workspace, actor } = work;
  const before = await readPanel(work, id);
  const name = given.name === undefined ? before.name : await requireName(work, id, given.name);
  const note = given.note?.trim() ?? before.note;
  if (name === before.name && note === before.note) return before;
  await store.updatePanel(tx, workspace, id, { name, note });
  await audit(tx, actor, { action: "panel.changed", subject: name, details: { panel: id } });
  return { ...before, name, note };
}

async function requireName({ tx, workspace }: Reading, id: string, given: string): Promise<string> {
  const name = singleSpaced(given);
  if (name === "") throw invalidInput([{ in: "body", pointer: "/name", detail: "is missing" }]);
  const holder = await store.findByName(tx, workspace, name);
  if (holder && holder.id !== id) throw errors.panelNameTaken(holder.name);
  return name;
}

/** @throws AppError panel.not-found */
export async function deletePanel(work: CustomerWork, id: string): Promise<void> {
  const { tx, workspace, actor } = work;
  const { name } = await readPanel(work, id);
  await store.deletePanel(tx, workspace, id);
  await audit(tx, actor, { action: "panel.deleted", subject: name, details: { panel: id } });
}

/** Adds those who may be asked: not who has left or asked not to be surveyed. @throws AppError panel.not-found */
export async function addPanelMembers(
  work: CustomerWork,
  id: string,
  chosen: ChosenCustomers,
): Promise<{ added: number; panel: Panel }> {
  const { tx, workspace, actor } = work;
  const { name } = await readPanel(work, id);
  let added = 0;
  for await (const ids of batches(work, chosen))
    added += await store.addMembers(tx, workspace, id, await store.findWilling(tx, workspace, ids));
  if (added > 0)
    await audit(tx, actor, { action: "panel.filled", subject: name, details: { panel: id, added } });
  return { added, panel: await readPanel(work, id) };
}

/** @throws AppError panel.not-found */
export async function removePanelMembers(
  work: CustomerWork,
  id: string,
  chosen: ChosenCustomers,
): Promise<{ removed: number; panel: Panel }> {
  const { tx, workspace, actor } = work;
  const { name } = await readPanel(work, id);
  let removed = 0;
  for await (const ids of batches(work, chosen)) removed += await store.removeMembers(tx, workspace, id, ids);
  if (removed > 0)
    await audit(tx, actor, { action: "panel.emptied", subject: name, details: { panel: id, removed } });
  return { removed, panel: await readPanel(work, id) };
}

const atOnce = 1_000;

/** Ids of the customers who are chosen, up to 1,000 at a time. @throws AppError customer.not-found */
async function* batches({ tx, workspace }: Reading, chosen: ChosenCustomers): AsyncGenerator<string[]> {
  if ("customers" in chosen) {
    const customers = [...new Set(chosen.customers)];
    if ((await store.countKnown(tx, workspace, customers)) < customers.length)
      throw errors.customerNotFound();
    yield customers;
    return;
  }
  let after: string | null = null;
  while (true) {
    const ids: string[] = await findIds(tx, workspace, chosen.filter, after, atOnce);
    if (ids.length > 0) yield ids;
    if (ids.length < atOnce) return;
    after = ids.at(-1) ?? null;
  }
}
