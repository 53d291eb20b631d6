import type { NewMessage } from "#people/mail/mail.service.ts";
import { programmeName } from "#people/workspace/programme.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Invitation } from "./invitations.store.ts";

/** The mail with an invitation's link. */
export async function invitationMail(
  tx: Transaction,
  {
    workspace_id,
    name,
    email,
    roles,
    invited_by,
    expires_at,
  }: Pick<Invitation, "workspace_id" | "name" | "email" | "roles" | "invited_by" | "expires_at">,
  link: string,
): Promise<NewMessage> {
  const { programme, organisation } = await programmeName(tx, workspace_id);
  return {
    kind: "member-invitation",
    recipientName: name,
    recipientEmail: email,
    subject: `${invited_by} invites you to ${programme}`,
    body: [
      `Hello ${name},`,
      `${invited_by} invites you to take part in "${programme}" at ${organisation} as ${roles.join(" and ")}. Open this page to accept:`,
      link,
      "The link works once, within seven days. Don't pass it on: whoever opens it takes your place.",
    ].join("\n\n"),
    expiresAt: expires_at,
  };
}
