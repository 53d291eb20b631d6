import { csvCell } from "#platform/csv-cell.ts";
import { viewOf } from "./customer-scope.ts";
import type { CustomerFilter } from "./customers.contract.ts";
import type { CustomerWork } from "./customers.service.ts";
import { findWhole, type WholeCustomer } from "./customers.store.ts";
import { importLines } from "./imports.service.ts";
import { findWords } from "./values.store.ts";

/** A table of texts whose rows are read as they are needed. */
export interface StreamedTable {
  header: readonly string[];
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
}

/** Opens a transaction for a part of the work: a download may take longer than one should be open. */
type Opened<Work> = <T>(work: (opened: Work) => Promise<T>) => Promise<T>;

const rowsAtOnce = 1_000;
const columns = [
  "customer number",
  "name",
  "email",
  "language",
  "roles",
  "customer segment",
  "customer region",
  "do not contact",
  "account number",
  "account",
  "account segment",
  "account region",
  "account manager",
] as const;

/** Customers in the columns that an import reads, then their attributes, then when they left. */
export async function customerTable(
  opened: Opened<CustomerWork>,
  filter: CustomerFilter,
): Promise<StreamedTable> {
  const attributes = await opened(({ tx, workspace }) => findWords(tx, workspace, "attribute"));
  const rows = async function* () {
    let after: string | null = null;
    while (true) {
      const found: WholeCustomer[] = await opened(({ tx, workspace, actor }) =>
        findWhole(tx, workspace, filter, viewOf(actor), { after, limit: rowsAtOnce }),
      );
      for (const customer of found) yield rowOf(customer, attributes);
      if (found.length < rowsAtOnce) return;
      after = found.at(-1)?.id ?? null;
    }
  };
  return { header: [...columns, ...attributes, "left"], rows: rows() };
}

function rowOf(customer: WholeCustomer, attributes: readonly string[]): string[] {
  return [
    customer.number ?? "",
    customer.name,
    customer.email ?? "",
    customer.language ?? "",
    customer.roles.join("; "),
    customer.ownSegment ?? "",
    customer.ownRegion ?? "",
    customer.noContactAt === null ? "" : "yes",
    customer.accountNumber ?? "",
    customer.account ?? "",
    customer.accountSegment ?? "",
    customer.accountRegion ?? "",
    customer.managerNumber ?? customer.managerEmail ?? customer.manager ?? "",
    ...attributes.map((name) => customer.attributes[name] ?? ""),
    customer.leftAt?.toISOString().slice(0, 10) ?? "",
  ];
}

/** A file to begin with. */
export const templateTable: StreamedTable = {
  header: columns,
  rows: [
    [
      ...["C-1001", "Amina Okafor", "amina@example.com", "en", "Decision maker; Payer", "", "", ""],
      ...["A-17", "Okafor Foods", "Wholesale", "North", "kim@example.org"],
    ],
    [
      ...["C-1002", "Jonas Berg", "jonas@example.com", "de", "User", "", "", ""],
      ...["A-17", "Okafor Foods", "Wholesale", "North", "kim@example.org"],
    ],
  ],
};

/** Every problem of a file, with its row. @throws AppError customer-import.not-found */
export async function problemTable(
  opened: Opened<Omit<CustomerWork, "actor">>,
  id: string,
): Promise<StreamedTable> {
  const page = (offset: number) =>
    opened((work) => importLines(work, id, "problem", { offset, limit: rowsAtOnce }));
  const first = await page(0);
  const rows = async function* () {
    let lines = first;
    for (let offset = rowsAtOnce; lines.length > 0; offset += rowsAtOnce) {
      for (const { row, title } of lines) yield [row === null ? "" : String(row), title];
      lines = lines.length < rowsAtOnce ? [] : await page(offset);
    }
  };
  return { header: ["row", "problem"], rows: rows() };
}

/** A CSV file, piece by piece, in UTF-8 with a byte order mark. Nothing in it is a formula to a spreadsheet. */
export async function* csvPieces(
  header: readonly string[],
  rows: StreamedTable["rows"],
): AsyncGenerator<string> {
  let piece = `\uFEFF${header.map(csvCell).join(",")}\r\n`;
  for await (const row of rows) {
    piece += `${row.map(csvCell).join(",")}\r\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}
