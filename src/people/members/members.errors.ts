import { errorKind } from "#platform/errors.ts";

export const memberNotFound = errorKind(
  "member.not-found",
  () => "There is no such member. They may have been removed meanwhile; reload the list.",
  404,
);

export const lastDirector = errorKind(
  "member.last-director",
  () => "This is the programme's last director. Make somebody else director first.",
  409,
);

export const directorsOnly = errorKind(
  "member.directors-only",
  () => "Only a director can make somebody director, or take that role away.",
  403,
);

export const consultantsOnly = errorKind(
  "member.consultants-only",
  () =>
    "Only a consultant can make somebody consultant here, or take that role away: consultants see who gave which answer. Ask one of them.",
  403,
);

export const alreadyMember = errorKind(
  "member.exists",
  (email: string) => ({
    message: `${email} belongs to a member already. Change that member's roles instead.`,
    fields: [{ in: "body" as const, pointer: "/email", detail: "belongs to a member already" }],
  }),
  409,
);

export const alreadyInvited = errorKind(
  "member.invited",
  (email: string) => ({
    message: `${email} has an invitation that is still open. Send it again, or withdraw it first.`,
    fields: [{ in: "body" as const, pointer: "/email", detail: "has an open invitation" }],
  }),
  409,
);

export const invitationNotFound = errorKind(
  "member-invitation.not-found",
  () => "There is no such open invitation. It may have been accepted or withdrawn; reload the list.",
  404,
);

export const invitationOver = errorKind(
  "member-invitation.over",
  () => "This invitation was used, withdrawn or is too old. Ask whoever invited you for a new one.",
  410,
);

export const passwordNeeded = errorKind(
  "member-invitation.password-needed",
  () => ({
    message: "Choose a password for your new account.",
    fields: [{ in: "body" as const, pointer: "/password", detail: "is missing" }],
  }),
  422,
);
