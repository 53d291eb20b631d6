import type { MarkShape } from "./scene.ts";

/** A mark around its middle, as a path. */
export const markPaths: Record<Exclude<MarkShape, "disc" | "ring" | "bar">, string> = {
  diamond: "M0 -6.5 6.5 0 0 6.5 -6.5 0Z",
  square: "M-4.75 -4.75H4.75V4.75H-4.75Z",
  triangle: "M0 -6 6 5 -6 5Z",
  tick: "M-1.25 -8H1.25V8H-1.25Z",
};

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Slanted lines that fill a box, each with its two ends. */
export function hatchLines({ x, y, width, height }: Box, gap: number): [number, number, number, number][] {
  const lines: [number, number, number, number][] = [];
  // Along x + y = c, from the upper left corner to the lower right one.
  for (let c = gap; c < width + height; c += gap) {
    const from = [Math.min(c, width), Math.max(0, c - width)] as const;
    const to = [Math.max(0, c - height), Math.min(c, height)] as const;
    lines.push([x + from[0], y + from[1], x + to[0], y + to[1]]);
  }
  return lines;
}

/** The same lines as one path. */
export const hatchPath = (box: Box, gap: number): string =>
  hatchLines(box, gap)
    .map(([x1, y1, x2, y2]) => `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`)
    .join("");

/** A number with at most two decimals. */
export const short = (value: number): string => String(Math.round(100 * value) / 100);
