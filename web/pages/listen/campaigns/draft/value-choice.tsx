import { X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../../../ui/button.tsx";
import { CheckboxGroup } from "../../../../ui/checkbox.tsx";
import { ComboBox } from "../../../../ui/combo-box.tsx";
import type { Option } from "../../../../ui/select.tsx";

interface ValueChoiceProps {
  label: string;
  description?: string;
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** For lists that the server searches: what is typed. */
  onSearch?: (text: string) => void;
}

/** More options than that are found by typing. */
const few = 8;

/** Some of several values: ticked where there are few, else found and added. None means all. */
export function ValueChoice(props: ValueChoiceProps) {
  const { label, description, options, value, onChange, onSearch } = props;
  if (!onSearch && options.length <= few)
    return (
      <CheckboxGroup
        label={label}
        {...(description !== undefined && { description })}
        options={withUnknown(options, value)}
        value={[...value]}
        onChange={onChange}
      />
    );
  return <Found {...props} />;
}

/** What was chosen and is known no more can still be taken out. */
const withUnknown = (options: readonly Option[], value: readonly string[]): Option[] => [
  ...options,
  ...value
    .filter((each) => !options.some((option) => option.value === each))
    .map((each) => ({ value: each, label: each, description: "no customer has it any more" })),
];

function Found({ label, description, options, value, onChange, onSearch }: ValueChoiceProps) {
  const [round, setRound] = useState(0);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const nameOf = (each: string) =>
    options.find((option) => option.value === each)?.label ?? names.get(each) ?? each;
  const add = (next: string | null) => {
    if (next === null || value.includes(next)) return;
    setNames(new Map(names).set(next, nameOf(next)));
    onChange([...value, next]);
    setRound(round + 1);
  };
  return (
    <div className="people-picker">
      <ComboBox
        key={round}
        label={label}
        isRequired={false}
        {...(description !== undefined && { description })}
        placeholder="Type to find and add"
        options={options.filter((option) => !value.includes(option.value))}
        value={null}
        onChange={add}
        {...(onSearch && { onSearch })}
      />
      {value.length > 0 && (
        <ul className="chosen-people" aria-label={`${label}: chosen`}>
          {value.map((each) => (
            <li key={each}>
              <span>{nameOf(each)}</span>
              <IconButton
                label={`Remove ${nameOf(each)}`}
                icon={<X size={16} aria-hidden />}
                onPress={() => onChange(value.filter((other) => other !== each))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
