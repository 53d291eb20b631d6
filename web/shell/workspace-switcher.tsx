import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { useContext } from "react";
import { Menu } from "../ui/menu.tsx";
import { useSession } from "./session.ts";
import { WorkspaceContext } from "./use-workspace.ts";

/** Names the workspace; goes to others where there are any. */
export function WorkspaceSwitcher() {
  const current = useContext(WorkspaceContext);
  const { workspaces, mayCreateWorkspace } = useSession();
  const words = current && (
    <span className="switcher-words">
      <span className="switcher-name">{current.name}</span>
      <span className="switcher-organisation">{current.organisation}</span>
    </span>
  );
  if (workspaces.length < 2 && !mayCreateWorkspace) return words;
  const items = [
    ...workspaces.map(({ id, name, organisation }) => ({
      key: id,
      label: `${name}, ${organisation}`,
      href: `/w/${id}`,
      icon: id === current?.id ? <Check size={16} aria-hidden /> : <span className="switcher-space" />,
    })),
    ...(mayCreateWorkspace
      ? [
          {
            key: "new",
            label: "Begin another programme",
            href: "/programmes/new",
            icon: <Plus size={16} aria-hidden />,
            isApart: true,
          },
        ]
      : []),
  ];
  return (
    <Menu
      label={current ? "Programme:" : ""}
      items={items}
      trigger={
        <>
          {words ?? "Programmes"}
          <ChevronsUpDown size={16} aria-hidden />
        </>
      }
    />
  );
}
