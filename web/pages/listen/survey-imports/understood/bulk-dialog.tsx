import { useState } from "react";
import type { ColumnCorrection, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form } from "../../../../ui/form.tsx";
import { NumberField } from "../../../../ui/number-field.tsx";
import { Select } from "../../../../ui/select.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { useFormValues } from "../../../../ui/use-form-values.ts";
import { chosenReasons, counted, reasonWords } from "../kind-words.ts";
import type { ColumnChange } from "./corrections.ts";

interface BulkDialogProps {
  columns: readonly UnderstoodColumn[];
  onChange: ColumnChange;
  onClose: () => void;
}

const asItIs = "as it is";

/** Gives several columns the same ends, direction, part among the drivers and codes for no answer; what is left empty stays. */
export function BulkDialog({ columns, onChange, onClose }: BulkDialogProps) {
  const form = useFormValues({
    low: null as number | null,
    high: null as number | null,
    reversed: asItIs as "as it is" | "yes" | "no",
    driver: asItIs as "as it is" | "yes" | "no",
    codes: "",
    reason: "not applicable" as (typeof chosenReasons)[number],
  });
  const [problem, setProblem] = useState<string | null>(null);
  const { low, high, reversed, driver, codes, reason } = form.values;
  const cells = codes
    .split(",")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  const apply = async () => {
    if ((low === null) !== (high === null)) return setProblem("Give both ends of the scale, or neither.");
    if (low !== null && high !== null && low >= high)
      return setProblem("The high end has to be above the low end.");
    const same: ColumnCorrection = {
      ...(low !== null && high !== null && { ends: { low, high } }),
      ...(reversed !== asItIs && { reversed: reversed === "yes" }),
      ...(driver !== asItIs && { driver: driver === "yes" }),
    };
    const words = counted(columns.length, "column");
    if (cells.length === 0) {
      if (Object.keys(same).length > 0)
        onChange(
          columns.map(({ name }) => name),
          same,
          driver === "no" && Object.keys(same).length === 1
            ? `${words} left out of the drivers`
            : `scale of ${words}`,
        );
      return onClose();
    }
    const added = cells.map((cell) => ({ cell, reason }));
    onChange(
      columns.map(({ name }) => name),
      same,
      `${cells.join(", ")} as no answer in ${words}`,
      (column) => ({ missing: [...column.missing.filter(({ cell }) => !cells.includes(cell)), ...added] }),
    );
    onClose();
  };
  return (
    <Dialog title={`Correct ${counted(columns.length, "column")}`} isOpen onClose={onClose}>
      <Form submit="Apply" onSubmit={apply} actions={<Button onPress={onClose}>Cancel</Button>}>
        {problem && (
          <p className="survey-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="fields-pair">
          <NumberField label="Low end of the scale" isRequired={false} {...form.field("low")} />
          <NumberField label="High end of the scale" isRequired={false} {...form.field("high")} />
        </div>
        <Select
          label="Direction"
          options={[
            { value: asItIs, label: "As it is" },
            { value: "no", label: "A high answer is a good one" },
            { value: "yes", label: "A high answer is a bad one: turn it round" },
          ]}
          {...form.field("reversed")}
        />
        {columns.some(({ kind }) => kind === "rating" || kind === "number") && (
          <Select
            label="Drivers"
            description="What is no driver stays in the report, but isn't ranked."
            options={[
              { value: asItIs, label: "As it is" },
              { value: "no", label: "Not a driver" },
              { value: "yes", label: "May be a driver" },
            ]}
            {...form.field("driver")}
          />
        )}
        <TextField
          label="Codes that are no answer"
          description="As the file writes them, with commas between them: 9, 99, n/a. Others that were found stay."
          isRequired={false}
          {...form.field("codes")}
        />
        {cells.length > 0 && (
          <Select
            label="Because they mean"
            options={chosenReasons.map((each) => ({ value: each, label: reasonWords[each] }))}
            {...form.field("reason")}
          />
        )}
      </Form>
    </Dialog>
  );
}
