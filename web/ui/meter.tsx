import "./meter.css";
import { Meter as AriaMeter } from "react-aria-components";

interface MeterProps {
  label: string;
  /** From 0 to 1. */
  share: number;
  /** What the bar shows: "34 of 50 answered". */
  words: string;
}

/** A share as a bar, with words. */
export function Meter({ label, share, words }: MeterProps) {
  const percent = Math.max(0, Math.min(1, share)) * 100;
  return (
    <AriaMeter className="meter" aria-label={label} value={percent} valueLabel={words}>
      <span className="meter-line">
        <span>{label}</span>
        <span className="meter-words">{words}</span>
      </span>
      <span className="meter-track">
        <span className="meter-fill" style={{ inlineSize: `${percent}%` }} />
      </span>
    </AriaMeter>
  );
}
