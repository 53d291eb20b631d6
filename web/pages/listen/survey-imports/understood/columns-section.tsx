import { useState } from "react";
import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { useSearchParam } from "../../../../shell/address.ts";
import { Button } from "../../../../ui/button.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { Pager } from "../../../../ui/pager.tsx";
import { SearchField } from "../../../../ui/search-field.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Select } from "../../../../ui/select.tsx";
import { chosenKinds, counted, hasFigures, kindWords } from "../kind-words.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { ColumnTable } from "./column-table.tsx";
import { type ColumnChange, type ColumnFilter, fitting } from "./corrections.ts";

interface ColumnsSectionProps {
  columns: readonly UnderstoodColumn[];
  onChange: ColumnChange;
  onEdit: (column: string) => void;
  /** Takes all corrections of columns back. */
  onReset: (names: readonly string[]) => void;
}

const pageLength = 50;

/** Every column: what it holds and how it is read, one page at a time, with what changes several at once. */
export function ColumnsSection({ columns, onChange, onEdit, onReset }: ColumnsSectionProps) {
  const used = columns.filter((column) => hasFigures(column.kind)).length;
  const first = used > 0 ? "used" : "all";
  const [kind, setKind] = useSearchParam<ColumnFilter>("kind", first);
  const [words, setWords] = useState("");
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const found = fitting(columns, words, kind);
  const start = offset < found.length ? offset : 0;
  const shown = found.slice(start, start + pageLength);
  const corrected = columns.filter(({ by }) => by === "mapping").length;
  const present = chosenKinds.filter((each) => columns.some((column) => column.kind === each));
  const ticked = columns.filter(({ name }) => selected.has(name));
  return (
    <Section
      title="Columns"
      lead="What each column holds and how its cells count. Nothing in your file is changed."
    >
      <div className="survey-tools">
        <SearchField
          label="Find columns"
          value={words}
          onChange={(next) => {
            setWords(next);
            setOffset(0);
          }}
        />
        <Select
          label="Show"
          value={kind}
          onChange={(next) => {
            setKind(next);
            setOffset(0);
          }}
          options={[
            ...(used > 0 ? [{ value: "used" as const, label: `Used in figures (${used})` }] : []),
            { value: "all", label: `All columns (${columns.length})` },
            ...(corrected > 0 ? [{ value: "corrected" as const, label: `Corrected (${corrected})` }] : []),
            ...[...present, "empty" as const]
              .filter((each) => columns.some((column) => column.kind === each))
              .map((each) => ({ value: each, label: kindWords[each] })),
          ]}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState
          title="No column fits"
          actions={
            <Button
              onPress={() => {
                setWords("");
                setKind("all");
              }}
            >
              Show all columns
            </Button>
          }
        >
          Look for other words, or show all.
        </EmptyState>
      ) : (
        <>
          <BulkBar
            ticked={ticked}
            found={found}
            onSelect={setSelected}
            onChange={onChange}
            onReset={onReset}
          />
          <ColumnTable
            columns={shown}
            selected={selected}
            onSelect={setSelected}
            onChange={onChange}
            onEdit={onEdit}
          />
          <Pager
            offset={start}
            limit={pageLength}
            total={found.length}
            onOffset={setOffset}
            things={found.length === 1 ? "column" : "columns"}
          />
        </>
      )}
      <p className="visually-hidden" role="status">
        {`${counted(found.length, "column")} shown, ${selected.size} ticked`}
      </p>
    </Section>
  );
}
