import { Input, TextField } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";

interface DateTimeFieldProps extends FieldProps {
  /** "2026-03-09" or, with a time, "2026-03-09T17:00", as clocks show it in the workspace's time zone; empty where nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
  withTime?: boolean;
}

/** A day, or a day and a time, in the browser's own picker. */
export function DateTimeField({ label, description, withTime = false, ...rest }: DateTimeFieldProps) {
  return (
    <TextField className="field" {...rest}>
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <Input className="input input-date" type={withTime ? "datetime-local" : "date"} />
      <FieldHelp description={description} />
    </TextField>
  );
}
