import "./choice.css";
import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";

interface SwitchProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  description?: ReactNode;
  isDisabled?: boolean;
}

/** Turns something on or off at once; in a form that is sent, use a Checkbox. */
export function Switch({ children, description, ...rest }: SwitchProps) {
  return (
    <AriaSwitch className="choice" {...rest}>
      <span className="choice-switch" aria-hidden="true" />
      <span>
        {children}
        {description && <span className="choice-description">{description}</span>}
      </span>
    </AriaSwitch>
  );
}
