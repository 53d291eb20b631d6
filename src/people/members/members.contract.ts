import { Type } from "typebox";
import { weakPassword } from "#people/access/access.errors.ts";
import { roles } from "#people/access/actor.ts";
import {
  Email,
  Line,
  Moment,
  NewPassword,
  Next,
  RoleName,
  Uuid,
  workspaceParams,
} from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import {
  alreadyInvited,
  alreadyMember,
  consultantsOnly,
  directorsOnly,
  invitationNotFound,
  invitationOver,
  lastDirector,
  memberNotFound,
  passwordNeeded,
} from "./members.errors.ts";

const Roles = Type.Array(RoleName, { minItems: 1, maxItems: roles.length, uniqueItems: true });

export const listMembers = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/members",
  summary: "Who has a role in the programme, by name",
  permission: "people.read",
  params: workspaceParams,
  response: Type.Array(
    Type.Object({
      /** The member's user. */
      user: Uuid,
      name: Type.String(),
      email: Type.String(),
      roles: Type.Array(RoleName),
      since: Moment,
    }),
  ),
});

export const changeRoles = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/members/:user/roles",
  summary: "Change a member's roles",
  permission: "members.manage",
  params: Type.Object({ workspace: Uuid, user: Uuid }),
  body: Type.Object({ roles: Roles }),
  response: Type.Null(),
  errors: [memberNotFound, lastDirector, directorsOnly, consultantsOnly],
});

/** Ends the member's access and nothing else. */
export const removeMember = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/members/:user",
  summary: "Take a member's roles and access away",
  permission: "members.manage",
  params: Type.Object({ workspace: Uuid, user: Uuid }),
  response: Type.Null(),
  errors: [memberNotFound, lastDirector, directorsOnly, consultantsOnly],
});

export const listMemberInvitations = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/member-invitations",
  summary: "Invitations that are open or ran out, newest first",
  permission: "members.manage",
  params: workspaceParams,
  response: Type.Array(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      email: Type.String(),
      roles: Type.Array(RoleName),
      invitedBy: Type.String(),
      invitedAt: Moment,
      expiresAt: Moment,
      expired: Type.Boolean(),
    }),
  ),
});

/** The mail leads to `/invitation#<code>` and holds for seven days. */
export const inviteMember = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/member-invitations",
  summary: "Invite somebody by e-mail to a role in the programme",
  permission: "members.manage",
  params: workspaceParams,
  body: Type.Object({ name: Line(100), email: Email, roles: Roles }),
  response: Type.Object({ id: Uuid }),
  errors: [alreadyMember, alreadyInvited, directorsOnly, consultantsOnly],
});

const invitationParams = Type.Object({ workspace: Uuid, invitation: Uuid });

export const resendMemberInvitation = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/member-invitations/:invitation/resend",
  summary: "Send an invitation again, for seven days more; its earlier link ends",
  permission: "members.manage",
  params: invitationParams,
  response: Type.Null(),
  errors: [invitationNotFound, directorsOnly, consultantsOnly],
});

export const withdrawMemberInvitation = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/member-invitations/:invitation",
  summary: "Withdraw an invitation",
  permission: "members.manage",
  params: invitationParams,
  response: Type.Null(),
  errors: [invitationNotFound],
});

const Code = Type.String({ minLength: 1, maxLength: 200 });

/** A POST although nothing changes: the code stays out of addresses and logs. */
export const readMemberInvitation = operation({
  method: "POST",
  path: "/api/member-invitation/read",
  summary: "What an invitation's link offers",
  permission: "public",
  body: Type.Object({ code: Code }),
  response: Type.Object({
    name: Type.String(),
    email: Type.String(),
    roles: Type.Array(RoleName),
    programme: Type.String(),
    organisation: Type.String(),
    invitedBy: Type.String(),
    expiresAt: Moment,
    /** Whether the address has an account, which keeps its name and password; a new one needs both. */
    hasAccount: Type.Boolean(),
  }),
  errors: [invitationOver],
});

/** Signs in as the invited address, which the link has proven; name and password are used for new accounts only. */
export const acceptMemberInvitation = operation({
  method: "POST",
  path: "/api/member-invitation/accept",
  summary: "Accept an invitation and sign in",
  permission: "public",
  body: Type.Object({
    code: Code,
    name: Type.Optional(Line(100)),
    password: Type.Optional(NewPassword),
  }),
  response: Type.Object({ workspace: Uuid, next: Next }),
  errors: [invitationOver, passwordNeeded, weakPassword],
});
