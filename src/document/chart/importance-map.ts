import { type PartAxis, scaleOf } from "./axis.ts";
import { type Estimate, estimateWords } from "./chart-data.ts";
import { freePlace, type Place } from "./label-places.ts";
import type { Layout, Measure, Point, Shape } from "./scene.ts";
import { blockHeight, lineHeight, textBlock, wrapped } from "./text.ts";

/** A driver in the plane of how much it matters and how well it does. */
export interface MapMark {
  key: string;
  label: string;
  importance: Estimate;
  performance: Estimate;
  /** Follows what is said of the mark. */
  said?: string;
  /** Stands out: matters more than the average, and does worse. */
  isUrgent: boolean;
}

interface MapDirection {
  name: string;
  axis: PartAxis;
  /** Where the line between low and high lies. */
  middle: number;
  print: (value: number) => string;
  printTick: (value: number) => string;
}

export interface ImportanceMap {
  /** The most important first: numbers in the key follow this order. */
  marks: readonly MapMark[];
  /** How well drivers do. */
  across: MapDirection;
  /** How much they matter. */
  upward: MapDirection;
  /** What the four fields are called: left above (the urgent one), right above, left below, right below. */
  fields: readonly [string, string, string, string];
}

const radius = 6;
const widestLabel = 150;

/** What is said of a mark. */
const mapWords = ({ across, upward }: ImportanceMap, mark: MapMark): string =>
  [
    `${mark.label}: ${upward.name} ${estimateWords(mark.importance, upward.print)}`,
    `${across.name} ${estimateWords(mark.performance, across.print)}`,
    ...(mark.said ? [mark.said] : []),
  ].join("; ");

/** Lines of a mark that is looked at: its intervals in both directions. */
function crosshair(
  { importance, performance }: MapMark,
  across: (value: number) => number,
  upward: (value: number) => number,
): Shape[] {
  const [x, y] = [across(performance.estimate), upward(importance.estimate)];
  const line = (x1: number, y1: number, x2: number, y2: number): Shape => ({
    kind: "line",
    x1,
    y1,
    x2,
    y2,
    paint: "ink",
    width: 2,
  });
  return [
    ...(performance.low === null || performance.high === null
      ? []
      : [line(across(performance.low), y, across(performance.high), y)]),
    ...(importance.low === null || importance.high === null
      ? []
      : [line(x, upward(importance.low), x, upward(importance.high))]),
  ];
}

/** What stands at each mark: its label where there is room for all of it, else its number, explained in a key below. */
function labelsOf(
  marks: readonly { x: number; y: number; label: string }[],
  frame: Place,
  fields: readonly Place[],
  measure: Measure,
): { shapes: Shape[]; numbered: number[] } {
  const spots = marks.map(({ x, y }) => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  }));
  const taken: Place[] = [...fields, ...spots];
  const shapes: Shape[] = [];
  const numbered: number[] = [];
  const put = (lines: readonly string[], place: Place, face: "small" | "label", mark: { x: number }) => {
    taken.push(place);
    const isLeft = place.x + place.width <= mark.x;
    const isRight = place.x >= mark.x;
    const anchor = isRight ? "start" : isLeft ? "end" : "middle";
    const x = isRight ? place.x : isLeft ? place.x + place.width : place.x + place.width / 2;
    shapes.push(...textBlock({ lines, x, y: place.y, face, anchor }));
  };
  const sizeOf = (lines: readonly string[], face: "small" | "label") => ({
    width: Math.max(...lines.map((line) => measure(line, face))) + 2,
    height: blockHeight(lines, face),
  });
  const withoutLabel = marks.flatMap((mark, index) => {
    const lines = wrapped(mark.label, Math.min(widestLabel, frame.width / 3), "small", measure);
    if (lines.length === 0 || lines.length > 2 || marks.length > 24) return [index];
    const place = freePlace({ ...mark, radius }, sizeOf(lines, "small"), frame, taken);
    if (!place) return [index];
    put(lines, place, "small", mark);
    return [];
  });
  for (const index of withoutLabel) {
    const mark = marks[index];
    if (!mark) continue;
    const lines = [String(index + 1)];
    const place = freePlace(
      { ...mark, radius },
      sizeOf(lines, "label"),
      frame,
      taken,
      [0, 8, 16, 26, 38, 52, 70],
    );
    numbered.push(index);
    if (!place) continue;
    put(lines, place, "label", mark);
    const [x2, y2] = [
      Math.min(place.x + place.width, Math.max(place.x, mark.x)),
      Math.min(place.y + place.height, Math.max(place.y, mark.y)),
    ];
    if (Math.hypot(x2 - mark.x, y2 - mark.y) > radius + 6)
      shapes.unshift({ kind: "line", x1: mark.x, y1: mark.y, x2, y2, paint: "rule-strong", width: 1 });
  }
  return { shapes, numbered };
}

/** The key of numbers below the plot, in as many columns as there is room for. */
function keyOf(
  marks: readonly MapMark[],
  numbered: readonly number[],
  top: number,
  width: number,
  measure: Measure,
): { shapes: Shape[]; height: number } {
  if (numbered.length === 0) return { shapes: [], height: 0 };
  const columns = width < 560 || numbered.length < 2 ? 1 : 2;
  const room = width / columns;
  const perColumn = Math.ceil(numbered.length / columns);
  const shapes: Shape[] = [];
  let tallest = 0;
  for (let column = 0; column < columns; column++) {
    let y = top + 12;
    for (const index of numbered.slice(column * perColumn, (column + 1) * perColumn)) {
      const lines = wrapped(marks[index]?.label ?? "", room - 46, "small", measure);
      shapes.push(
        ...textBlock({ lines: [String(index + 1)], x: column * room + 20, y, face: "label", anchor: "end" }),
        ...textBlock({ lines, x: column * room + 28, y, face: "small" }),
      );
      y += Math.max(lineHeight("small"), blockHeight(lines, "small")) + 3;
    }
    tallest = Math.max(tallest, y - top);
  }
  return { shapes, height: tallest };
}

/** Marks by importance and performance, with lines at the average of each and words for the four fields. */
export const layoutImportanceMap =
  (chart: ImportanceMap): Layout =>
  (width, measure) => {
    const { across, upward, marks, fields } = chart;
    const gutter =
      Math.max(0, ...upward.axis.ticks.map((tick) => measure(upward.printTick(tick), "small"))) + 10;
    const title = wrapped(`↑ ${upward.name}`, width, "label", measure);
    const top = blockHeight(title, "label") + 8;
    const height = Math.round(Math.min(480, Math.max(300, 0.62 * width)));
    const frame = { x: gutter, y: top, width: width - gutter - 8, height };
    const inset = 14;
    // Above and below there is a line for the fields' words, where no mark is.
    const band = lineHeight("label") + radius + 3;
    const x = scaleOf(across.axis, frame.x + inset, frame.x + frame.width - inset);
    const y = scaleOf(upward.axis, frame.y + frame.height - band, frame.y + band);
    const bottom = frame.y + frame.height;
    const right = frame.x + frame.width;
    const shapes: Shape[] = textBlock({ lines: title, x: 0, y: 0, face: "label", paint: "muted" });
    const urgent = { x: x(across.middle), y: y(upward.middle) };
    shapes.push({
      kind: "box",
      x: frame.x,
      y: frame.y,
      width: Math.max(0, urgent.x - frame.x),
      height: Math.max(0, urgent.y - frame.y),
      paint: "wash",
    });
    const rule = (x1: number, y1: number, x2: number, y2: number, paint: "rule" | "rule-strong" | "ink") =>
      shapes.push({
        kind: "line",
        x1,
        y1,
        x2,
        y2,
        paint,
        width: 1,
        ...(paint === "rule-strong" && { dash: true }),
      });
    for (const tick of upward.axis.ticks) {
      rule(frame.x, y(tick), right, y(tick), "rule");
      shapes.push({
        kind: "text",
        x: gutter - 8,
        y: y(tick) + 4,
        text: upward.printTick(tick),
        face: "small",
        paint: "muted",
        anchor: "end",
      });
    }
    for (const tick of across.axis.ticks) {
      rule(x(tick), frame.y, x(tick), bottom, "rule");
      shapes.push({
        kind: "text",
        x: x(tick),
        y: bottom + 16,
        text: across.printTick(tick),
        face: "small",
        paint: "muted",
        anchor: "middle",
      });
    }
    rule(frame.x, bottom, right, bottom, "ink");
    rule(urgent.x, frame.y, urgent.x, bottom, "rule-strong");
    rule(frame.x, urgent.y, right, urgent.y, "rule-strong");
    const corners = fields.map((words, index): { shapes: Shape[]; place: Place } => {
      const [isRight, isBelow] = [index % 2 === 1, index > 1];
      const room = isRight ? right - urgent.x : urgent.x - frame.x;
      const lines = wrapped(words, Math.max(20, room - 12), "label", measure);
      const size = {
        width: Math.max(0, ...lines.map((line) => measure(line, "label"))),
        height: blockHeight(lines, "label"),
      };
      const place = {
        x: isRight ? right - size.width - 4 : frame.x + 4,
        y: isBelow ? bottom - size.height - 4 : frame.y + 2,
        ...size,
      };
      // A field that is too narrow for its words goes without.
      const fits = size.width <= room - 6 && lines.length === 1;
      return {
        place,
        shapes: fits
          ? textBlock({
              lines,
              x: isRight ? right - 4 : frame.x + 4,
              y: place.y,
              face: "label",
              paint: index === 0 ? "accent" : "muted",
              anchor: isRight ? "end" : "start",
            })
          : [],
      };
    });
    const spots = marks.map((mark) => ({
      x: x(mark.performance.estimate),
      y: y(mark.importance.estimate),
      label: mark.label,
    }));
    const labels = labelsOf(
      spots,
      frame,
      corners.filter(({ shapes: words }) => words.length > 0).map(({ place }) => place),
      measure,
    );
    shapes.push(...corners.flatMap(({ shapes: words }) => words), ...labels.shapes);
    const points = marks.map((mark, index): Point => {
      const spot = spots[index] ?? { x: 0, y: 0 };
      shapes.push({
        kind: "mark",
        x: spot.x,
        y: spot.y,
        shape: mark.isUrgent ? "diamond" : "disc",
        paint: mark.isUrgent ? "accent" : "series-1",
      });
      return {
        row: 0,
        column: index,
        x: spot.x - 9,
        y: spot.y - 9,
        width: 18,
        height: 18,
        words: mapWords(chart, mark),
        also: crosshair(mark, x, y),
      };
    });
    const foot = bottom + 22;
    const below = wrapped(`${across.name} →`, width - gutter, "label", measure);
    shapes.push(
      ...textBlock({ lines: below, x: right, y: foot, face: "label", paint: "muted", anchor: "end" }),
    );
    const keyTop = foot + blockHeight(below, "label");
    const key = keyOf(marks, labels.numbered, keyTop, width, measure);
    shapes.push(...key.shapes);
    return { width, height: keyTop + key.height + 4, shapes, points };
  };
