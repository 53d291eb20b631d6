import type { Actor } from "#people/access/actor.ts";
import type { AttachmentSource } from "#people/mail/attachment.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { findDelivery, setDelivery } from "./delivery.store.ts";
import type { readReportDelivery } from "./report-batches.contract.ts";
import { notOnStaff } from "./report-batches.errors.ts";
import { findForMail } from "./stored-reports.store.ts";

/** A person who has shown that their address is theirs. */
function personOf({ user, member }: Actor): { personId: string; email: string } | null {
  return member?.personId && user.emailVerified ? { personId: member.personId, email: user.email } : null;
}

export async function myDelivery(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
): Promise<ResponseOf<typeof readReportDelivery>> {
  const person = personOf(actor);
  if (!person) return { attached: false, email: null };
  const { personId, email } = person;
  return { attached: (await findDelivery(tx, workspaceId, personId)) === email, email };
}

/** @throws AppError "report-delivery.not-on-staff" */
export async function chooseDelivery(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  attached: boolean,
): Promise<void> {
  const person = personOf(actor);
  if (!person) throw notOnStaff();
  await setDelivery(tx, workspaceId, person.personId, attached ? person.email : null);
}

/** How messages name reports. */
export const reportAttachment = "personal-report";

/** A stored report as an attachment, for whoever still wants it at this address. */
export const attachedReport: AttachmentSource = async (
  tx,
  workspaceId,
  { campaign = "", invitation = "" },
  email,
) => {
  const report = await findForMail(tx, workspaceId, {
    campaignId: campaign,
    invitationId: invitation,
    email,
  });
  if (!report) return undefined;
  return { name: `${report.name}.pdf`, type: "application/pdf", content: report.content };
};
