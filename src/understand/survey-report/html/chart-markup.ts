import { type ChartData, cellWords } from "#document/chart/chart-data.ts";
import { looks } from "#document/chart/series.ts";
import { fillOf } from "#document/chart/spread-rows.ts";
import { shapesMarkup } from "#document/chart/svg-markup.ts";
import type { ChartParts } from "./report-chart.ts";

/** A text as it stands between tags and in quoted attributes. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A chart's figures as a table: the same on the server and in the browser. */
export function tableMarkup(caption: string, { columns, rows, print }: ChartData): string {
  const classOf = (kind: string) => (kind === "text" ? "" : ' class="end"');
  const head = columns.map(({ header, kind }) => `<th scope="col"${classOf(kind)}>${escaped(header)}</th>`);
  const body = rows.map((cells) => {
    const line = columns.map((column, at) => {
      const words = escaped(cellWords(cells[at] ?? null, column, print));
      return at === 0
        ? `<th scope="row"><bdi>${words}</bdi></th>`
        : `<td${classOf(column.kind)}>${words}</td>`;
    });
    return `<tr>${line.join("")}</tr>`;
  });
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** What marks or fills stand for: by shape as well as by colour; nothing where there is only one series. */
export function legendMarkup({ legend, categories }: Pick<ChartParts, "legend" | "categories">): string {
  const swatch = (drawing: string) =>
    `<svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true">${drawing}</svg>`;
  const series =
    legend.length < 2
      ? []
      : legend.map(({ name, look }) => ({
          name,
          drawing: shapesMarkup([{ kind: "mark", x: 14, y: 9, ...looks[look] }]),
        }));
  const answers = categories.map((name, index) => {
    const { paint, hatch } = fillOf(index, categories.length);
    const box = { x: 0, y: 1, width: 28, height: 16 };
    const lines = hatch ? [{ kind: "hatch" as const, ...box, paint: "muted" as const, gap: hatch }] : [];
    return { name, drawing: shapesMarkup([{ kind: "box", ...box, paint }, ...lines]) };
  });
  return [...series, ...answers]
    .map(({ name, drawing }) => `<li>${swatch(drawing)}<bdi>${escaped(name)}</bdi></li>`)
    .join("");
}
