import type { MarkShape, Paint } from "./scene.ts";

/** Whom or what a series is about: it looks the same in every chart, and never differs by colour alone. */
export type Look =
  | "self"
  | "organisation"
  | "colleagues"
  | "before"
  | "after"
  | "whole"
  | "leaders"
  | "others"
  | "single"
  | "share"
  | "weight"
  | "bar";

export interface Series {
  name: string;
  look: Look;
}

export const looks: Record<Look, { shape: MarkShape; paint: Paint }> = {
  self: { shape: "disc", paint: "series-1" },
  organisation: { shape: "diamond", paint: "series-2" },
  colleagues: { shape: "square", paint: "series-3" },
  // Then is hollow, now is filled.
  before: { shape: "ring", paint: "series-1" },
  after: { shape: "disc", paint: "series-1" },
  leaders: { shape: "triangle", paint: "series-3" },
  others: { shape: "square", paint: "muted" },
  whole: { shape: "tick", paint: "muted" },
  single: { shape: "disc", paint: "series-1" },
  // A light bar on which an interval and another mark are seen.
  share: { shape: "bar", paint: "step-4" },
  weight: { shape: "diamond", paint: "series-2" },
  bar: { shape: "bar", paint: "series-1" },
};
