import { useLocation } from "@tanstack/react-router";
import { Menu as MenuIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { NavigationPanel } from "./navigation-panel.tsx";
import { Wordmark } from "./wordmark.tsx";

const Drawer = lazy(async () => ({ default: (await import("./drawer.tsx")).Drawer }));

/** The shell: navigation at the side, or behind a button on phones, and the page. */
export function Frame({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when the page changes
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className="frame">
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <header className="frame-bar">
        <Wordmark />
        <IconButton
          label="Navigation"
          icon={<MenuIcon size={22} aria-hidden />}
          onPress={() => {
            setOpened(true);
            setOpen(true);
          }}
        />
      </header>
      <div className="frame-side">
        <NavigationPanel />
      </div>
      <main className="frame-page" id="page" tabIndex={-1}>
        {children}
      </main>
      {wasOpened && (
        <Suspense>
          <Drawer isOpen={isOpen} onOpenChange={setOpen} />
        </Suspense>
      )}
    </div>
  );
}
