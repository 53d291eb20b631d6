import { queueMessage } from "#people/mail/mail.service.ts";
import { changeMemberAddress } from "#people/members/members.service.ts";
import { askForNewAddress, takeNewAddress } from "./account.contract.ts";
import { tellAccountNews } from "./account-news.service.ts";
import { countFactor, countLink } from "./attempts.service.ts";
import type { Context } from "./context.ts";
import { proveAgain } from "./proof.service.ts";
import { stepSeconds } from "./sign-in-steps.service.ts";

/** Changing the address of one's account. */
export function addNewAddressRoutes(context: Context): void {
  const { app, bind, accounts, transaction, jobs } = context;

  bind(app, askForNewAddress, async ({ actor: { user }, body: { email, proof }, address }) => {
    await proveAgain(context, user, proof, address);
    countLink(email, address);
    const { secret, code } = await accounts.askForNewAddress(user, email);
    const [writer] = await accounts.belongings(user);
    if (writer)
      await transaction(writer.workspaceId, (tx) =>
        queueMessage(tx, jobs, {
          kind: "sign-in",
          recipientName: user.name,
          recipientEmail: email,
          subject: "The code for your new address",
          body: [
            `Hello ${user.name},`,
            "this address is to become that of your account. Type this code on your account page:",
            code.replace(/(.{4})(?=.)/g, "$1 "),
            "It works for 15 minutes. If you did not ask for it, do nothing.",
          ].join("\n\n"),
          expiresAt: new Date(Date.now() + stepSeconds * 1000),
        }),
      );
    return { step: secret };
  });

  bind(app, takeNewAddress, async ({ actor, body, address }) => {
    const { user } = actor;
    const giveBack = countFactor(user.id, address);
    const own = await accounts.belongings(user);
    const email = await accounts.takeNewAddress(user, body);
    giveBack();
    // To the address that was: whoever has it must learn of it.
    await tellAccountNews(context, user, {
      subject: "Your account has another address",
      text: `the address of your account was changed to ${email}. Mail about signing in goes there from now on.`,
    });
    for (const { workspaceId, roles } of own)
      if (roles.length > 0)
        await transaction(workspaceId, (tx) => changeMemberAddress(tx, actor, workspaceId, email));
    return null;
  });
}
