import type { CardsBlock, PosterBlock } from "./handout.ts";
import type { PaperQuestionnaire } from "./paper.ts";

/**
 * A report as data. Builders in the features make one from results; renderers (PDF) lay it out. Texts are plain: nothing
 * in them is markup.
 */
export interface Report {
  /** BCP 47 tag of the report's language. */
  language: string;
  /** "sheet": a page or two without cover and contents, under the title; "bare": nothing but what the blocks say. */
  layout?: "sheet" | "bare";
  /** Of a bare layout; A4 where nothing is said. */
  paper?: "a4" | "a3";
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

/** A text of a report; one in another language than the report's says in which. */
export type Text = string | { text: string; language: string };

export type Block =
  /** On a page of its own, unless it is to go on where the one before ends. */
  | { kind: "chapter"; title: string; kicker?: string; goesOn?: boolean }
  | { kind: "heading"; title: string; newPage?: boolean }
  | { kind: "paragraph"; text: Text; style?: "lead" | "note" }
  | { kind: "list"; items: Text[]; ordered: boolean }
  /** `more` is another paragraph of it. */
  | { kind: "definitions"; items: { term: string; text: Text; more?: Text }[] }
  | Totals
  | BarChart
  | IntervalChart
  | PartChart
  | DotChart
  | SeriesChart
  | SpreadChart
  | MapChart
  | SplitBar
  | Table
  | CoachingPage
  | Form
  | PaperQuestionnaire
  | PosterBlock
  | CardsBlock;

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

/** A bar a row from zero, the interval over it, and where there is a second opinion a mark for it. */
export interface PartChart {
  kind: "parts";
  title: string;
  alt: string;
  axis: Axis;
  /** What bar and mark are; empty where there are only bars. */
  legend: { bar: string; mark: string } | null;
  rows: {
    /** Its place in an order. */
    number?: number;
    label: string;
    value: number;
    low: number | null;
    high: number | null;
    mark: number | null;
    text: string;
  }[];
  note?: string;
}

/** A point with its interval a row, against a line that all are compared with. */
export interface DotChart {
  kind: "dots";
  title: string;
  alt: string;
  axis: Axis;
  /** Where the line is; null for none. */
  reference: number | null;
  rows: {
    label: string;
    detail: string;
    estimate: number;
    low: number | null;
    high: number | null;
    /** Hollow where there is no evidence. */
    isFilled: boolean;
    text: string;
  }[];
  note?: string;
}

/** Several estimates with their intervals a row, each on a line of its own with a mark of its own. */
export interface SeriesChart {
  kind: "series";
  title: string;
  alt: string;
  axis: Axis;
  /** A line that all are compared with; null for none. */
  reference: number | null;
  series: { name: string; mark: "disc" | "ring" | "diamond" | "square" | "triangle" | "bar" | "tick" }[];
  /** Heads of further columns. */
  headers: string[];
  rows: {
    label: string;
    detail: string;
    /** Hollow where there is no evidence. */
    isFilled: boolean;
    /** In the order of the series; null where it is not shown. */
    values: ({ estimate: number; low: number | null; high: number | null; text: string } | null)[];
    cells: string[];
  }[];
  note?: string;
}

/** How answers are spread over a scale, and the mean with its interval on the way from its low to its high end. */
export interface SpreadChart {
  kind: "spreads";
  title: string;
  alt: string;
  /** Only the shares are drawn, over the whole width. */
  isWithoutMeans?: boolean;
  /** Words for the answers where all rows have the same; else those for the ends. */
  legend: { answers: string[] } | { low: string; high: string } | null;
  rows: {
    label: string;
    detail: string;
    /** Shares from the lowest to the highest answer, summing to 1; null where they aren't shown. */
    shares: number[] | null;
    /** 0 at the scale's low end, 1 at its high end; null where there is no mean. */
    mean: { place: number; low: number | null; high: number | null } | null;
    text: string;
  }[];
  note?: string;
}

/** Points by two scales, cut into four fields by two lines; points carry numbers that the key explains field by field. */
export interface MapChart {
  kind: "map";
  title: string;
  alt: string;
  across: Axis & { title: string; line: number };
  upwards: Axis & { title: string; line: number };
  /** In the corners: top left, top right, bottom left, bottom right. */
  fields: { title: string; points: { number: number; label: string }[] }[];
  /** Places in millimetres from the plot's top left, after numbers were moved apart, and where they belong. */
  points: { number: number; field: number; x: number; y: number; anchorX: number; anchorY: number }[];
  width: number;
  height: number;
  note?: string;
}

/** One bar cut into parts that sum to 1. */
interface SplitBar {
  kind: "split";
  title: string;
  alt: string;
  parts: { label: string; share: number; text: string; tone: "low" | "middle" | "high" }[];
  note?: string;
}

export interface Table {
  kind: "table";
  title: string;
  columns: {
    title: string;
    align: "start" | "end";
    width: "auto" | "widest" | "wide" | "medium" | "narrow";
  }[];
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
  essay: Text[];
  bestOrganisations: { title: string; text: Text };
  questions: { title: string; items: Text[] }[];
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
