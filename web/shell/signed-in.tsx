import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Redirect } from "./redirect.tsx";
import { useSession } from "./session.ts";
import { SessionEnded } from "./session-ended.tsx";

/** Shows its children to whoever is signed in; others sign in first and come back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { user, fresh } = useSession();
  if (fresh) return <Redirect href="/first-run" />;
  if (!user) return <ToSignIn />;
  return (
    <>
      {children}
      <SessionEnded />
    </>
  );
}

function ToSignIn() {
  const { href } = useLocation();
  // As it was at first: on the way, the address is that of the sign-in page.
  const [next] = useState(href);
  return <Redirect href={`/sign-in?next=${encodeURIComponent(next)}`} />;
}
