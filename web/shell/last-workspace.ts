import type { OwnWorkspace } from "#people/access/session.contract.ts";

const key = "serviceloop.workspace";

/** The workspace that was open last in this browser, else the first one. */
export const lastWorkspace = (workspaces: readonly OwnWorkspace[]): OwnWorkspace | undefined =>
  workspaces.find(({ id }) => id === localStorage.getItem(key)) ?? workspaces[0];

/** Remembers which workspace is open. */
export const rememberWorkspace = (id: string): void => localStorage.setItem(key, id);
