import { useState } from "react";
import type { ColumnKind, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { Button } from "../../../../ui/button.tsx";
import { Select } from "../../../../ui/select.tsx";
import { chosenKinds, counted, kindUses, kindWords } from "../kind-words.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import type { ColumnChange } from "./corrections.ts";

interface BulkBarProps {
  ticked: readonly UnderstoodColumn[];
  /** Columns that are found, on all pages. */
  found: readonly UnderstoodColumn[];
  onSelect: (selected: Set<string>) => void;
  onChange: ColumnChange;
  onReset: (names: readonly string[]) => void;
}

const kindOptions = chosenKinds.map((kind) => ({
  value: kind,
  label: kindWords[kind],
  description: kindUses[kind],
}));

/** What can be done with several columns at once; says how to choose them until some are. */
export function BulkBar({ ticked, found, onSelect, onChange, onReset }: BulkBarProps) {
  const [isOpen, setOpen] = useState(false);
  const names = ticked.map(({ name }) => name);
  const these = counted(ticked.length, "column");
  const all = (
    <Button tone="quiet" onPress={() => onSelect(new Set(found.map(({ name }) => name)))}>
      {`Tick all ${found.length.toLocaleString()}`}
    </Button>
  );
  if (ticked.length === 0)
    return (
      <div className="survey-bulk">
        <span>Tick columns to change several at once.</span>
        {found.length > 1 && all}
      </div>
    );
  return (
    <div className="survey-bulk" data-active>
      <strong>{`${these} ticked`}</strong>
      <Select<ColumnKind>
        label={`Kind of the ${these} ticked`}
        placeholder="Change the kind"
        options={kindOptions}
        value={null}
        onChange={(kind) => onChange(names, { kind }, `${these}: ${kindWords[kind].toLowerCase()}`)}
      />
      <Button onPress={() => setOpen(true)}>Scale and codes</Button>
      {ticked.some(({ by }) => by === "mapping") && (
        <Button tone="quiet" onPress={() => onReset(names)}>
          Back to what was found
        </Button>
      )}
      {ticked.length < found.length && all}
      <Button tone="quiet" onPress={() => onSelect(new Set())}>
        Tick none
      </Button>
      {isOpen && <BulkDialog columns={ticked} onClose={() => setOpen(false)} onChange={onChange} />}
    </div>
  );
}
