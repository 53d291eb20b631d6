import { Outlet } from "@tanstack/react-router";
import { useMemo } from "react";
import { Frame } from "./frame.tsx";
import { lastWorkspace } from "./last-workspace.ts";
import { useSession } from "./session.ts";
import { SignedIn } from "./signed-in.tsx";
import { WorkspaceContext, workspaceOf } from "./use-workspace.ts";

/** Around pages that belong to a person and to no workspace; the navigation stays that of the one they come from. */
export function SignedInLayout() {
  const { workspaces } = useSession();
  const last = lastWorkspace(workspaces);
  const workspace = useMemo(() => (last ? workspaceOf(last) : null), [last]);
  return (
    <SignedIn>
      <WorkspaceContext value={workspace}>
        <Frame>
          <Outlet />
        </Frame>
      </WorkspaceContext>
    </SignedIn>
  );
}
