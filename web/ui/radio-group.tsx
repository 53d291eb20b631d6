import "./choice.css";
import { RadioGroup as AriaRadioGroup, Radio } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";
import type { Option } from "./select.tsx";

interface RadioGroupProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** A choice of one, all seen at once. */
export function RadioGroup<Value extends string>({
  label,
  description,
  options,
  onChange,
  ...rest
}: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup className="field choice-group" onChange={(value) => onChange(value as Value)} {...rest}>
      <FieldLabel label={label} isRequired={rest.isRequired} />
      {options.map((option) => (
        <Radio
          className="choice"
          key={option.value}
          value={option.value}
          isDisabled={option.isDisabled ?? false}
        >
          <span className="choice-dot" aria-hidden="true" />
          <span>
            {option.label}
            {option.description && <span className="choice-description">{option.description}</span>}
          </span>
        </Radio>
      ))}
      <FieldHelp description={description} />
    </AriaRadioGroup>
  );
}
