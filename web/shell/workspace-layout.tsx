import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { type Permission, permissionsOf, type Role, roles } from "#people/access/actor.ts";
import { LinkButton } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { usePathParam } from "./address.ts";
import { Frame } from "./frame.tsx";
import { rememberWorkspace } from "./last-workspace.ts";
import { permissionsFor } from "./navigation.ts";
import { useSession } from "./session.ts";
import { SignedIn } from "./signed-in.tsx";
import { useWorkspace, WorkspaceContext, workspaceOf } from "./use-workspace.ts";

const EntryNeeded = lazy(async () => ({ default: (await import("./entry-needed.tsx")).EntryNeeded }));

/** Around all pages of a workspace. */
export const WorkspaceLayout = () => (
  <SignedIn>
    <OwnWorkspacePages />
  </SignedIn>
);

function OwnWorkspacePages() {
  const id = usePathParam("workspace");
  const { workspaces } = useSession();
  const own = workspaces.find((each) => each.id === id);
  const workspace = useMemo(() => (own ? workspaceOf(own) : null), [own]);
  const known = workspace?.id;
  useEffect(() => {
    if (known !== undefined) rememberWorkspace(known);
  }, [known]);
  if (!workspace) return <NoAccess />;
  if (workspace.entry !== "open")
    return (
      <Frame>
        <Suspense>
          <EntryNeeded workspace={workspace} />
        </Suspense>
      </Frame>
    );
  return (
    <WorkspaceContext value={workspace} key={workspace.id}>
      <Frame>
        <AllowedPage />
      </Frame>
    </WorkspaceContext>
  );
}

/** The page, or why whoever is signed in doesn't see it. */
function AllowedPage() {
  const { can, href } = useWorkspace();
  const path = useLocation().pathname.slice(href("/").length);
  const needed = permissionsFor(path);
  if (needed.some(can)) return <Outlet />;
  const having = roles.filter((role) => needed.some((each) => rolesHave(role, each)));
  return (
    <Page
      width="reading"
      title="Your role doesn't include this page"
      lead={`It needs the role of ${orWords(having)}. The programme's director can give it to you.`}
      actions={<LinkButton href={href("/")}>Go to Today</LinkButton>}
    />
  );
}

const rolesHave = (role: Role, permission: Permission) =>
  [...permissionsOf([role])].some((each) => each === permission);

const orWords = (words: readonly string[]) =>
  new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);

const NoAccess = () => (
  <Frame>
    <Page
      width="reading"
      title="You can't open this programme"
      lead="It doesn't exist, you no longer belong to it, or the way you signed in opens another programme only. Its director can invite you."
      actions={<LinkButton href="/">Go to the start</LinkButton>}
    />
  </Frame>
);
