import { findHeader, type Head, type HeaderRows } from "./columns/header-rows.ts";
import { type RecognisedTool, recogniseTool } from "./definitions/tools/recognise-tool.ts";

/**
 * Which tool wrote a table, and which of its first rows are its header. How many rows a person says goes before what is
 * found; it doesn't hide the tool, unless there is no header to know it by.
 *
 * @param told how many rows, as spreadsheets count, where a person or a mapping says so
 */
export function headerOf(
  head: Head,
  told: number | undefined,
): { tool: RecognisedTool | null; found: HeaderRows } {
  const tool = told === 0 ? null : recogniseTool(head.map(({ cells }) => cells));
  const found = tool ?? findHeader(head, undefined);
  if (told === undefined || told === lastRow(head, found)) return { tool, found };
  return { tool, found: (tool === null ? null : cutAt(head, tool, told)) ?? findHeader(head, told) };
}

const lastRow = (head: Head, { rows }: HeaderRows): number => head[rows.at(-1) ?? -1]?.row ?? 0;

/** A tool's header with more or fewer rows; null where its names aren't in them. */
function cutAt(head: Head, tool: RecognisedTool, told: number): HeaderRows | null {
  const rows = head.flatMap(({ row }, place) => (row <= told ? [place] : []));
  const kept = (place: number | null): number | null =>
    place !== null && rows.includes(place) ? place : null;
  if (kept(tool.names) === null) return null;
  return { rows, names: tool.names, wordings: kept(tool.wordings), spanning: kept(tool.spanning) };
}
