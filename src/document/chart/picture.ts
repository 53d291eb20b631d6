import { type Layout, type Measure, moved, type Scene, type Shape } from "./scene.ts";
import { looks, type Series } from "./series.ts";
import { blockHeight, textBlock, wrapped } from "./text.ts";

/** What a picture says besides its marks. */
export interface Surroundings {
  title: string;
  caption: string;
  /** Where it comes from: programme, campaign, day. */
  source: string;
  legend: readonly Series[];
}

const margin = 24;

/** A chart as a picture that stands alone: with its title, legend, caption and source. */
export function picture(
  layout: Layout,
  { title, caption, source, legend }: Surroundings,
  width: number,
  measure: Measure,
): Scene {
  const room = width - 2 * margin;
  const heading = wrapped(title, room, "title", measure);
  const shapes: Shape[] = [...textBlock({ lines: heading, x: margin, y: margin, face: "title" })];
  let y = margin + blockHeight(heading, "title") + 10;
  if (legend.length > 1) {
    let x = margin;
    for (const { name, look } of legend) {
      const size = measure(name, "small") + 40;
      if (x > margin && x + size > width - margin) {
        x = margin;
        y += 22;
      }
      shapes.push(
        { kind: "mark", x: x + 7, y: y + 8, ...looks[look] },
        { kind: "text", x: x + 20, y: y + 13, text: name, face: "small", paint: "ink" },
      );
      x += size;
    }
    y += 30;
  }
  const chart = layout(room, measure);
  shapes.push(...moved(chart.shapes, margin, y));
  y += chart.height + 12;
  for (const text of [caption, source].filter(Boolean)) {
    const lines = wrapped(text, room, "small", measure);
    shapes.push(...textBlock({ lines, x: margin, y, face: "small", paint: "muted" }));
    y += blockHeight(lines, "small") + 4;
  }
  const ground: Shape = { kind: "box", x: 0, y: 0, width, height: y + margin, paint: "paper" };
  return { width, height: y + margin, shapes: [ground, ...shapes], points: [] };
}
