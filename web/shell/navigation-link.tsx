import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface NavigationLinkProps {
  href: string;
  /** Whether pages below it are not its own. */
  isExact: boolean;
  children: ReactNode;
}

/** A line of the navigation, marked where the page is at it or below. */
export const NavigationLink = ({ href, isExact, children }: NavigationLinkProps) => (
  <Link className="panel-link" to={href} activeOptions={{ exact: isExact, includeSearch: false }}>
    {children}
  </Link>
);
