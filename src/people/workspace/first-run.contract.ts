import { Type } from "typebox";
import { weakPassword } from "#people/access/access.errors.ts";
import { Email, Line, NewPassword, Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { WorkspaceSettings } from "./workspace.contract.ts";
import { notFresh, unknownTimeZone } from "./workspace.errors.ts";

export const readFirstRun = operation({
  method: "GET",
  path: "/api/first-run",
  summary: "Whether this server waits to be set up",
  permission: "public",
  response: Type.Object({ fresh: Type.Boolean() }),
});

/** Signs the director in. */
export const setUp = operation({
  method: "POST",
  path: "/api/first-run",
  summary: "Set this server up: its first programme and the programme's director",
  permission: "public",
  body: Type.Object({
    director: Type.Object({ name: Line(100), email: Email, password: NewPassword }),
    workspace: WorkspaceSettings,
    /** The director works without an independent consultant and is both. */
    withoutConsultant: Type.Boolean(),
  }),
  response: Type.Object({ workspace: Uuid }),
  errors: [notFresh, unknownTimeZone, weakPassword],
});
