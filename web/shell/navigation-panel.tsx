import { useLocation } from "@tanstack/react-router";
import { useContext, useEffect, useRef } from "react";
import { navigation } from "./navigation.ts";
import { NavigationLink } from "./navigation-link.tsx";
import { useSession } from "./session.ts";
import { WorkspaceContext } from "./use-workspace.ts";
import { UserMenu } from "./user-menu.tsx";
import { Wordmark } from "./wordmark.tsx";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

/** What stands at the side of every page: the workspace, its pages by phase, and who is signed in. */
export function NavigationPanel() {
  const workspace = useContext(WorkspaceContext);
  const { user } = useSession();
  const pages = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where the side holds more than the window shows, the line of the page that is open is among what it shows.
  useEffect(() => {
    if (pathname !== "/")
      pages.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  return (
    <div className="panel">
      <header className="panel-top">
        <Wordmark />
        <WorkspaceSwitcher />
      </header>
      {workspace && (
        <nav className="panel-navigation" ref={pages} aria-label="Programme">
          {navigation.map(({ name, entries }) => {
            const shown = entries.filter(({ permissions }) =>
              permissions.some((each) => workspace.can(each)),
            );
            if (shown.length === 0) return null;
            return (
              <div key={name}>
                {name !== "" && <p className="panel-phase">{name}</p>}
                <ul>
                  {shown.map(({ label, path }) => (
                    <li key={path}>
                      <NavigationLink href={workspace.href(path)} isExact={path === "/"}>
                        {label}
                      </NavigationLink>
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </nav>
      )}
      {user && <UserMenu user={user} />}
    </div>
  );
}
