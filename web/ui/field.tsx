import "./field.css";
import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";

/** What all fields have. */
export interface FieldProps {
  label: string;
  /** What to write, where the label doesn't say it. */
  description?: ReactNode;
  /** The JSON pointer's path in the operation's body without its first slash: problems that the server finds appear here. */
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
}

/** The label above a control. Fields are required unless marked as optional. */
export function FieldLabel({ label, isRequired }: { label: string; isRequired?: boolean | undefined }) {
  return (
    <Label className="field-label">
      {label}
      {isRequired === false && <span className="field-optional"> (optional)</span>}
    </Label>
  );
}

/** What stands below a control: what to write, and what is wrong. */
export function FieldHelp({ description }: { description?: ReactNode }) {
  return (
    <>
      {description && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error" />
    </>
  );
}
