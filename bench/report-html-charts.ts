import type { Axis, BarChart, IntervalChart } from "#document/report.ts";
import { type Html, html } from "./html.ts";

/** Widths in mm of the three columns of a chart, as in charts.typ. */
const labelWidth = 56;
const valueWidth = 19;
const plotWidth = 162 - labelWidth - valueWidth;

function position({ minimum, maximum }: Axis, value: number): number {
  return plotWidth * Math.max(0, Math.min(1, (value - minimum) / (maximum - minimum)));
}

function plot(axis: Axis, height: number, marks: Html[]): Html {
  const lines = axis.ticks.map((tick) => {
    const x = position(axis, tick);
    return html`<line class="tick" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`;
  });
  return html`<svg width="${plotWidth}mm" height="${height}mm" viewBox="0 0 ${plotWidth} ${height}">${lines}${marks}</svg>`;
}

function axisRow(axis: Axis): Html {
  const numbers = axis.ticks.map(
    (tick) => html`<text class="axis" x="${position(axis, tick)}" y="3" text-anchor="middle">${tick}</text>`,
  );
  return html`<div></div><svg width="${plotWidth}mm" height="4mm" viewBox="0 0 ${plotWidth} 4">${numbers}</svg><div></div>`;
}

function legend(names: readonly string[], mark: (index: number) => Html, note = ""): Html {
  const entries = names.map((name, index) => html`<span>${mark(index)} ${name}</span>`);
  return html`<div class="legend">${entries}${note ? html`<span><b class="mark">◆</b> ${note}</span>` : null}</div>`;
}

function rowLabel(label: string, marked = false): Html {
  return marked
    ? html`<div class="row marked"><b class="mark">◆</b> ${label}</div>`
    : html`<div class="row">${label}</div>`;
}

function chart(title: string, alt: string, key: Html | null, rows: Html[], axis: Axis): Html {
  return html`<figure role="img" aria-label="${alt}"><p class="title">${title}</p>${key}
    <div class="chart">${rows}${axisRow(axis)}</div></figure>`;
}

export function barChart({ title, alt, axis, series, rows, markLegend }: BarChart): Html {
  const bar = 3;
  const bars = rows.map(({ label, marked, values }) => {
    const marks = values.map(({ value, text }, index) => {
      const [y, end] = [1.6 + index * bar, value === null ? 0 : position(axis, value)];
      const rectangle =
        value === null
          ? null
          : html`<rect class="series-${index}" y="${y}" width="${Math.max(0.4, end)}" height="${bar - 0.5}"/>`;
      return html`${rectangle}<text class="value" x="${end + 1.4}" y="${y + bar - 0.7}">${text}</text>`;
    });
    return html`${rowLabel(label, marked)}${plot(axis, bar * values.length + 3.2, marks)}<div></div>`;
  });
  const mark = (index: number) =>
    html`<svg width="5mm" height="2.4mm" viewBox="0 0 5 2.4"><rect class="series-${index}" width="5" height="2.4"/></svg>`;
  return chart(title, alt, legend(series, mark, markLegend), bars, axis);
}

function point(index: number, x: number, y: number): Html {
  return index === 0
    ? html`<circle class="point-0" cx="${x}" cy="${y}" r="1.25"/>`
    : html`<rect class="point-1" x="${x - 1.05}" y="${y - 1.05}" width="2.1" height="2.1" transform="rotate(45 ${x} ${y})"/>`;
}

export function intervalChart({ title, alt, axis, series, rows }: IntervalChart): Html {
  const step = 4.2;
  const height = step * series.length + 1.6;
  const lines = rows.map(({ label, values }) => {
    const marks = values.flatMap((value, index) => {
      if (value === null) return [];
      const y = 0.8 + (index + 0.5) * step;
      const { low, high, estimate } = value;
      const line =
        low === null || high === null
          ? null
          : html`<line class="interval-${index}" x1="${position(axis, low)}" x2="${position(axis, high)}" y1="${y}" y2="${y}"/>`;
      return [html`${line}${point(index, position(axis, estimate), y)}`];
    });
    const texts = values.map((value) => html`<div class="figure">${value?.text ?? "–"}</div>`);
    return html`${rowLabel(label)}${plot(axis, height, marks)}<div class="figures">${texts}</div>`;
  });
  const mark = (index: number) =>
    html`<svg width="2.6mm" height="2.6mm" viewBox="-1.3 -1.3 2.6 2.6">${point(index, 0, 0)}</svg>`;
  return chart(title, alt, series.length > 1 ? legend(series, mark) : null, lines, axis);
}
