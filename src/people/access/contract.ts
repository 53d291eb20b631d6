import { Type } from "typebox";
import { type Role, roles } from "./actor.ts";

/** An id of anything. */
export const Uuid = Type.String({ format: "uuid" });

/** A moment, e.g. "2026-03-31T09:30:00.000Z". */
export const Moment = Type.String({ format: "date-time" });

export const Email = Type.String({ format: "email", maxLength: 254 });

/** One line that a person typed: more than spaces, no control characters. The service tidies it. */
export const Line = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: "^(?!\\s*$)[^\\u0000-\\u001f\\u007f-\\u009f]*$" });

/** A password as it is chosen; `password.ts` says what else is asked of it. */
export const NewPassword = Type.String({ minLength: 10, maxLength: 128 });

/** A password as it is typed to sign in. */
export const Password = Type.String({ minLength: 1, maxLength: 128 });

export const RoleName = Type.Unsafe<Role>(Type.Union(roles.map((role) => Type.Literal(role))));

/** The parameters of operations that concern a workspace as a whole. */
export const workspaceParams = Type.Object({ workspace: Uuid });

/** A code that somebody types: of an app, of recovery, or from a mail. */
export const Code = Type.String({ minLength: 1, maxLength: 40 });

/** What is next for whoever signs in: nothing, or a code at `/sign-in/step`. */
export const Next = Type.Union([
  Type.Literal("done"),
  Type.Literal("second factor"),
  Type.Literal("mailed code"),
]);
