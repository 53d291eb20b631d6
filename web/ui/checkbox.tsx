import "./choice.css";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, CheckboxGroup as AriaCheckboxGroup } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";
import type { Option } from "./select.tsx";

interface CheckboxProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  name?: string;
  description?: ReactNode;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  isRequired?: boolean;
}

/** Something to tick. */
export function Checkbox({ children, description, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox className="choice" {...rest}>
      <Box isIndeterminate={rest.isIndeterminate} />
      <span>
        {children}
        {description && <span className="choice-description">{description}</span>}
      </span>
    </AriaCheckbox>
  );
}

const Box = ({ isIndeterminate }: { isIndeterminate?: boolean | undefined }) => (
  <span className="choice-box" aria-hidden="true">
    {isIndeterminate ? <Minus size={14} strokeWidth={3} /> : <Check size={14} strokeWidth={3} />}
  </span>
);

interface CheckboxGroupProps<Value extends string> extends FieldProps {
  /** At least one has to be ticked. */
  isRequired?: boolean;
  options: readonly Option<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Several things to tick, under one label. */
export function CheckboxGroup<Value extends string>({
  label,
  description,
  options,
  value,
  onChange,
  isRequired = false,
  ...rest
}: CheckboxGroupProps<Value>) {
  return (
    <AriaCheckboxGroup
      className="field choice-group"
      value={[...value]}
      onChange={(next) => onChange(next as Value[])}
      validate={(ticked) => (isRequired && ticked.length === 0 ? "Tick at least one." : null)}
      {...rest}
    >
      <FieldLabel label={label} />
      {options.map((option) => (
        <AriaCheckbox
          className="choice"
          key={option.value}
          value={option.value}
          isDisabled={option.isDisabled ?? false}
        >
          <Box />
          <span>
            {option.label}
            {option.description && <span className="choice-description">{option.description}</span>}
          </span>
        </AriaCheckbox>
      ))}
      <FieldHelp description={description} />
    </AriaCheckboxGroup>
  );
}
