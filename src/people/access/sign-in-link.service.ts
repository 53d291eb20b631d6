import { queueMessage } from "#people/mail/mail.service.ts";
import type { Context } from "./context.ts";

const minutes = 15;

/**
 * Sends a sign-in link to an address, where anybody has it: an account that belongs to a workspace, or a person of an
 * organisation. To all others nothing is sent, so that nobody's mailbox can be filled from here.
 */
export async function sendSignInLink(
  { accounts, transaction, jobs, origin }: Pick<Context, "accounts" | "transaction" | "jobs" | "origin">,
  email: string,
): Promise<void> {
  const recipient = await findRecipient(accounts, email);
  if (!recipient) return;
  const { name, workspaceId } = recipient;
  const code = await accounts.createLinkCode(email, name, minutes * 60);
  await transaction(workspaceId, (tx) =>
    queueMessage(tx, jobs, {
      kind: "sign-in",
      recipientName: name,
      recipientEmail: email,
      subject: "Your sign-in link",
      body: [
        `Hello ${name},`,
        "open this page and press the button on it to sign in:",
        `${origin()}/sign-in/link#${code}`,
        `The link works once, within ${minutes} minutes. If you did not ask for it, do nothing: without this link nobody can sign in as you.`,
      ].join("\n\n"),
      expiresAt: new Date(Date.now() + minutes * 60_000),
    }),
  );
}

/** Whose address it is, and a workspace that writes to them. */
async function findRecipient(accounts: Context["accounts"], email: string) {
  const user = await accounts.findByEmail(email);
  if (!user) return accounts.personByEmail(email);
  const [own] = await accounts.belongings({ ...user, emailVerified: true });
  return own && { workspaceId: own.workspaceId, name: user.name };
}
