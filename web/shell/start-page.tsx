import { LinkButton } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { Frame } from "./frame.tsx";
import { lastWorkspace } from "./last-workspace.ts";
import { Redirect } from "./redirect.tsx";
import { useSession } from "./session.ts";

/** Where somebody who opens the bare address goes. */
export function StartPage() {
  const { fresh, user, workspaces, mayCreateWorkspace } = useSession();
  if (fresh) return <Redirect href="/first-run" />;
  if (!user) return <Redirect href="/sign-in" />;
  const workspace = lastWorkspace(workspaces);
  if (workspace) return <Redirect href={`/w/${workspace.id}`} />;
  return (
    <Frame>
      <Page
        width="reading"
        title="No programme yet"
        lead={`You are signed in as ${user.email}, but no programme on this server knows this address. Ask its director to invite you, or to enter this address with your record.`}
        actions={mayCreateWorkspace && <LinkButton href="/programmes/new">Begin a programme</LinkButton>}
      />
    </Frame>
  );
}
