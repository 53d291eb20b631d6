import "./table.css";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "./checkbox.tsx";

export interface Column<Row> {
  /** Also what is sorted by. */
  key: string;
  /** Empty for a column of buttons and menus. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** "end" for figures. */
  align?: "start" | "end";
  isSortable?: boolean;
  /** The row's name: it heads the row, also on phones, where each row becomes a block. */
  isRowHeader?: boolean;
  /** Left out on phones. */
  isWideOnly?: boolean;
}

interface Sort {
  key: string;
  direction: "ascending" | "descending";
}

interface TableProps<Row> {
  /** What the table shows, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Keys of ticked rows; with `onSelect` each row can be ticked. */
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  /** A row's name, for its tick box. */
  rowName?: (row: Row) => string;
}

/** A table of rows, sorted by whoever gives them. On phones each row is a block of "header: value" lines. */
export function Table<Row>({ caption, columns, rows, rowKey, sort, onSort, ...selection }: TableProps<Row>) {
  const { selected = new Set(), onSelect, rowName = rowKey } = selection;
  const keys = rows.map(rowKey);
  const ticked = keys.filter((key) => selected.has(key)).length;
  const tick = (changed: readonly string[], on: boolean) => {
    const next = new Set(selected);
    for (const key of changed) on ? next.add(key) : next.delete(key);
    onSelect?.(next);
  };
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {onSelect && (
              <th className="table-tick" scope="col">
                <Checkbox
                  isSelected={ticked > 0 && ticked === keys.length}
                  isIndeterminate={ticked > 0 && ticked < keys.length}
                  onChange={(on) => tick(keys, on)}
                >
                  <span className="visually-hidden">All rows shown</span>
                </Checkbox>
              </th>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const key = keys[index] ?? "";
            return (
              <tr key={key} data-selected={selected.has(key) || undefined}>
                {onSelect && (
                  <td className="table-tick">
                    <Checkbox isSelected={selected.has(key)} onChange={(on) => tick([key], on)}>
                      <span className="visually-hidden">{rowName(row)}</span>
                    </Checkbox>
                  </td>
                )}
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const { key, header, align = "start", isSortable = false, isWideOnly } = column;
  const sorted = sort?.key === key ? sort.direction : undefined;
  const Icon = sorted === undefined ? ChevronsUpDown : sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      data-align={align}
      data-wide={isWideOnly}
      aria-sort={isSortable ? (sorted ?? "none") : undefined}
    >
      {isSortable && onSort ? (
        <button
          type="button"
          className="table-sort"
          onClick={() => onSort({ key, direction: sorted === "ascending" ? "descending" : "ascending" })}
        >
          {header}
          <Icon size={14} aria-hidden />
        </button>
      ) : (
        header || <span className="visually-hidden">Actions</span>
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, cell, align = "start", isRowHeader, isWideOnly } = column;
  const attributes = { "data-align": align, "data-wide": isWideOnly };
  if (isRowHeader)
    return (
      <th scope="row" {...attributes}>
        {cell(row)}
      </th>
    );
  return (
    <td {...attributes}>
      {header !== "" && (
        <span className="table-label" aria-hidden="true">
          {header}
        </span>
      )}
      <div className="table-value">{cell(row)}</div>
    </td>
  );
}
