import { Plus, X } from "lucide-react";
import type { MissingReason, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { Button, IconButton } from "../../../../ui/button.tsx";
import { Select } from "../../../../ui/select.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { chosenReasons, reasonWords } from "../kind-words.ts";

interface MissingCodesProps {
  missing: UnderstoodColumn["missing"];
  onChange: (missing: UnderstoodColumn["missing"]) => void;
}

/** The cells of a column that are no answer, and why; an empty cell is none anyway. */
export function MissingCodes({ missing, onChange }: MissingCodesProps) {
  const set = (index: number, change: Partial<{ cell: string; reason: MissingReason }>) =>
    onChange(missing.map((each, place) => (place === index ? { ...each, ...change } : each)));
  return (
    <fieldset className="survey-codes">
      <legend className="field-label">Cells that are no answer</legend>
      <p className="field-description">They never enter a mean. Empty cells are no answer anyway.</p>
      {missing.map(({ cell, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: codes are changed in their place.
        <div className="survey-code" key={index}>
          <TextField
            label="As the file writes it"
            value={cell}
            onChange={(next) => set(index, { cell: next })}
          />
          <Select
            label="Means"
            value={reason}
            onChange={(next) => set(index, { reason: next })}
            options={[...new Set([...chosenReasons, reason])].map((value) => ({
              value,
              label: reasonWords[value],
            }))}
          />
          <IconButton
            label={`Let ${cell === "" ? "this cell" : cell} be an answer`}
            icon={<X size={16} aria-hidden />}
            onPress={() => onChange(missing.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<Plus size={16} aria-hidden />}
          onPress={() => onChange([...missing, { cell: "", reason: "not applicable" }])}
        >
          Add a code
        </Button>
      </div>
    </fieldset>
  );
}
