interface ChartFootProps {
  caption: string;
  /** What the mark that is looked at says; "" for none. */
  words: string;
}

/** The caption below a chart; what a mark says takes its place while it is looked at, and is read out. */
export const ChartFoot = ({ caption, words }: ChartFootProps) => (
  <div className="chart-foot">
    <p className="chart-caption">{caption}</p>
    <p className="chart-readout" role="status">
      {words}
    </p>
  </div>
);
