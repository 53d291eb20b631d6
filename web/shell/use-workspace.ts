import { createContext, useContext } from "react";
import type { Permission } from "#people/access/actor.ts";
import type { OwnWorkspace } from "#people/access/session.contract.ts";

export interface Workspace extends OwnWorkspace {
  /** Whether whoever is signed in may do something here. The server checks it again. */
  can(permission: Permission): boolean;
  /** The address of a page inside this workspace: `href("/people")`. */
  href(path: string): string;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

/** A workspace with what pages ask of it. */
export const workspaceOf = (own: OwnWorkspace): Workspace => ({
  ...own,
  can: (permission) =>
    permission === "member" || permission === "user" || own.permissions.includes(permission),
  href: (path) => `/w/${own.id}${path === "/" ? "" : path}`,
});

/** The workspace that the page is in. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("This page is outside of a workspace.");
  return workspace;
}
