import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkTabs } from "../../../ui/link-tabs.tsx";

/** Customers, accounts and panels, each a page of its own. */
export function CustomerTabs({ current }: { current: "customers" | "accounts" | "panels" }) {
  const { href, can } = useWorkspace();
  const links = [
    { label: "Customers", href: href("/customers"), isCurrent: current === "customers" },
    { label: "Accounts", href: href("/customers/accounts"), isCurrent: current === "accounts" },
  ];
  if (can("customers.read"))
    links.push({ label: "Panels", href: href("/customers/panels"), isCurrent: current === "panels" });
  return <LinkTabs label="Who is served" links={links} />;
}
