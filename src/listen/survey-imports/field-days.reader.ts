import type { InputFile } from "#platform/input-file.ts";
import type { Understanding } from "../survey-files/survey-file.ts";
import { openTable } from "../survey-files/table/table.reader.ts";
import { countDays, type FieldDays, widest } from "./field-days.ts";

/** Columns in which tools write when somebody answered; dates by other names are answers themselves. */
const answeringName =
  /^(?:start|end|recorded|submit|submitted|completed|completion|created|modified|last)[ _-]?(?:date|time|at|on)(?:[ _-]?utc)?$|^(?:date|time)[ _-]?(?:submitted|completed|started|created|recorded|modified|stamp)$|^timestamp$|^zeitstempel$|^horodateur$/i;
const byTool = /^when it was /;
const statusName = /^(?:status|response ?type)$/i;
/** Rows that nobody answered: Qualtrics' previews and tests. */
const isPreview = /preview|test/i;

/**
 * When a table's answers were given, by its columns of dates that tools write; null where there are none. Reads the table once
 * more where there are some.
 *
 * @throws AppError as opening a table does, and the signal's reason
 */
export async function readFieldDays(
  file: InputFile,
  { columns, layout, file: { format } }: Understanding,
  signal: AbortSignal,
): Promise<FieldDays | null> {
  const dates = columns.filter(
    ({ kind, name, because, by }) =>
      kind === "date" && ((by === "file" && byTool.test(because)) || answeringName.test(name.trim())),
  );
  if (dates.length === 0 || (layout.separator === null && layout.sheet === null)) return null;
  const { encoding, separator, sheet } = layout;
  const told = {
    ...(encoding !== null && { encoding }),
    ...(separator !== null && { separator }),
    ...(sheet !== null && { sheet }),
  };
  const status =
    format === "qualtrics-csv" ? (columns.find(({ name }) => statusName.test(name))?.position ?? -1) : -1;
  const counters = dates.map(({ position }) => ({ position, days: countDays() }));
  const table = await openTable(file, told, signal);
  for await (const block of table.blocks(signal))
    for (let row = 0; row < block.rows; row++) {
      if (block.rowNumber(row) <= layout.headerRows) continue;
      if (status >= 0 && isPreview.test(block.text(row, status))) continue;
      for (const { position, days } of counters) days.add(block.text(row, position));
    }
  return widest(counters.map(({ days }) => days.finish()));
}
