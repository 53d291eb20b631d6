import "./tabs.css";
import { Link } from "react-aria-components";

interface LinkTabsProps {
  /** What the links lead through, for screen readers. */
  label: string;
  links: readonly { label: string; href: string; isCurrent: boolean }[];
}

/** Parts of one thing, each a page of its own. */
export const LinkTabs = ({ label, links }: LinkTabsProps) => (
  <nav className="link-tabs" aria-label={label}>
    {links.map(({ label: words, href, isCurrent }) => (
      <Link
        className="tab"
        key={href}
        href={href}
        {...(isCurrent && { "aria-current": "page" as const, "data-selected": true })}
      >
        {words}
      </Link>
    ))}
  </nav>
);
