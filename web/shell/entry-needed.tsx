import { useLocation } from "@tanstack/react-router";
import type { OwnWorkspace } from "#people/access/session.contract.ts";
import { signOut } from "#people/access/sign-in.contract.ts";
import { call } from "../client.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { useSession } from "./session.ts";

/** Why a programme isn't open to this session yet, and what opens it. */
export function EntryNeeded({ workspace }: { workspace: OwnWorkspace }) {
  const { href } = useLocation();
  const { user } = useSession();
  const next = encodeURIComponent(href);
  const again = async () => {
    await call(signOut);
    location.assign(`/sign-in?next=${next}`);
  };
  if (workspace.entry === "second factor" && user?.secondFactor !== true)
    return (
      <Page
        width="reading"
        kicker={workspace.organisation}
        title="This programme asks for a second factor"
        lead="Its director has decided that everybody with a role proves twice who they are. Setting it up takes two minutes and an app on your phone."
        actions={<LinkButton href={`/account?next=${next}`}>Set up a second factor</LinkButton>}
      />
    );
  return (
    <Page
      width="reading"
      kicker={workspace.organisation}
      title={
        workspace.entry === "provider"
          ? "This programme is entered by your organisation's sign-in"
          : "This programme asks for your second factor"
      }
      lead={
        workspace.entry === "provider"
          ? "Sign in again, with the button that names your organisation."
          : "Sign in again, with a code of your app."
      }
      actions={<Button onPress={() => void again()}>Sign in again</Button>}
    />
  );
}
