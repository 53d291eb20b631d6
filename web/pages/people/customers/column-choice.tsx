import "./customers.css";
import type { ReactNode } from "react";
import { useState } from "react";
import { type ColumnField, columnFields, columnsProblem } from "#people/customers/customer-columns.ts";
import { type CustomerImport, planCustomerImport } from "#people/customers/customer-imports.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { fieldWords } from "./import-words.ts";

interface ColumnChoiceProps {
  shown: CustomerImport;
  onPlanned: (changed: CustomerImport) => Promise<void>;
  onDiscard: ReactNode;
}

interface Line {
  index: number;
  name: string;
  examples: readonly string[];
  field: ColumnField;
}

const options = columnFields.map((value) => ({ value, label: fieldWords[value] }));

/** Which column of a file is what: a guess to correct, remembered for the next file. */
export function ColumnChoice({ shown, onPlanned, onDiscard }: ColumnChoiceProps) {
  const { id: workspace } = useWorkspace();
  const [fields, setFields] = useState(shown.columns.map(({ field }) => field));
  const lines: Line[] = shown.columns.map(({ name, examples, field }, index) => ({
    index,
    name,
    examples,
    field: fields[index] ?? field,
  }));
  const problem = columnsProblem(lines);
  const columns: Column<Line>[] = [
    {
      key: "name",
      header: "Column of the file",
      isRowHeader: true,
      cell: ({ name, examples }) => (
        <>
          <bdi>{name}</bdi>
          <div className="column-examples">
            {examples.length === 0 ? "empty in the first rows" : examples.join(" · ")}
          </div>
        </>
      ),
    },
    {
      key: "field",
      header: "What it is",
      cell: ({ index, name, field }) => (
        <div className="column-choice">
          <Select
            label={`What “${name}” is`}
            options={options}
            value={field}
            onChange={(next) => setFields((before) => before.with(index, next))}
          />
        </div>
      ),
    },
  ];
  const check = async () =>
    onPlanned(
      await call(planCustomerImport, {
        params: { workspace, import: shown.id },
        body: { columns: fields },
      }),
    );
  return (
    <Section
      title="What the columns are"
      lead="A guess from their names and first rows, or what you chose last time. Correct what is wrong. Leave out what you don't need: less is kept of people."
    >
      <Table
        caption="Columns of the file"
        columns={columns}
        rows={lines}
        rowKey={({ index }) => String(index)}
      />
      <div className="import-bar">
        {problem !== null && <Notice tone="warning" title={problem} />}
        <Form submit="Check the file" onSubmit={check} isDisabled={problem !== null} actions={onDiscard}>
          {null}
        </Form>
      </div>
    </Section>
  );
}
