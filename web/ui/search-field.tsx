import "./field.css";
import { Search, X } from "lucide-react";
import { SearchField as AriaSearchField, Button, Input } from "react-aria-components";

interface SearchFieldProps {
  /** What is searched, for screen readers; shown as the placeholder too. */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Text to look for. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <AriaSearchField className="field" aria-label={label} value={value} onChange={onChange}>
      <div className="input-group">
        <Search size={16} aria-hidden />
        <Input className="input" placeholder={label} />
        {value !== "" && (
          <Button className="icon-button" aria-label="Clear the search">
            <X size={16} aria-hidden />
          </Button>
        )}
      </div>
    </AriaSearchField>
  );
}
