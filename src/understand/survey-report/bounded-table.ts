import { counted } from "../profile/wording.ts";
import { sentence } from "./figures.ts";
import type { StoryTable } from "./story.ts";

/** Rows of a table in a report; files hold all. */
const mostRows = 300;

export const textColumn = (title: string) => ({ title, align: "start" }) as const;
export const figureColumn = (title: string) => ({ title, align: "end" }) as const;

/** A table of at most so many rows, and a note of how many more there are and where. */
export function bounded(table: StoryTable, where: string, limit = mostRows): StoryTable[] {
  if (table.rows.length === 0) return [];
  const left = table.rows.length - limit;
  if (left <= 0) return [table];
  const more = `${sentence(counted(left, "more row"))} ${left === 1 ? "is" : "are"} in ${where}.`;
  return [
    {
      ...table,
      rows: table.rows.slice(0, limit),
      note: table.note === null ? more : `${table.note} ${more}`,
    },
  ];
}
