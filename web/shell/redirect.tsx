import { useEffect } from "react";
import { useGo } from "./address.ts";

/** Goes to another address of the application, in place of this one. */
export function Redirect({ href }: { href: string }) {
  const go = useGo();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` is new with every rendering
  useEffect(() => go(href, { replace: true }), [href]);
  return null;
}
