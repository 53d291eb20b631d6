import "./list-box.css";
import { EllipsisVertical } from "lucide-react";
import type { ReactNode } from "react";
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";

/** Something that a menu offers: an action, or a page to go to. */
interface MenuEntry {
  key: string;
  label: string;
  icon?: ReactNode;
  onAction?: () => void;
  href?: string;
  tone?: "danger";
  /** A line above it. */
  isApart?: boolean;
}

interface MenuProps {
  /** What the menu is about: "Change Anna Weber"; beside a trigger with words of its own, what comes before them. */
  label: string;
  items: readonly MenuEntry[];
  /** The button's content; three dots unless given. */
  trigger?: ReactNode;
}

/** Further actions, behind a button. */
export function Menu({ label, items, trigger }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger === undefined ? (
        <Button className="icon-button" aria-label={label}>
          <EllipsisVertical size={18} aria-hidden />
        </Button>
      ) : (
        <Button className="menu-button">
          <span className="visually-hidden">{label}</span>
          {trigger}
        </Button>
      )}
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="list-box" aria-label={label}>
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
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
