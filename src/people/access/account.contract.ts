import { Type } from "typebox";
import { operation } from "#platform/http/contract.ts";
import { hasPassword, sessionNotFound, weakPassword, wrongCurrentPassword } from "./access.errors.ts";
import { Line, Moment, NewPassword, Password, Uuid } from "./contract.ts";

export const renameSelf = operation({
  method: "PATCH",
  path: "/api/account",
  summary: "Change one's own name",
  permission: "user",
  body: Type.Object({ name: Line(100) }),
  response: Type.Null(),
});

export const changePassword = operation({
  method: "POST",
  path: "/api/account/password/change",
  summary: "Change one's own password; ends all other sessions",
  permission: "user",
  body: Type.Object({ current: Password, password: NewPassword }),
  response: Type.Null(),
  errors: [wrongCurrentPassword, weakPassword],
});

export const setFirstPassword = operation({
  method: "POST",
  path: "/api/account/password",
  summary: "Set a password on an account that has none",
  permission: "user",
  body: Type.Object({ password: NewPassword }),
  response: Type.Null(),
  errors: [hasPassword, weakPassword],
});

export const listSessions = operation({
  method: "GET",
  path: "/api/account/sessions",
  summary: "One's own sessions, newest first",
  permission: "user",
  response: Type.Array(
    Type.Object({
      id: Uuid,
      /** The session that asks. */
      current: Type.Boolean(),
      startedAt: Moment,
      expiresAt: Moment,
      /** The browser's own words about itself. */
      userAgent: Type.String(),
      address: Type.String(),
    }),
  ),
});

export const endSession = operation({
  method: "DELETE",
  path: "/api/account/sessions/:session",
  summary: "End one of one's own sessions",
  permission: "user",
  params: Type.Object({ session: Uuid }),
  response: Type.Null(),
  errors: [sessionNotFound],
});

export const endOtherSessions = operation({
  method: "DELETE",
  path: "/api/account/sessions",
  summary: "End all of one's own sessions but this",
  permission: "user",
  response: Type.Null(),
});
