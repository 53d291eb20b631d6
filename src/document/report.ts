/**
 * A report as data. Builders in the features make one from results; renderers (PDF) lay it out. Texts are plain: nothing
 * in them is markup.
 */
export interface Report {
  /** BCP 47 tag of the report's language. */
  language: string;
  /** "sheet": a page or two without cover and contents, under the title. */
  layout?: "sheet";
  title: string;
  /** Whom or what the report is about, in full. */
  subject: string;
  /** The same, short enough for a running head. */
  shortSubject: string;
  /** ISO date that is printed on the report. */
  date: string;
  cover: Cover;
  /** Words that the layout itself needs. */
  labels: { contents: string; page: string; logo: string };
  blocks: Block[];
}

interface Cover {
  kicker: string;
  facts: { label: string; value: string }[];
  /** Who may read this and what it may be used for. */
  notice: string;
}

export type Block =
  | { kind: "chapter"; title: string; kicker?: string }
  | { kind: "heading"; title: string; newPage?: boolean }
  | { kind: "paragraph"; text: string; style?: "lead" | "note" }
  | { kind: "list"; items: string[]; ordered: boolean }
  | { kind: "definitions"; items: { term: string; text: string }[] }
  | Totals
  | BarChart
  | IntervalChart
  | Table
  | CoachingPage
  | Form;

/** A row of large figures under their names. */
export interface Totals {
  kind: "totals";
  items: { label: string; value: string; note: string }[];
}

export interface Axis {
  minimum: number;
  maximum: number;
  /** Where the scale is marked, within the range. */
  ticks: number[];
}

/** Groups of horizontal bars, one bar a series. */
export interface BarChart {
  kind: "bars";
  title: string;
  /** The chart in words, with its numbers, for those who can't see it. */
  alt: string;
  axis: Axis;
  series: string[];
  rows: {
    label: string;
    detail?: string;
    /** True where the row is marked, as explained by `markLegend`. */
    marked?: boolean;
    values: { value: number | null; text: string }[];
  }[];
  markLegend?: string;
}

/** One estimate with its interval a row and series; without interval just the point. */
export interface IntervalChart {
  kind: "intervals";
  title: string;
  alt: string;
  axis: Axis;
  series: string[];
  rows: {
    label: string;
    values: ({ estimate: number; low: number | null; high: number | null; text: string } | null)[];
  }[];
}

export interface Table {
  kind: "table";
  title: string;
  columns: { title: string; align: "start" | "end"; width: "auto" | "wide" | "narrow" }[];
  /** `shade` tints a cell: −1 … 1, from far below to far above the reference that the title names. */
  rows: { cells: { text: string; shade?: number }[] }[];
  note?: string;
}

export interface CoachingPage {
  kind: "coaching";
  competency: string;
  code: string;
  topic: string;
  /** "I …" and "We …" in full, with the rating given and what it means. */
  ratings: { perspective: string; statement: string; rating: number; anchor: string }[];
  scale: { minimum: number; maximum: number };
  essay: string[];
  bestOrganisations: { title: string; text: string };
  questions: { title: string; items: string[] }[];
  /** What stands above the lines left for notes. */
  notes: string;
}

/** Something to fill in by hand: clauses with numbered lines, then places to sign. */
export interface Form {
  kind: "form";
  clauses: {
    title: string;
    help: string;
    /** What is written already; below it are so many empty lines. */
    entries?: string[];
    answers: number;
  }[];
  signatures: string[];
  /** Who has signed where and on which day, in the order of the signatures; null where nobody has. */
  signed?: ({ name: string; on: string } | null)[];
}
