import type { Table } from "./report.ts";

type Column = Table["columns"][number];

/** A column of words. */
export function textColumn(title: string, width: Column["width"] = "wide"): Column {
  return { title, align: "start", width };
}

/** A column of figures, aligned at their end. */
export function figureColumn(title: string, width: Column["width"] = "auto"): Column {
  return { title, align: "end", width };
}
