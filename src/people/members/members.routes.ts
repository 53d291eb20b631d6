import { countCode } from "#people/access/attempts.service.ts";
import type { Context } from "#people/access/context.ts";
import { accept, readOffer } from "./acceptance.service.ts";
import { invite, openInvitations, resend, withdraw } from "./invitations.service.ts";
import {
  acceptMemberInvitation,
  changeRoles,
  inviteMember,
  listMemberInvitations,
  listMembers,
  readMemberInvitation,
  removeMember,
  resendMemberInvitation,
  withdrawMemberInvitation,
} from "./members.contract.ts";
import { members, remove, setRoles } from "./members.service.ts";

export function addMemberRoutes(context: Context): void {
  const { app, bind, transaction, accounts } = context;

  bind(app, listMembers, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => members(tx, workspace)),
  );

  bind(app, changeRoles, async ({ actor, params: { workspace, user }, body: { roles } }) => {
    await transaction(workspace, (tx) => setRoles(tx, actor, workspace, user, roles));
    return null;
  });

  bind(app, removeMember, async ({ actor, params: { workspace, user } }) => {
    await transaction(workspace, (tx) => remove(tx, actor, workspace, user));
    return null;
  });

  bind(app, listMemberInvitations, ({ params: { workspace } }) =>
    transaction(workspace, (tx) => openInvitations(tx, workspace)),
  );

  bind(app, inviteMember, ({ actor, params: { workspace }, body }) =>
    transaction(workspace, (tx) => invite(tx, context, actor, workspace, body)),
  );

  bind(app, resendMemberInvitation, async ({ actor, params: { workspace, invitation } }) => {
    await transaction(workspace, (tx) => resend(tx, context, actor, workspace, invitation));
    return null;
  });

  bind(app, withdrawMemberInvitation, async ({ actor, params: { workspace, invitation } }) => {
    await transaction(workspace, (tx) => withdraw(tx, actor, workspace, invitation));
    return null;
  });

  bind(app, readMemberInvitation, async ({ body: { code }, address }) => {
    const giveBack = countCode(address);
    const offer = await readOffer(context, code);
    giveBack();
    return offer;
  });

  bind(app, acceptMemberInvitation, async ({ actor, body, setHeader, ...asker }) => {
    const giveBack = countCode(asker.address);
    // Whom a provider signed in has not shown that the account is theirs.
    const asking = actor?.user.session?.onlyIn === null ? actor.user.id : null;
    const { workspace, user } = await accept(context, body, asking);
    const { next, cookies } = await accounts.proceed(user, "link", asker);
    setHeader("set-cookie", cookies);
    giveBack();
    return { workspace, next };
  });
}
