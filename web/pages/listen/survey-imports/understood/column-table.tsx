import { Pencil } from "lucide-react";
import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { IconButton } from "../../../../ui/button.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Table } from "../../../../ui/table.tsx";
import { chosenKinds, kindUses, kindWords, reasonWords } from "../kind-words.ts";
import { type ColumnChange, endsWords, isDriver } from "./corrections.ts";

interface ColumnTableProps {
  columns: readonly UnderstoodColumn[];
  selected: ReadonlySet<string>;
  onSelect: (selected: Set<string>) => void;
  onChange: ColumnChange;
  onEdit: (column: string) => void;
}

const kindOptions = chosenKinds.map((kind) => ({
  value: kind,
  label: kindWords[kind],
  description: kindUses[kind],
}));

/** Columns, a line each; what kind one is can be changed in its line. */
export function ColumnTable({ columns, selected, onSelect, onChange, onEdit }: ColumnTableProps) {
  return (
    <div className="survey-columns">
      <Table
        caption="Columns of the file"
        rows={columns}
        rowKey={({ name }) => name}
        rowName={({ name }) => name}
        selected={selected}
        onSelect={onSelect}
        columns={[
          {
            key: "name",
            header: "Column",
            isRowHeader: true,
            cell: (column) => <ColumnName column={column} />,
          },
          {
            key: "kind",
            header: "Kind",
            cell: (column) =>
              column.kind === "empty" ? (
                kindWords.empty
              ) : (
                <Select
                  label={`Kind of ${column.name}`}
                  options={kindOptions}
                  value={column.kind}
                  onChange={(kind) => {
                    if (kind !== column.kind)
                      onChange([column.name], { kind }, `${column.name}: ${kindWords[kind].toLowerCase()}`);
                  }}
                />
              ),
          },
          { key: "scale", header: "Scale", cell: (column) => <Scale column={column} /> },
          { key: "missing", header: "No answer", cell: (column) => <Missing column={column} /> },
          { key: "examples", header: "Examples", isWideOnly: true, cell: examples },
          {
            key: "edit",
            header: "",
            cell: ({ name }) => (
              <IconButton
                label={`Correct ${name}`}
                icon={<Pencil size={16} aria-hidden />}
                onPress={() => onEdit(name)}
              />
            ),
          },
        ]}
      />
    </div>
  );
}

function ColumnName({ column: { name, label, by, because } }: { column: UnderstoodColumn }) {
  return (
    <>
      {label}
      <div className="survey-because">
        {label !== name && <code>{name}</code>}
        {by === "mapping" ? <Badge tone="active">corrected</Badge> : <span>{because}</span>}
      </div>
    </>
  );
}

const mostWords = 3;

function Scale({ column }: { column: UnderstoodColumn }) {
  const { ends, reversed, values, kind } = column;
  if (kind !== "rating" && kind !== "choice" && kind !== "number") return "–";
  const answers = values
    .slice(0, mostWords)
    .map(({ label }) => label)
    .join(" · ");
  return (
    <>
      {ends ? endsWords(ends) : kind === "rating" ? "ends not known" : kind === "number" ? "any number" : ""}
      {reversed && <Badge>turned round</Badge>}
      {kind !== "choice" && !isDriver(column) && <Badge>not a driver</Badge>}
      {answers !== "" && (
        <div className="survey-because">
          {values.length > mostWords ? `${answers} … (${values.length} answers)` : answers}
        </div>
      )}
    </>
  );
}

function Missing({ column: { missing } }: { column: UnderstoodColumn }) {
  if (missing.length === 0) return "–";
  return missing
    .slice(0, 4)
    .map(({ cell, reason }) => `${cell} (${reasonWords[reason]})`)
    .join(", ")
    .concat(missing.length > 4 ? ` and ${missing.length - 4} more` : "");
}

const examples = ({ examples: seen, filled }: UnderstoodColumn) => (
  <span className="survey-because">
    {seen.slice(0, 4).join(" · ")}
    <span>{`${filled.toLocaleString()} filled`}</span>
  </span>
);
