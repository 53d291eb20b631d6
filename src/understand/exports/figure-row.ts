/** One figure that was released, with whom and what it is about; empty and null where something doesn't apply. */
export interface FigureRow {
  /** Which sheet it stands on. */
  section: string;
  breakdown: string;
  group: string;
  item: string;
  label: string;
  /** What it is: "mean", "share", "difference from everyone else". */
  figure: string;
  estimate: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  p: number | null;
  q: number | null;
  /** Why there is none, or what it comes to in words. */
  remark: string;
}

type Partly = Partial<FigureRow> & Pick<FigureRow, "section" | "figure">;

/** A row in which what isn't given is empty. */
export const figureRow = (given: Partly): FigureRow => ({
  breakdown: "",
  group: "",
  item: "",
  label: "",
  estimate: null,
  low: null,
  high: null,
  n: null,
  p: null,
  q: null,
  remark: "",
  ...given,
});
