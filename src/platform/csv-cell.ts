/** A value for a cell of a CSV file with commas: quoted where needed, and never a formula to a spreadsheet. */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV file with a header, in UTF-8 with a byte order mark, by which spreadsheet programs know it. */
export function csvTable(header: readonly string[], rows: Iterable<readonly string[]>): string {
  let text = "\uFEFF";
  for (const row of [header, ...rows]) text += `${row.map(csvCell).join(",")}\r\n`;
  return text;
}

/** A raw value for a message: in “…”, on one line, without control characters, at most 40 characters long. */
export function quoteValue(value: string): string {
  const start = [...value.slice(0, 200).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, " ")];
  const whole = start.length <= 40 && value.length <= 200;
  return `“${whole ? start.join("") : `${start.slice(0, 39).join("")}…`}”`;
}
