import "./list-box.css";
import type { ReactNode, RefObject } from "react";
import { Menu, MenuItem, Popover, Separator } from "react-aria-components";

/** Something that a menu offers: an action, or a page to go to. */
export interface MenuEntry {
  key: string;
  label: string;
  icon?: ReactNode;
  onAction?: () => void;
  href?: string;
  tone?: "danger";
  /** A line above it. */
  isApart?: boolean;
}

interface MenuItemsProps {
  label: string;
  items: readonly MenuEntry[];
  /** The button that they hang below. */
  button: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** What a menu shows when it is open. Pages load it with the first menu that somebody reaches for. */
export function MenuItems({ label, items, button, isOpen, onOpenChange }: MenuItemsProps) {
  return (
    <Popover
      className="popover"
      placement="bottom end"
      trigger="MenuTrigger"
      aria-label={label}
      triggerRef={button}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Menu className="list-box" aria-label={label} autoFocus="first" onClose={() => onOpenChange(false)}>
        {items.flatMap(({ key, label: words, icon, tone, isApart, onAction, href }) => [
          ...(isApart ? [<Separator className="menu-separator" key={`${key} apart`} />] : []),
          <MenuItem
            className="list-box-item"
            key={key}
            id={key}
            textValue={words}
            data-tone={tone}
            {...(onAction && { onAction })}
            {...(href !== undefined && { href })}
          >
            <span className="menu-item-line">
              {icon}
              {words}
            </span>
          </MenuItem>,
        ])}
      </Menu>
    </Popover>
  );
}
