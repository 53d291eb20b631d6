import { NumberField as AriaNumberField, Input } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";

interface NumberFieldProps extends FieldProps {
  /** Null where nothing is written. */
  value: number | null;
  onChange: (value: number | null) => void;
  minValue?: number;
  maxValue?: number;
  step?: number;
}

/** A number, written as the reader's language writes it. */
export function NumberField({ label, description, value, onChange, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField
      className="field"
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...rest}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <Input className="input" />
      <FieldHelp description={description} />
    </AriaNumberField>
  );
}
