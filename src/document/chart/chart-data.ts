/** A value with its interval; without one where everyone answered or too few did. */
export interface Estimate {
  estimate: number;
  low: number | null;
  high: number | null;
}

/** "text" as it is, "count" a whole number, "figure" as the chart prints its values. */
interface DataColumn {
  header: string;
  kind: "text" | "count" | "figure";
  /** Where its figures are printed in another way than the table's. */
  print?: (value: number) => string;
}

export type DataCell = string | number | null;

/** The figures of a chart as a table: what "Show as table" shows and the CSV file holds. */
export interface ChartData {
  columns: readonly DataColumn[];
  rows: readonly (readonly DataCell[])[];
  /** How figures are printed in the table; the file has them as they are. */
  print: (value: number) => string;
}

/** "13.58, interval 13.32 to 13.84" */
export function estimateWords({ estimate, low, high }: Estimate, print: (value: number) => string): string {
  return low === null || high === null
    ? print(estimate)
    : `${print(estimate)}, interval ${print(low)} to ${print(high)}`;
}

/** What stands in a cell of the table. */
export function cellWords(
  cell: DataCell,
  { kind, print }: DataColumn,
  printOfTable: (value: number) => string,
): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  return kind === "count" ? cell.toLocaleString("en-GB") : (print ?? printOfTable)(cell);
}
