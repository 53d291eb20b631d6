import type { Point } from "./scene.ts";

export type Step = "left" | "right" | "up" | "down" | "first" | "last";

/**
 * The mark that a key leads to: within a row to the sides, to the nearest mark of the next row up and down. Where all marks are
 * in one row, up and down lead along it.
 */
export function neighbour(points: readonly Point[], from: number | null, step: Step): number | null {
  if (points.length === 0) return null;
  if (step === "first" || from === null) return 0;
  if (step === "last") return points.length - 1;
  const here = points[from];
  if (!here) return 0;
  const all = points.map((point, index) => ({ point, index }));
  const rows = [...new Set(points.map(({ row }) => row))].sort((a, b) => a - b);
  if (step === "left" || step === "right" || rows.length === 1) {
    const row = all
      .filter(({ point }) => point.row === here.row)
      .sort((a, b) => a.point.column - b.point.column);
    const at = row.findIndex(({ index }) => index === from);
    return row[at + (step === "right" || step === "down" ? 1 : -1)]?.index ?? from;
  }
  const row = rows[rows.indexOf(here.row) + (step === "down" ? 1 : -1)];
  if (row === undefined) return from;
  const [nearest] = all
    .filter(({ point }) => point.row === row)
    .sort((a, b) => Math.abs(a.point.column - here.column) - Math.abs(b.point.column - here.column));
  return nearest?.index ?? from;
}

/** The mark at a place, or the nearest one within reach of a finger. */
export function within(points: readonly Point[], x: number, y: number): number | null {
  let [found, nearest] = [null as number | null, 24];
  for (const [index, point] of points.entries()) {
    const dx = Math.max(point.x - x, 0, x - point.x - point.width);
    const dy = Math.max(point.y - y, 0, y - point.y - point.height);
    const distance = Math.hypot(dx, dy);
    if (distance < nearest) [found, nearest] = [index, distance];
  }
  return found;
}
