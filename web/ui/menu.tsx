import { EllipsisVertical } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { MenuEntry, MenuItems } from "./menu-items.tsx";
import { toast } from "./toast.tsx";

interface MenuProps {
  /** What the menu is about: "Change Anna Weber"; beside a trigger with words of its own, what comes before them. */
  label: string;
  items: readonly MenuEntry[];
  /** The button's content; three dots unless given. */
  trigger?: ReactNode;
}

const loadItems = () => import("./menu-items.tsx");

/** Further actions, behind a button. What it opens is loaded when somebody reaches for the button. */
export function Menu({ label, items, trigger }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [Items, setItems] = useState<typeof MenuItems>();
  const reach = () => void loadItems().catch(() => {});
  const open = async () => {
    try {
      const loaded = await loadItems();
      setItems(() => loaded.MenuItems);
      setOpen(true);
    } catch {
      toast("The menu can't be loaded. Check your connection and try again.");
    }
  };
  const openByArrow = (event: { key: string }) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") void open();
  };
  return (
    <>
      <Button
        ref={button}
        className={trigger === undefined ? "icon-button" : "menu-button"}
        {...(trigger === undefined && { "aria-label": label })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onHoverStart={reach}
        onFocus={reach}
        onKeyDown={openByArrow}
        onPress={() => void open()}
      >
        {trigger === undefined ? (
          <EllipsisVertical size={18} aria-hidden />
        ) : (
          <>
            <span className="visually-hidden">{label}</span>
            {trigger}
          </>
        )}
      </Button>
      {Items && <Items label={label} items={items} button={button} isOpen={isOpen} onOpenChange={setOpen} />}
    </>
  );
}
