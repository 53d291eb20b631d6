import "./list-box.css";
import { ChevronDown } from "lucide-react";
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";

/** One of several things to choose. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  description?: string;
  isDisabled?: boolean;
}

interface SelectProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  /** Null where nothing is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string;
}

/** A choice of one out of up to about 20; longer lists are a ComboBox, two or three a RadioGroup. */
export function Select<Value extends string>({
  label,
  description,
  options,
  value,
  onChange,
  placeholder = "Choose",
  ...rest
}: SelectProps<Value>) {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => key !== null && onChange(String(key) as Value)}
      placeholder={placeholder}
      {...rest}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <Button className="input select-button">
        <SelectValue className="select-value">
          {({ selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <FieldHelp description={description} />
      <Popover className="popover">
        <ListBox className="list-box" items={options}>
          {(option) => <OptionItem id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A line of a list of options. The list knows it by the id among its props: the option's value. */
export function OptionItem({ id, option }: { id: string; option: Option }) {
  const { label, description, isDisabled = false } = option;
  return (
    <ListBoxItem className="list-box-item" id={id} textValue={label} isDisabled={isDisabled}>
      <Text slot="label">{label}</Text>
      {description && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
    </ListBoxItem>
  );
}
