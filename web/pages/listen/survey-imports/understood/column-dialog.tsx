import { useState } from "react";
import type { ColumnKind, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { Button } from "../../../../ui/button.tsx";
import { Checkbox } from "../../../../ui/checkbox.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form } from "../../../../ui/form.tsx";
import { NumberField } from "../../../../ui/number-field.tsx";
import { Select } from "../../../../ui/select.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { useFormValues } from "../../../../ui/use-form-values.ts";
import { chosenKinds, kindUses, kindWords } from "../kind-words.ts";
import { AnswerOrder } from "./answer-order.tsx";
import { type ColumnChange, columnCorrection, isDriver } from "./corrections.ts";
import { MissingCodes } from "./missing-codes.tsx";

interface ColumnDialogProps {
  column: UnderstoodColumn;
  onChange: ColumnChange;
  /** Takes back what was corrected of it. */
  onReset: (names: readonly string[]) => void;
  onClose: () => void;
}

/** All that can be corrected of one column. */
export function ColumnDialog({ column, onChange, onReset, onClose }: ColumnDialogProps) {
  const form = useFormValues({
    label: column.label,
    kind: column.kind as ColumnKind,
    low: column.ends?.low ?? null,
    high: column.ends?.high ?? null,
    reversed: column.reversed,
    driver: isDriver(column),
    values: column.values,
    missing: column.missing,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const { kind, low, high, values, missing } = form.values;
  const isOrdered = kind === "rating" || kind === "number";
  const apply = async () => {
    if (isOrdered && (low === null) !== (high === null))
      return setProblem("Give both ends of the scale, or neither.");
    if (isOrdered && low !== null && high !== null && low >= high)
      return setProblem("The high end has to be above the low end.");
    const correction = columnCorrection(column, form.values);
    if (Object.keys(correction).length > 0) onChange([column.name], correction, column.name);
    onClose();
  };
  return (
    <Dialog title={`Correct ${column.name}`} isOpen onClose={onClose} width="wide">
      <Form
        submit="Apply"
        onSubmit={apply}
        actions={
          <>
            <Button onPress={onClose}>Cancel</Button>
            {column.by === "mapping" && (
              <Button
                tone="quiet"
                onPress={() => {
                  onReset([column.name]);
                  onClose();
                }}
              >
                Back to what was found
              </Button>
            )}
          </>
        }
      >
        {problem && (
          <p className="survey-problem" role="alert">
            {problem}
          </p>
        )}
        <TextField label="Wording" maxLength={2000} {...form.field("label")} />
        <Select
          label="Kind"
          description={kindUses[kind]}
          options={chosenKinds.map((value) => ({
            value,
            label: kindWords[value],
            description: kindUses[value],
          }))}
          {...form.field("kind")}
        />
        {isOrdered && (
          <>
            <div className="fields-pair">
              <NumberField label="Low end of the scale" isRequired={false} {...form.field("low")} />
              <NumberField label="High end of the scale" isRequired={false} {...form.field("high")} />
            </div>
            <Checkbox
              isSelected={form.values.reversed}
              onChange={(reversed) => form.set({ reversed })}
              description="Its answers are turned round, so that high is good everywhere."
            >
              A high answer is a bad one
            </Checkbox>
            <Checkbox
              isSelected={!form.values.driver}
              onChange={(isLeftOut) => form.set({ driver: !isLeftOut })}
              description="It stays in the report, but isn't ranked by how much it goes together with the outcome: age, say, or another overall rating."
            >
              Not a driver
            </Checkbox>
          </>
        )}
        {values.length > 0 && (kind === "rating" || kind === "choice") && (
          <AnswerOrder
            isRating={kind === "rating"}
            values={values}
            onChange={(next) => form.set({ values: next })}
            onMissing={(answer) =>
              form.set({
                values: values.filter((each) => each !== answer),
                missing: [...missing, { cell: answer.cell, reason: "not applicable" }],
              })
            }
          />
        )}
        <MissingCodes missing={missing} onChange={(next) => form.set({ missing: next })} />
      </Form>
    </Dialog>
  );
}
