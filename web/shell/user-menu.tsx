import { LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useState } from "react";
import { signOut } from "#people/access/sign-in.contract.ts";
import { call } from "../client.ts";
import { asAppError } from "../ui/form.tsx";
import { Menu } from "../ui/menu.tsx";
import { chooseTheme, chosenTheme, type Theme } from "../ui/theme.ts";
import { toast } from "../ui/toast.tsx";
import type { Session } from "./session.ts";

const themes: readonly { theme: Theme; label: string; Icon: typeof Sun }[] = [
  { theme: "light", label: "Light pages", Icon: Sun },
  { theme: "dark", label: "Dark pages", Icon: Moon },
  { theme: "system", label: "As on this device", Icon: Monitor },
];

/** Who is signed in: their account, how pages look, signing out. */
export function UserMenu({ user }: { user: NonNullable<Session["user"]> }) {
  const [theme, setTheme] = useState(chosenTheme);
  const leave = async () => {
    try {
      await call(signOut);
      // A page that is loaded anew keeps nothing of what was shown.
      location.assign("/sign-in");
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  const items = [
    { key: "account", label: "Account", href: "/account", icon: <UserRound size={16} aria-hidden /> },
    ...themes.map(({ theme: each, label, Icon }, index) => ({
      key: each,
      label: each === theme ? `${label} (chosen)` : label,
      icon: <Icon size={16} aria-hidden />,
      isApart: index === 0,
      onAction: () => {
        chooseTheme(each);
        setTheme(each);
      },
    })),
    {
      key: "sign out",
      label: "Sign out",
      icon: <LogOut size={16} aria-hidden />,
      isApart: true,
      onAction: () => void leave(),
    },
  ];
  return (
    <section className="user-menu" aria-label="Account">
      <Menu
        label="Signed in as"
        items={items}
        trigger={
          <>
            <UserRound size={18} aria-hidden />
            <span className="user-menu-name">{user.name}</span>
          </>
        }
      />
    </section>
  );
}
