/** A presentation as data. Texts are plain; each slide has one message as its title. */
export interface Deck {
  title: string;
  /** ISO date. */
  date: string;
  /** Who publishes it; "" names nobody. */
  publisher: string;
  /** BCP 47 tag of the texts. */
  language: string;
  /** "#rrggbb" */
  primary: string;
  accent: string;
  logo: { bytes: Uint8Array; type: "image/png" | "image/jpeg"; width: number; height: number } | null;
  slides: Slide[];
}

interface SlideBase {
  title: string;
  /** Small above the title: what it is about, where the title says what was found. */
  kicker?: string;
  /** What whoever leads the workshop reads. */
  notes: string;
}

export type Slide =
  | (SlideBase & { kind: "title"; subtitle: string })
  | (SlideBase & {
      kind: "figures";
      figures: { label: string; value: string; note: string }[];
      lines: string[];
    })
  | (SlideBase & { kind: "text"; lines: TextLine[] })
  | (SlideBase & { kind: "chart"; lead: string; charts: SlideChart[] })
  | (SlideBase & { kind: "table"; lead: string; table: DeckTable; note: string });

/** One of the charts below each other on a slide; a plane stands alone. */
export interface SlideChart {
  /** Above it; "" where the slide's title says it. */
  caption: string;
  chart: DeckChart;
  /** Below it. */
  note: string;
  alt: string;
}

export interface TextLine {
  text: string;
  look: "body" | "bullet" | "quotation" | "heading" | "small";
}

export interface DeckTable {
  columns: { title: string; align: "start" | "end" /** Part of the width. */; width: number }[];
  /** Empty cells are there to be filled in. */
  rows: string[][];
  /** Of rows, in inches, where they are to be filled in. */
  rowHeight?: number;
}

/** Figures stay figures: whoever opens the slide can edit them. */
export type DeckChart = BarsChart | PlaneChart;

/** Horizontal bars, beside each other or stacked to 100 %. */
export interface BarsChart {
  kind: "bars";
  stacked: boolean;
  categories: string[];
  series: DeckSeries[];
  /** Ends of the axis; null leaves it to the program. */
  minimum: number | null;
  maximum: number | null;
  /** Number format such as "0.00" or "0%". */
  format: string;
}

interface DeckSeries {
  name: string;
  /** "#rrggbb"; null takes the brand's in turn. */
  colour: string | null;
  /** null where it is withheld or was not asked. */
  values: (number | null)[];
  /** Ends of the intervals; absent where there are none. */
  intervals?: ({ low: number; high: number } | null)[];
  /** Which bars are grey, because there is no evidence in them. */
  isMuted?: boolean[];
}

/** Points in a plane that two lines divide. */
export interface PlaneChart {
  kind: "plane";
  points: { label: string; across: number; upward: number; isUrgent: boolean }[];
  across: { name: string; minimum: number; maximum: number; middle: number; format: string };
  upward: { name: string; minimum: number; maximum: number; middle: number; format: string };
}
