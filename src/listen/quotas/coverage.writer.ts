import { csvCell } from "#platform/csv-cell.ts";
import { type SheetCell, writeSheets } from "#platform/spreadsheet/sheets.writer.ts";
import type { Coverage } from "./coverage.service.ts";
import { type CoveredAccount, coverageSummary, isCovered, type RoleState } from "./coverage.ts";

const words: Record<RoleState, string> = {
  answered: "answered",
  invited: "invited",
  reachable: "can be invited",
  limited: "asked too often lately",
  unreachable: "known, can't be asked",
  missing: "nobody known",
};

const headerOf = ({ roles }: Coverage): string[] => [
  "Account",
  "Segment",
  "Region",
  "Customers",
  ...roles,
  "Roles covered",
];

const cellsOf = ({ name, segment, region, people, roles }: CoveredAccount): SheetCell[] => [
  name,
  segment ?? "",
  region ?? "",
  people,
  ...roles.map((state) => words[state]),
  roles.filter(isCovered).length,
];

/** Accounts with the state of each role, as CSV. */
export function* coverageCsv(coverage: Coverage, found: readonly CoveredAccount[]): Generator<string> {
  const line = (cells: readonly SheetCell[]) =>
    `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvCell(String(cell ?? "")))).join(",")}\r\n`;
  yield `\uFEFF${line(headerOf(coverage))}`;
  for (const account of found) yield line(cellsOf(account));
}

async function* all<Each>(rows: Each[]): AsyncGenerator<Each[]> {
  yield rows;
}

/** The same as a workbook, with the sums over all accounts before. */
export function coverageWorkbook(
  coverage: Coverage,
  found: readonly CoveredAccount[],
): AsyncGenerator<Uint8Array, void, void> {
  const { accounts, roles, campaign } = coverage;
  const summary = coverageSummary(accounts, roles.length);
  const sums: SheetCell[][] = [
    ["Campaign", campaign.name],
    ["Accounts", summary.accounts],
    ["Covered through all roles that are wanted", summary.complete],
    ["Covered through two roles or more", summary.several],
    ["Covered through none", summary.none],
    ...roles.map((role, at): SheetCell[] => [`Covered: ${role}`, summary.byRole[at] ?? 0]),
  ];
  return writeSheets([
    { name: "Coverage", header: ["What", "Number"], widths: [44, 24], rows: all(sums) },
    {
      name: "Accounts",
      header: headerOf(coverage),
      widths: [36, 18, 18, 10, ...roles.map(() => 22), 14],
      rows: all(found.map(cellsOf)),
    },
  ]);
}
