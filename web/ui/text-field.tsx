import { TextArea as AriaTextArea, TextField as AriaTextField, Input } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password" | "url" | "tel";
  /** As in HTML: lets browsers and password managers fill it in. */
  autoComplete?: string;
  placeholder?: string;
  minLength?: number;
  maxLength?: number;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  /** Says what is wrong before anything is sent; null where nothing is. */
  validate?: (value: string) => string | null;
}

/** One line of text. */
export function TextField({ label, description, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaTextField className="field" {...rest}>
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <Input className="input" {...(placeholder !== undefined && { placeholder })} />
      <FieldHelp description={description} />
    </AriaTextField>
  );
}

/** Several lines of text; grows with what is written. */
export function TextArea({
  label,
  description,
  placeholder,
  rows = 4,
  ...rest
}: Omit<TextFieldProps, "type"> & { rows?: number }) {
  return (
    <AriaTextField className="field" {...rest}>
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <AriaTextArea className="input" rows={rows} {...(placeholder !== undefined && { placeholder })} />
      <FieldHelp description={description} />
    </AriaTextField>
  );
}
