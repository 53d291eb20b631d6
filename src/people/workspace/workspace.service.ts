import { randomBytes } from "node:crypto";
import type { Actor, Role, User } from "#people/access/actor.ts";
import { tidy } from "#people/access/names.ts";
import { audit } from "#people/audit/audit.service.ts";
import { addMember } from "#people/members/members.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { WorkspaceSettings } from "./workspace.contract.ts";
import { unknownTimeZone } from "./workspace.errors.ts";
import { findWorkspace, insertWorkspace, updateWorkspace } from "./workspace.store.ts";

/**
 * Begins a programme: its workspace and its first member.
 *
 * @param tx entered into a workspace of this id, which has no row yet
 * @throws AppError "workspace.time-zone"
 */
export async function beginWorkspace(
  tx: Transaction,
  workspace: string,
  settings: WorkspaceSettings,
  { user, roles }: { user: User; roles: Role[] },
): Promise<void> {
  const { timeZone, ...rest } = tidySettings(settings);
  await insertWorkspace(tx, {
    workspace_id: workspace,
    ...rest,
    time_zone: timeZone,
    link_key: randomBytes(32),
  });
  await addMember(tx, workspace, { user, roles });
  const member = { ...user, workspaceId: workspace, personId: null, roles };
  await audit(
    tx,
    { user, member },
    { action: "workspace.created", subject: rest.name, details: { ...rest, timeZone, roles } },
  );
}

export async function readSettings(tx: Transaction, workspace: string): Promise<WorkspaceSettings> {
  const { time_zone, ...rest } = await findWorkspace(tx, workspace);
  return { ...rest, timeZone: time_zone };
}

/** @throws AppError "workspace.time-zone" */
export async function changeSettings(
  tx: Transaction,
  actor: Actor,
  workspace: string,
  changes: Partial<WorkspaceSettings>,
): Promise<void> {
  const before = await readSettings(tx, workspace);
  const after = tidySettings({ ...before, ...changes });
  const changed = settingNames.filter((name) => after[name] !== before[name]);
  if (changed.length === 0) return;
  const { timeZone, ...rest } = after;
  await updateWorkspace(tx, workspace, { ...rest, time_zone: timeZone });
  const details = Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }]));
  await audit(tx, actor, { action: "workspace.changed", subject: after.name, details });
}

const settingNames = ["name", "organisation", "operator", "language", "timeZone"] as const;

function tidySettings({
  name,
  organisation,
  operator,
  language,
  timeZone,
}: WorkspaceSettings): WorkspaceSettings {
  return {
    name: tidy(name),
    organisation: tidy(organisation),
    operator: tidy(operator),
    language,
    timeZone: knownTimeZone(timeZone),
  };
}

/** Every name that both we and the database know; offsets are refused, since they have no summer time. */
function knownTimeZone(name: string): string {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    if (!/^[+-]/.test(timeZone)) return name;
  } catch {
    // Not known: said below.
  }
  throw unknownTimeZone();
}
