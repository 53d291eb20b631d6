import { type KeyboardEvent, useState } from "react";
import {
  type HeatCells,
  type HeatRow,
  heatPaint,
  heatPaints,
  heatWords,
  layoutHeatCells,
} from "#document/chart/heat-cells.ts";
import { Link } from "../link.tsx";
import { ChartFoot } from "./chart-foot.tsx";
import { Figure, type FigureFrame } from "./figure.tsx";

interface HeatmapProps extends FigureFrame, HeatCells {
  /** What the two ends of the colours mean. */
  ends: { low: string; high: string };
}

/** Figures of rows by columns, shaded by how far they lie from what they are compared with. Arrow keys move over the cells. */
export function Heatmap({ ends, ...chart }: HeatmapProps) {
  const { rows, columns, label, print, title, caption, summary, how, level } = chart;
  const layout = layoutHeatCells(chart);
  return (
    <Figure
      {...{ title, caption, ...(summary && { summary }), ...(how && { how }), ...(level && { level }) }}
      legend={[]}
      legendContent={<HeatLegend {...ends} />}
      layout={layout}
      data={{
        print,
        columns: [
          { header: label, kind: "text" },
          { header: "n", kind: "text" },
          ...columns.map(({ name }) => ({ header: name, kind: "figure" as const })),
          { header: "Withheld", kind: "text" },
        ],
        rows: rows.map((row) => [
          row.detail ? `${row.label} (${row.detail})` : row.label,
          row.withheld ? "" : row.n,
          ...columns.map((_, index) => row.cells[index]?.value ?? null),
          row.withheld ?? "",
        ]),
      }}
    >
      <HeatTable chart={chart} caption={caption} />
    </Figure>
  );
}

const HeatLegend = ({ low, high }: { low: string; high: string }) => (
  <ul className="chart-legend">
    <li>
      {low}
      <svg width={heatPaints.length * 22} height="16" aria-hidden="true">
        {heatPaints.map((paint, index) => (
          <rect key={paint} x={22 * index} width="21" height="16" fill={`var(--${paint})`} />
        ))}
      </svg>
      {high}
    </li>
    <li>
      <span className="heat-swatch" data-withheld />
      withheld
    </li>
  </ul>
);

const steps: Record<string, [row: number, column: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The heatmap on the screen: a table in which one cell at a time can be reached by Tab, the others by arrow keys. */
function HeatTable({ chart, caption }: { chart: HeatCells; caption: string }) {
  const { rows, columns, label } = chart;
  const [[row, column], setPlace] = useState([0, 0]);
  const [words, setWords] = useState("");
  const last = [rows.length - 1, columns.length - 1] as const;
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = steps[event.key];
    const isInCell = (event.target as HTMLElement).matches("td[data-cell]");
    if (!isInCell || (!step && event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    const to = step ? [row + step[0], column + step[1]] : event.key === "Home" ? [row, 0] : [row, last[1]];
    const [toRow, toColumn] = [clamp(to[0] ?? 0, last[0]), clamp(to[1] ?? 0, last[1])];
    setPlace([toRow, toColumn]);
    event.currentTarget
      .querySelector<HTMLElement>(`[data-cell="${toRow} ${placeIn(rows[toRow], toColumn)}"]`)
      ?.focus();
  };
  const say = (at: number, index: number) => {
    const own = rows[at];
    if (own) setWords(heatWords(chart, own, index));
  };
  return (
    <>
      <div className="heat-frame">
        <table className="heat" onKeyDown={move} onBlur={() => setWords("")}>
          <caption className="visually-hidden">Arrow keys move over the cells.</caption>
          <thead>
            <tr>
              <th scope="col">{label}</th>
              <th scope="col" data-align="end">
                n
              </th>
              {columns.map(({ key, name }) => (
                <th scope="col" key={key}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((own, at) => (
              <tr key={own.key} data-reference={own.isReference || undefined}>
                <th scope="row">
                  {own.href === undefined ? own.label : <Link href={own.href}>{own.label}</Link>}
                  {own.detail && <span className="heat-detail">{own.detail}</span>}
                  {own.below && (
                    <span className="heat-below">
                      <Link href={own.below.href}>
                        {own.below.words}
                        <span className="visually-hidden"> below {own.label}</span>
                      </Link>
                    </span>
                  )}
                </th>
                <td data-align="end">{own.withheld ? "" : own.n}</td>
                {(own.withheld === undefined ? columns : columns.slice(0, 1)).map(({ key, name }, index) => (
                  <td
                    key={key}
                    data-cell={`${at} ${index}`}
                    {...(own.withheld !== undefined && { colSpan: columns.length })}
                    data-withheld={isWithheld(own, index) || undefined}
                    tabIndex={at === row && index === placeIn(own, column) ? 0 : -1}
                    style={own.isReference ? undefined : backgroundOf(own, index)}
                    onFocus={() => {
                      setPlace([at, own.withheld === undefined ? index : column]);
                      say(at, index);
                    }}
                    onPointerEnter={() => say(at, index)}
                  >
                    {own.withheld === undefined && <span className="heat-column">{name}</span>}
                    <CellWords chart={chart} row={own} index={index} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ChartFoot caption={caption} words={words} />
    </>
  );
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** The cell of a row that stands in a column: a withheld row has but one. */
const placeIn = (row: HeatRow | undefined, column: number) => (row?.withheld === undefined ? column : 0);

const isWithheld = ({ cells, withheld }: HeatRow, index: number) =>
  withheld !== undefined || (cells[index]?.value ?? null) === null;

function backgroundOf(row: HeatRow, index: number) {
  return isWithheld(row, index)
    ? undefined
    : { background: `var(--${heatPaint(row.cells[index]?.level ?? 0)})` };
}

function CellWords({ chart: { print }, row, index }: { chart: HeatCells; row: HeatRow; index: number }) {
  const cell = row.cells[index];
  if (row.withheld || !cell || cell.value === null)
    return <span className="heat-withheld">{row.withheld ?? "withheld"}</span>;
  return (
    <span>
      {print(cell.value)}
      {cell.sign && (
        <>
          {" "}
          <span aria-hidden="true">{cell.sign}</span>
        </>
      )}
      {cell.said && <span className="visually-hidden">, {cell.said}</span>}
    </span>
  );
}
