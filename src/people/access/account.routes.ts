import { renameMember } from "#people/members/members.service.ts";
import { weakPassword } from "./access.errors.ts";
import {
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  renameSelf,
  setFirstPassword,
} from "./account.contract.ts";
import { tellAccountNews } from "./account-news.service.ts";
import type { User } from "./actor.ts";
import { countPassword } from "./attempts.service.ts";
import type { Context } from "./context.ts";
import { tidy } from "./names.ts";
import { addNewAddressRoutes } from "./new-address.routes.ts";
import { weaknessOf } from "./password.ts";
import { needFreshSession } from "./proof.service.ts";

export function addAccountRoutes(context: Context): void {
  const { app, bind, accounts, transaction } = context;

  bind(app, renameSelf, async ({ actor, body }) => {
    const name = tidy(body.name);
    await accounts.rename(actor.user.id, name);
    for (const { workspaceId, roles } of await accounts.belongings(actor.user))
      if (roles.length > 0)
        await transaction(workspaceId, (tx) => renameMember(tx, actor, workspaceId, name));
    return null;
  });

  bind(app, changePassword, async ({ actor, body, address }) => {
    refuseWeak(body.password, actor.user);
    const giveBack = countPassword(actor.user.email, address);
    await accounts.changePassword(actor.user, body);
    giveBack();
    await tellAccountNews(context, actor.user, {
      subject: "Your password was changed",
      text: "the password of your account was changed. All other sessions were ended.",
    });
    return null;
  });

  bind(app, setFirstPassword, async ({ actor, body: { password }, ...asker }) => {
    refuseWeak(password, actor.user);
    await needFreshSession(context, actor.user);
    await accounts.setFirstPassword(actor.user.id, password, asker);
    await tellAccountNews(context, actor.user, {
      subject: "Your account has a password",
      text: "a password was set for your account: from now on you can sign in with it, too.",
    });
    return null;
  });

  addNewAddressRoutes(context);

  bind(app, listSessions, ({ actor, ...asker }) => accounts.sessions(actor.user.id, asker));

  bind(app, endSession, async ({ actor, params }) => {
    await accounts.endSession(actor.user.id, params.session);
    return null;
  });

  bind(app, endOtherSessions, async ({ actor: { user } }) => {
    await accounts.endSessions(user.id, user.session?.id ?? null);
    return null;
  });
}

function refuseWeak(password: string, { name, email }: User): void {
  const weakness = weaknessOf(password, [name, email]);
  if (weakness !== null) throw weakPassword("/password", weakness);
}
