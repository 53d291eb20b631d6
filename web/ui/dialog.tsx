import "./dialog.css";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./button.tsx";

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** "wide" for tables and previews. */
  width?: "narrow" | "wide";
  /** An alert dialog asks about something that can't be undone. */
  role?: "dialog" | "alertdialog";
  children: ReactNode;
}

/** A short task above the page. What was typed inside is gone when it closes; long forms are pages. */
export function Dialog({ title, isOpen, onClose, width = "narrow", role = "dialog", children }: DialogProps) {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal" data-width={width}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-header">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label="Close" icon={<X size={18} aria-hidden />} onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
