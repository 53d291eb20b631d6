import { queueMessage } from "#people/mail/mail.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import { htmlOfParts } from "#platform/mail/mail-html.ts";
import type { Context } from "./context.ts";
import { signInMail } from "./sign-in-mail.ts";

const minutes = 15;

/**
 * Sends a sign-in link to an address, where anybody has it: an account that belongs to a workspace, or a person of an
 * organisation, in the language of that workspace. To all others nothing is sent, so that nobody's mailbox can be filled from here.
 */
export async function sendSignInLink(
  { accounts, transaction, jobs, origin }: Pick<Context, "accounts" | "transaction" | "jobs" | "origin">,
  email: string,
): Promise<void> {
  const recipient = await findRecipient(accounts, email);
  if (!recipient) return;
  const { name, workspaceId } = recipient;
  const code = await accounts.createLinkCode(email, name, minutes * 60);
  const link = `${origin()}/sign-in/link#${code}`;
  await transaction(workspaceId, async (tx) => {
    const { language } = await readSettings(tx, workspaceId);
    const { subject, ...mail } = signInMail(language, name, link, minutes);
    await queueMessage(tx, jobs, {
      kind: "sign-in",
      recipientName: name,
      recipientEmail: email,
      subject,
      body: mail.body,
      ...(mail.direction === "rtl" && { html: htmlOfParts([mail]) }),
      expiresAt: new Date(Date.now() + minutes * 60_000),
    });
  });
}

/** Whose address it is, and a workspace that writes to them. */
async function findRecipient(accounts: Context["accounts"], email: string) {
  const user = await accounts.findByEmail(email);
  if (!user) return accounts.personByEmail(email);
  const [own] = await accounts.belongings({ ...user, emailVerified: true });
  return own && { workspaceId: own.workspaceId, name: user.name };
}
