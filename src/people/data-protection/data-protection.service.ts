import { members } from "#people/members/members.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { readDataProtection } from "./data-protection.contract.ts";
import {
  erasureWords,
  type PersonalDataSource,
  personalData,
  processingRecord,
  type Subject,
} from "./personal-data.service.ts";

/** What every member may know: what is kept of people, why, who sees it, until when, and what erasing does. */
export async function dataProtection(
  sources: readonly PersonalDataSource[],
  tx: Transaction,
  workspace: string,
): Promise<ResponseOf<typeof readDataProtection>> {
  const { name, organisation, operator } = await readSettings(tx, workspace);
  const all = await members(tx, workspace);
  const withRole = (role: "director" | "consultant") =>
    all.filter(({ roles }) => roles.includes(role)).map((member) => member.name);
  return {
    programme: name,
    organisation,
    operator,
    directors: withRole("director"),
    consultants: withRole("consultant"),
    record: await processingRecord(sources, tx, workspace),
    erasure: erasureWords(sources),
  };
}

/** A person's own data in a form that programs read: GDPR, articles 15 and 20. */
export async function exportOf(
  sources: readonly PersonalDataSource[],
  tx: Transaction,
  subject: Subject,
  now: Date,
): Promise<{ name: string; content: string }> {
  const { name: programme, organisation, operator } = await readSettings(tx, subject.workspaceId);
  const head = { programme, organisation, operator, exportedAt: now.toISOString() };
  const data = await personalData(sources, tx, subject);
  return {
    name: `${subject.name} - data in ${programme}.json`,
    content: `${JSON.stringify({ ...head, ...data }, null, 2)}\n`,
  };
}
