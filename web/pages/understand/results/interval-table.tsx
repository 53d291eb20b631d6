import "./results.css";
import type { ReactNode } from "react";
import type { Axis } from "#document/report.ts";
import type { Figure } from "#understand/profile/figure.ts";

interface IntervalRow {
  key: string;
  label: ReactNode;
  /** A mark a series; null where it is not shown. */
  points: readonly (Figure | null)[];
  /** The cells beside the chart, in the order of `headers`. */
  cells: readonly ReactNode[];
}

interface IntervalTableProps {
  /** What the table shows, for screen readers. */
  caption: string;
  /** Heads the column of names. */
  label: string;
  axis: Axis;
  /** Named in the legend; one of them needs none. */
  series: readonly string[];
  headers: readonly string[];
  rows: readonly IntervalRow[];
}

/** Estimates with their intervals as marks on one scale, and the same figures as text beside them. */
export function IntervalTable({ caption, label, axis, series, headers, rows }: IntervalTableProps) {
  return (
    <div className="interval-figure">
      {series.length > 1 && <Legend series={series} />}
      <table className="interval-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <td className="interval-axis">
              <Ticks axis={axis} />
            </td>
            {headers.map((header) => (
              <th scope="col" key={header} data-align="end">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label: name, points, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="interval-plot">
                <Plot axis={axis} points={points} />
              </td>
              {cells.map((cell, index) => (
                <td key={headers[index]} data-align="end">
                  <span className="interval-header" aria-hidden="true">
                    {headers[index]}
                  </span>
                  <span>{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const rowHeight = 18;

function Legend({ series }: { series: readonly string[] }) {
  return (
    <ul className="interval-legend" aria-hidden="true">
      {series.map((name, index) => (
        <li key={name}>
          <svg width="44" height={rowHeight} aria-hidden="true">
            <line className="interval-range" data-series={index + 1} x1="4" x2="40" y1="9" y2="9" />
            <Mark x="22" y={9} series={index + 1} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

const place = ({ minimum, maximum }: Axis, value: number) =>
  `${(100 * (Math.min(maximum, Math.max(minimum, value)) - minimum)) / (maximum - minimum)}%`;

function Ticks({ axis }: { axis: Axis }) {
  return (
    <svg width="100%" height="16" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <text
          key={tick}
          x={place(axis, tick)}
          y="12"
          textAnchor={tick === axis.minimum ? "start" : tick === axis.maximum ? "end" : "middle"}
        >
          {String(tick).replace("-", "−")}
        </text>
      ))}
    </svg>
  );
}

function Plot({ axis, points }: { axis: Axis; points: readonly (Figure | null)[] }) {
  const height = rowHeight * Math.max(1, points.length) + 4;
  return (
    <svg width="100%" height={height} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <line
          key={tick}
          className="interval-grid"
          data-zero={(tick === 0 && axis.minimum < 0) || undefined}
          x1={place(axis, tick)}
          x2={place(axis, tick)}
          y1="0"
          y2={height}
        />
      ))}
      {points.map((figure, index) => {
        if (figure === null) return null;
        const y = rowHeight * index + rowHeight / 2 + 2;
        const { estimate, low, high } = figure;
        const series = index + 1;
        return (
          <g key={series}>
            {low !== null && high !== null && (
              <line
                className="interval-range"
                data-series={series}
                x1={place(axis, low)}
                x2={place(axis, high)}
                y1={y}
                y2={y}
              />
            )}
            <Mark x={place(axis, estimate)} y={y} series={series} />
          </g>
        );
      })}
    </svg>
  );
}

/** A disc for the first series, a diamond for the second, a square for the third. */
function Mark({ x, y, series }: { x: string; y: number; series: number }) {
  return (
    <svg x={x} y={y} overflow="visible" aria-hidden="true">
      {series === 1 && <circle className="interval-mark" data-series="1" r="4.5" />}
      {series === 2 && <path className="interval-mark" data-series="2" d="M0 -5.5 5.5 0 0 5.5 -5.5 0Z" />}
      {series === 3 && <path className="interval-mark" data-series="3" d="M-4 -4H4V4H-4Z" />}
    </svg>
  );
}
