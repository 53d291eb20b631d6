import "./organisation.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Import, listImportLines } from "#people/organisation/import.contract.ts";
import type { ImportChange, ImportLineKind } from "#people/organisation/import-lines.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";

export type Line = ResponseOf<typeof listImportLines>["lines"][number];

const linesOnPage = 50;

interface ImportLinesProps {
  shown: Import;
  kind: ImportLineKind;
  /** Ticks the lines that are chosen, and hears of changes. */
  onTick?: (changed: { people: string[]; leaving: boolean }[]) => void;
}

const row: Column<Line> = {
  key: "row",
  header: "Row",
  align: "end",
  cell: (line) => line.row?.toLocaleString() ?? "",
};
const number: Column<Line> = {
  key: "number",
  header: "Number",
  cell: ({ staffNumber }) => staffNumber ?? "–",
};
const named = (header: string): Column<Line> => ({
  key: "title",
  header,
  isRowHeader: true,
  cell: ({ title }) => title,
});
const details: Column<Line> = {
  key: "details",
  header: "Details",
  cell: ({ changes }) => changes.map(({ to }) => to).join(" · "),
};

const columnsOf: Record<ImportLineKind, Column<Line>[]> = {
  department: [named("Department")],
  new: [named("Name"), number, details, row],
  changed: [
    named("Name"),
    number,
    { key: "changes", header: "What changes", cell: ({ changes }) => <Changes changes={changes} /> },
    row,
  ],
  missing: [named("Name"), number, { ...details, header: "Department" }],
  problem: [
    { ...row, align: "start", isRowHeader: true },
    { ...named("What is wrong"), isRowHeader: false },
  ],
};

/** A page of what an import does, of one kind. */
export function ImportLines({ shown, kind, onTick }: ImportLinesProps) {
  const { id: workspace } = useWorkspace();
  const [offset, setOffset] = useState(0);
  const query = { kind, offset, limit: linesOnPage };
  const lines = useQuery({
    queryKey: [workspace, "imports", shown.id, "lines", query],
    queryFn: ({ signal }) =>
      call(listImportLines, { params: { workspace, import: shown.id }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Query query={lines}>
      {({ lines: rows }) => (
        <Stack>
          <Table
            caption={`${shown.fileName}: ${kind}`}
            columns={columnsOf[kind]}
            rows={rows}
            rowKey={(line) => line.personId ?? String(line.number)}
            {...(onTick && ticking(rows, onTick))}
          />
          <Pager
            offset={offset}
            limit={linesOnPage}
            total={shown.counts[kind]}
            onOffset={setOffset}
            things={shown.counts[kind] === 1 ? "line" : "lines"}
          />
        </Stack>
      )}
    </Query>
  );
}

/** What a table needs so that its lines can be ticked. */
function ticking(rows: readonly Line[], onTick: NonNullable<ImportLinesProps["onTick"]>) {
  const ticked = new Set(rows.flatMap(({ personId, leaving }) => (leaving && personId ? [personId] : [])));
  return {
    selected: ticked,
    rowName: ({ title }: Line) => `Mark ${title} as left`,
    onSelect: (next: Set<string>) => {
      const added = next.difference(ticked);
      const removed = ticked.difference(next);
      onTick([
        { people: [...added], leaving: true },
        { people: [...removed], leaving: false },
      ]);
    },
  };
}

const Changes = ({ changes }: { changes: readonly ImportChange[] }) => (
  <ul className="change-list">
    {changes.map(({ field, from, to }) => (
      <li key={field}>
        <span className="change-field">{field}: </span>
        {from === null ? <del>not known</del> : <del>{from}</del>} →{" "}
        {to === null ? <ins>not known</ins> : <ins>{to}</ins>}
      </li>
    ))}
  </ul>
);
