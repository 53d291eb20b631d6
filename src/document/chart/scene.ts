/** Colours of charts: tokens of ui/tokens.css without their dashes. */
export type Paint =
  | "paper"
  | "ink"
  | "muted"
  | "rule"
  | "rule-strong"
  | "wash"
  | "accent"
  | "series-1"
  | "series-2"
  | "series-3"
  | "step-1"
  | "step-2"
  | "step-3"
  | "step-4"
  | "step-5"
  | "heat-low-2"
  | "heat-low-1"
  | "heat-middle"
  | "heat-high-1"
  | "heat-high-2";

/** How texts in charts are set; sizes are pixels at a root size of 16. */
export const typefaces = {
  title: { size: 19, weight: 600, family: "serif" },
  body: { size: 15, weight: 400, family: "sans" },
  strong: { size: 15, weight: 600, family: "sans" },
  small: { size: 13, weight: 400, family: "sans" },
  label: { size: 13, weight: 600, family: "sans" },
} as const;

export type Typeface = keyof typeof typefaces;

export type MarkShape = "disc" | "ring" | "diamond" | "square" | "triangle" | "bar" | "tick";

/** One thing that is drawn, in pixels from the upper left corner. */
export type Shape =
  | {
      kind: "line";
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      paint: Paint;
      width: number;
      dash?: boolean;
    }
  | { kind: "box"; x: number; y: number; width: number; height: number; paint: Paint; edge?: Paint }
  | { kind: "hatch"; x: number; y: number; width: number; height: number; paint: Paint; gap: number }
  | { kind: "mark"; x: number; y: number; shape: MarkShape; paint: Paint }
  | { kind: "path"; points: readonly (readonly [number, number])[]; paint: Paint; width: number }
  | {
      kind: "text";
      x: number;
      y: number;
      text: string;
      face: Typeface;
      paint: Paint;
      anchor?: "start" | "middle" | "end";
    };

/** A mark that can be moved to by keyboard and pointer, and what is said of it. */
export interface Point {
  row: number;
  column: number;
  /** Of the ring around it. */
  x: number;
  y: number;
  width: number;
  height: number;
  words: string;
  /** What is drawn besides while it is looked at. */
  also?: readonly Shape[];
}

/** A drawn chart: what the screen, the SVG file and the PNG file are all made of. */
export interface Scene {
  width: number;
  height: number;
  shapes: readonly Shape[];
  points: readonly Point[];
  /** The end of the head and of every row: where paper may cut it. */
  breaks?: readonly number[];
}

/** Width of a text in pixels. */
export type Measure = (text: string, face: Typeface) => number;

/** Draws a chart for a width in pixels. */
export type Layout = (width: number, measure: Measure) => Scene;

/** Shapes moved to the right and down. */
export const moved = (shapes: readonly Shape[], right: number, down: number): Shape[] =>
  shapes.map((shape): Shape => {
    if (shape.kind === "line") {
      const { x1, x2, y1, y2 } = shape;
      return { ...shape, x1: x1 + right, x2: x2 + right, y1: y1 + down, y2: y2 + down };
    }
    if (shape.kind === "path")
      return { ...shape, points: shape.points.map(([x, y]) => [x + right, y + down]) };
    return { ...shape, x: shape.x + right, y: shape.y + down };
  });
