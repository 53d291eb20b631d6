import "./button.css";
import type { ReactNode } from "react";
import { Button as AriaButton, Link as AriaLink, Tooltip, TooltipTrigger } from "react-aria-components";

type Tone = "primary" | "plain" | "quiet" | "danger";

interface ButtonProps {
  children: ReactNode;
  /** One primary button a page or dialog; "danger" for what can't be undone. */
  tone?: Tone;
  icon?: ReactNode;
  type?: "button" | "submit";
  /** While what it does is under way: can't be pressed again, and says so. */
  isPending?: boolean;
  isDisabled?: boolean;
  onPress?: () => void;
  autoFocus?: boolean;
}

/** Does something here; what goes to another page is a LinkButton. */
export function Button(props: ButtonProps) {
  const { children, tone = "plain", icon, type = "button", isPending = false, onPress, ...rest } = props;
  return (
    <AriaButton
      className="button"
      data-tone={tone}
      type={type}
      {...(isPending && { "aria-disabled": true })}
      data-pending={isPending || undefined}
      onPress={() => !isPending && onPress?.()}
      {...rest}
    >
      {icon}
      <span>{children}</span>
      {isPending && <span className="button-pending" aria-hidden="true" />}
    </AriaButton>
  );
}

interface LinkButtonProps {
  children: ReactNode;
  href: string;
  tone?: Exclude<Tone, "danger">;
  icon?: ReactNode;
  /** The browser saves what is there, under this name or the server's. */
  download?: string | boolean;
}

/** A link that looks like a button. */
export function LinkButton({ children, href, tone = "plain", icon, download }: LinkButtonProps) {
  return (
    <AriaLink className="button" data-tone={tone} href={href} {...(download !== undefined && { download })}>
      {icon}
      <span>{children}</span>
    </AriaLink>
  );
}

interface IconButtonProps {
  /** What it does, for screen readers and as a tooltip. */
  label: string;
  icon: ReactNode;
  onPress?: () => void;
  isDisabled?: boolean;
}

/** A button that shows an icon alone. */
export function IconButton({ label, icon, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton className="icon-button" aria-label={label} {...rest}>
        {icon}
      </AriaButton>
      <Tooltip className="tooltip" offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
