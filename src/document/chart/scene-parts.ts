import { moved, type Scene, type Shape } from "./scene.ts";

/** Where a shape begins and ends. */
function extentOf(shape: Shape): [top: number, bottom: number] {
  switch (shape.kind) {
    case "line":
      return [Math.min(shape.y1, shape.y2), Math.max(shape.y1, shape.y2)];
    case "path": {
      const heights = shape.points.map(([, y]) => y);
      return [Math.min(...heights), Math.max(...heights)];
    }
    case "box":
    case "hatch":
      return [shape.y, shape.y + shape.height];
    case "mark":
    case "text":
      return [shape.y, shape.y];
  }
}

/** What of a shape lies between two heights: vertical lines are cut, all else is where its middle is. */
function partOf(shape: Shape, from: number, to: number): Shape[] {
  const [top, bottom] = extentOf(shape);
  if (shape.kind === "line" && bottom > top) {
    const [y1, y2] = [Math.max(top, from), Math.min(bottom, to)];
    return y2 > y1 ? [{ ...shape, y1, y2 }] : [];
  }
  const middle = (top + bottom) / 2;
  return middle > from && middle <= to ? [shape] : [];
}

/**
 * A scene in parts that are no taller than so many pixels, for paper: each has the head of the whole and rows that are not cut.
 * A row that is taller is a part by itself.
 */
export function sceneParts(scene: Scene, tallest: number): Scene[] {
  const { width, height, shapes, breaks = [] } = scene;
  const [head = 0, ...ends] = breaks;
  if (height <= tallest || ends.length < 2) return [scene];
  const heading = shapes.flatMap((shape) => partOf(shape, Number.NEGATIVE_INFINITY, head));
  const parts: Scene[] = [];
  let from = head;
  for (const [index, end] of ends.entries()) {
    const next = ends[index + 1];
    if (next !== undefined && next - from + head <= tallest) continue;
    const to = next === undefined ? height : end;
    const own = shapes.flatMap((shape) => partOf(shape, from, to));
    parts.push({
      width,
      height: head + to - from + 1,
      shapes: [...heading, ...moved(own, 0, head - from)],
      points: [],
    });
    from = end;
  }
  return parts;
}
