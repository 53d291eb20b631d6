import "./list-box.css";
import { ChevronDown } from "lucide-react";
import { ComboBox as AriaComboBox, Button, Input, ListBox, Popover } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";
import { type Option, OptionItem } from "./select.tsx";

interface ComboBoxProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  /** Null where nothing is chosen. */
  value: Value | null;
  onChange: (value: Value | null) => void;
  /** For lists that the server searches: what is typed. Without it the options are filtered here. */
  onSearch?: (text: string) => void;
  placeholder?: string;
}

/** A choice of one out of many, found by typing. */
export function ComboBox<Value extends string>({
  label,
  description,
  options,
  value,
  onChange,
  onSearch,
  placeholder,
  ...rest
}: ComboBoxProps<Value>) {
  return (
    <AriaComboBox
      className="field"
      value={value}
      onChange={(key) => onChange(key === null ? null : (String(key) as Value))}
      menuTrigger="focus"
      allowsEmptyCollection
      {...(onSearch
        ? { items: options, onInputChange: onSearch, defaultFilter: () => true }
        : { defaultItems: options })}
      {...rest}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <div className="input-group">
        <Input className="input" {...(placeholder !== undefined && { placeholder })} />
        <Button className="icon-button">
          <ChevronDown size={16} aria-hidden />
        </Button>
      </div>
      <FieldHelp description={description} />
      <Popover className="popover">
        <ListBox<Option<Value>>
          className="list-box"
          renderEmptyState={() => <div className="list-box-empty">Nothing fits what is written.</div>}
        >
          {(option) => <OptionItem id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
