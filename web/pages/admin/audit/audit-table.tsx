import type { listAudit } from "#people/audit/audit.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { actionWords } from "./action-words.ts";

type Entry = ResponseOf<typeof listAudit>["entries"][number];

/** A value of an entry's details, short enough for a line. */
function valueText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

const Details = ({ details }: { details: Entry["details"] }) => (
  <>
    {Object.entries(details)
      .map(([name, value]) => `${name}: ${valueText(value)}`)
      .join(" · ")}
  </>
);

const columns: readonly Column<Entry>[] = [
  { key: "number", header: "No.", align: "end", cell: ({ number }) => number },
  { key: "at", header: "When", cell: ({ at }) => <Time value={at} /> },
  { key: "who", header: "Who", cell: ({ actorName }) => actorName },
  { key: "what", header: "What", isRowHeader: true, cell: ({ action }) => actionWords(action) },
  { key: "subject", header: "About", cell: ({ subject }) => subject },
  { key: "details", header: "Details", cell: ({ details }) => <Details details={details} /> },
];

/** Entries of the log, newest first. */
export const AuditTable = ({ entries }: { entries: readonly Entry[] }) => (
  <Table
    caption="Entries of the audit log, newest first"
    columns={columns}
    rows={entries}
    rowKey={({ number }) => String(number)}
  />
);
