import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { NavigationPanel } from "./navigation-panel.tsx";

interface DrawerProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** The navigation of phones. */
export const Drawer = ({ isOpen, onOpenChange }: DrawerProps) => (
  <ModalOverlay className="drawer-veil" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
    <Modal className="drawer">
      <Dialog className="drawer-content" aria-label="Navigation">
        <NavigationPanel />
      </Dialog>
    </Modal>
  </ModalOverlay>
);
