import "./breadcrumbs.css";
import { Breadcrumbs as AriaBreadcrumbs, Breadcrumb, Link } from "react-aria-components";

interface Crumb {
  label: string;
  href: string;
}

/** The way back up, for a Page's kicker: the pages above this one. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <AriaBreadcrumbs className="breadcrumbs" aria-label="Pages above this one">
      {trail.map(({ label, href }) => (
        <Breadcrumb key={href}>
          <Link href={href}>{label}</Link>
        </Breadcrumb>
      ))}
    </AriaBreadcrumbs>
  );
}
