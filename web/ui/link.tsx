import type { ReactNode } from "react";
import { Link as AriaLink } from "react-aria-components";

/** A link to a page of the application, or elsewhere. */
export function Link({ href, children }: { href: string; children: ReactNode }) {
  return <AriaLink href={href}>{children}</AriaLink>;
}
