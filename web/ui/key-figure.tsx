import "./key-figure.css";
import type { ReactNode } from "react";

interface KeyFigureProps {
  label: string;
  /** The estimate as it is printed; null where there are too few. */
  value: ReactNode;
  /** The interval as it is printed: "12.1 to 14.8". */
  interval?: string;
  /** How many it comes from: "n = 48". */
  n?: number;
  /** A sentence below it. */
  note?: ReactNode;
}

/** One figure, with how sure it is. */
export function KeyFigure({ label, value, interval, n, note }: KeyFigureProps) {
  return (
    <div className="key-figure">
      <p className="key-figure-label">{label}</p>
      <p className="key-figure-value">{value ?? "–"}</p>
      {(interval !== undefined || n !== undefined) && (
        <p className="key-figure-basis">
          {[interval, n === undefined ? undefined : `n = ${n.toLocaleString()}`].filter(Boolean).join(" · ")}
        </p>
      )}
      {note && <div className="key-figure-note">{note}</div>}
    </div>
  );
}
