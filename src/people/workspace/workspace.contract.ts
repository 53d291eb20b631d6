import { type Static, Type } from "typebox";
import { Line, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { mayNotCreate, unknownTimeZone } from "./workspace.errors.ts";

/** What is said of a programme as a whole. */
export const WorkspaceSettings = Type.Object({
  /** The programme's name. */
  name: Line(100),
  /** The organisation that serves. */
  organisation: Line(100),
  /** Who operates the server, in words that respondents read. */
  operator: Line(200),
  /** A language tag such as "en" or "pt-BR". */
  language: Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 35 }),
  /** e.g. "Europe/Berlin" */
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
});
export type WorkspaceSettings = Static<typeof WorkspaceSettings>;

export const readWorkspace = operation({
  method: "GET",
  path: "/api/workspaces/:workspace",
  summary: "Read a programme's settings",
  permission: "member",
  params: workspaceParams,
  response: WorkspaceSettings,
});

export const changeWorkspace = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace",
  summary: "Change a programme's settings",
  permission: "workspace.manage",
  params: workspaceParams,
  body: Type.Partial(WorkspaceSettings),
  response: Type.Null(),
  errors: [unknownTimeZone],
});

/** Whoever makes it becomes its director, or its consultant where that is said. */
export const createWorkspace = operation({
  method: "POST",
  path: "/api/workspaces",
  summary: "Begin another programme in a workspace of its own",
  permission: "user",
  body: Type.Object({
    ...WorkspaceSettings.properties,
    as: Type.Union([
      Type.Literal("director"),
      Type.Literal("consultant"),
      Type.Literal("director and consultant"),
    ]),
  }),
  response: Type.Object({ workspace: Uuid }),
  errors: [mayNotCreate, unknownTimeZone],
});
