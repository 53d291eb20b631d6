import { ComboBox } from "../../../ui/combo-box.tsx";

interface ValueFieldProps {
  label: string;
  /** "" where nothing is chosen. */
  value: string;
  options: readonly { value: string; label: string; description?: string }[];
  onChange: (value: string) => void;
}

/** One value to narrow a list down by, found by typing; emptied, it narrows nothing. */
export function ValueField({ label, value, options, onChange }: ValueFieldProps) {
  if (options.length === 0 && value === "") return null;
  const known = options.some((option) => option.value === value);
  const all = known || value === "" ? options : [{ value, label: value }, ...options];
  return (
    <ComboBox
      label={label}
      placeholder="All"
      options={all}
      key={all.length}
      value={value === "" ? null : value}
      onChange={(next) => onChange(next ?? "")}
    />
  );
}

/** Texts as options. */
export const textOptions = (texts: readonly string[]) => texts.map((text) => ({ value: text, label: text }));
