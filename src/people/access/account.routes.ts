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
import type { User } from "./actor.ts";
import { countPassword } from "./attempts.service.ts";
import type { Context } from "./context.ts";
import { tidy } from "./names.ts";
import { weaknessOf } from "./password.ts";

export function addAccountRoutes({ app, bind, accounts, transaction }: Context): void {
  bind(app, renameSelf, async ({ actor, body }) => {
    const name = tidy(body.name);
    await accounts.rename(actor.user.id, name);
    for (const { workspaceId, roles } of await accounts.belongings(actor.user))
      if (roles.length > 0)
        await transaction(workspaceId, (tx) => renameMember(tx, actor, workspaceId, name));
    return null;
  });

  bind(app, changePassword, async ({ actor, body: { current, password }, setHeader, ...asker }) => {
    refuseWeak(password, actor.user);
    const giveBack = countPassword(actor.user.email, asker.address);
    setHeader("set-cookie", await accounts.changePassword(current, password, asker));
    giveBack();
    return null;
  });

  bind(app, setFirstPassword, async ({ actor, body: { password }, ...asker }) => {
    refuseWeak(password, actor.user);
    await accounts.setFirstPassword(actor.user.id, password, asker);
    return null;
  });

  bind(app, listSessions, ({ actor, ...asker }) => accounts.sessions(actor.user.id, asker));

  bind(app, endSession, async ({ actor, params }) => {
    await accounts.endSession(actor.user.id, params.session);
    return null;
  });

  bind(app, endOtherSessions, async (asker) => {
    await accounts.endOtherSessions(asker);
    return null;
  });
}

function refuseWeak(password: string, { name, email }: User): void {
  const weakness = weaknessOf(password, [name, email]);
  if (weakness !== null) throw weakPassword("/password", weakness);
}
