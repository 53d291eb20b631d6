import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { formatValue } from "hucre";
import { readXlsx } from "hucre/xlsx";

const { path, mostRows, mostColumns } = workerData as { path: string; mostRows: number; mostColumns: number };
const rowsAtOnce = 2_000;

type Sheet = Awaited<ReturnType<typeof readXlsx>>["sheets"][number];

/** What a cell shows: numbers by their format, so that "007" stays what it is. */
function shown(value: Sheet["rows"][number][number] | undefined, format: string | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return format ? formatValue(value, format) : value.toISOString().slice(0, 10);
  return format === undefined || format === "General" ? String(value) : formatValue(value, format);
}

const { sheets } = await readXlsx(await readFile(path), {
  readStyles: true,
  sheets: (info) => !info.hidden && !info.veryHidden,
  // One more than may be, so that too many are noticed.
  maxRows: mostRows + 1,
});
const [sheet] = sheets;
const rows = sheet?.rows ?? [];
for (let start = 0; start < rows.length; start += rowsAtOnce) {
  const texts = rows
    .slice(start, start + rowsAtOnce)
    .map((cells, index) =>
      cells
        .slice(0, mostColumns)
        .map((value, column) => shown(value, sheet?.cells?.get(`${start + index},${column}`)?.style?.numFmt)),
    );
  parentPort?.postMessage(texts);
}
parentPort?.postMessage(null);
