import "./meter.css";
import { ProgressBar } from "react-aria-components";

interface ProgressProps {
  /** What is under way: "Importing people". */
  label: string;
  value: number;
  total: number;
  /** What is counted: "1,200 of 5,000 rows" unless other words are given. */
  words?: string;
}

/** How far long work has come. */
export function Progress({ label, value, total, words }: ProgressProps) {
  const text = words ?? `${value.toLocaleString()} of ${total.toLocaleString()}`;
  const share = total === 0 ? 0 : Math.min(1, value / total);
  return (
    <ProgressBar className="meter" aria-label={label} value={share * 100} valueLabel={text}>
      <span className="meter-line">
        <span>{label}</span>
        <span className="meter-words">{text}</span>
      </span>
      <span className="meter-track">
        <span className="meter-fill" style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </ProgressBar>
  );
}
