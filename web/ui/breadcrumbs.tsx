import "./breadcrumbs.css";
import { Link } from "react-aria-components";

interface Crumb {
  label: string;
  href: string;
}

/** The way back up, for a Page's kicker: the pages above this one. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav aria-label="Pages above this one">
      <ol className="breadcrumbs">
        {trail.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
