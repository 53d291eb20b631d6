import { breakable } from "../profile/wording.ts";
import { oneLine } from "./figures.ts";

const longestLabel = 110;
/** A row's name as it is printed: shortened where it is very long. */
export const printedLabel = (text: string) => breakable(oneLine(text, longestLabel));

/** Millimetres up to which rows are one chart, and those of its parts where they are more: half a page. */
const whole = 125;
const half = 110;

interface PagedRow {
  label: string;
  detail?: string;
  /** Where each has a line of its own. */
  values?: readonly unknown[];
}

/** About how high a row is: its label breaks after some 36 characters. */
function rowHeight({ label, detail = "", values = [] }: PagedRow): number {
  const lines = Math.ceil(label.length / 34) + Math.ceil(detail.length / 44);
  return Math.max(6.4, 2 + 3.7 * lines, 1.6 + 4.2 * values.length);
}

/** A long chart becomes several of about the same height, so that pages fill and none is too small. */
export function paged<Chart extends { title: string; alt: string; note?: string; rows: PagedRow[] }>(
  chart: Chart,
): Chart[] {
  const heights = chart.rows.map(rowHeight);
  const total = heights.reduce((sum, height) => sum + height, 0);
  const room = total <= whole ? total : total / Math.ceil(total / half);
  const pages: Chart["rows"][] = [];
  let used = 0;
  for (const [index, row] of chart.rows.entries()) {
    const page = Math.floor(used / (room + 0.01));
    pages[page] = [...(pages[page] ?? []), row];
    used += heights[index] ?? 0;
  }
  return pages.filter(Boolean).map((rows, index) => {
    const { note, ...others } = chart;
    const isLast = index === pages.length - 1;
    return {
      ...others,
      rows,
      title: index === 0 ? chart.title : `${chart.title} (continued)`,
      alt: index === 0 ? chart.alt : `Continued: the rest of the chart before, described there.`,
      ...(isLast && note !== undefined ? { note } : {}),
    } as Chart;
  });
}
