import { useLocation } from "@tanstack/react-router";
import { Menu as MenuIcon } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "../ui/button.tsx";
import { NavigationPanel } from "./navigation-panel.tsx";
import { Wordmark } from "./wordmark.tsx";

/** The shell: navigation at the side, or behind a button on phones, and the page. */
export function Frame({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
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
          onPress={() => setOpen(true)}
        />
      </header>
      <div className="frame-side">
        <NavigationPanel />
      </div>
      <main className="frame-page" id="page" tabIndex={-1}>
        {children}
      </main>
      <ModalOverlay className="drawer-veil" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
        <Modal className="drawer">
          <Dialog className="drawer-content" aria-label="Navigation">
            <NavigationPanel />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}
