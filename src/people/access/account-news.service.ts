import { audit } from "#people/audit/audit.service.ts";
import { queueMessage } from "#people/mail/mail.service.ts";
import type { Actor, User } from "./actor.ts";
import type { Context } from "./context.ts";

type Needs = Pick<Context, "accounts" | "transaction" | "jobs" | "origin">;

/** What has changed in how somebody signs in, as they and the log are told. */
interface AccountNews {
  subject: string;
  /** A sentence. */
  text: string;
  /** How the logs of the workspaces in which they have a role call it; not told there where absent. */
  action?: string;
}

/**
 * Tells somebody by mail that the way they sign in has changed, and the logs of the workspaces in which they have a role.
 *
 * @param actor who did it, where not they themselves
 */
export async function tellAccountNews(
  { accounts, transaction, jobs, origin }: Needs,
  { id, name, email }: User,
  news: AccountNews,
  actor: Actor | null = null,
): Promise<void> {
  const user = { id, name, email, emailVerified: true };
  const own = await accounts.belongings(user);
  const [writer] = own;
  if (writer)
    await transaction(writer.workspaceId, (tx) =>
      queueMessage(tx, jobs, {
        kind: "sign-in",
        recipientName: name,
        recipientEmail: email,
        subject: news.subject,
        body: [
          `Hello ${name},`,
          news.text,
          `If that was not you: sign in with an e-mailed link at ${origin()}/sign-in, look at your account, end the sessions that you don't know, and tell your programme's director.`,
        ].join("\n\n"),
      }),
    );
  const { action } = news;
  if (action === undefined) return;
  for (const { workspaceId, roles } of own)
    if (roles.length > 0)
      await transaction(workspaceId, (tx) =>
        audit(tx, actor ?? { user, member: null }, { action, subject: name, details: { user: id } }),
      );
}
