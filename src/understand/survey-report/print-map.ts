import { roundAxis } from "#document/axis.ts";
import type { MapChart } from "#document/report.ts";
import { breakable } from "../profile/wording.ts";
import { oneLine } from "./figures.ts";
import { fieldNames, mapLines, mappedDrivers } from "./source.ts";
import type { StoryChart, StorySource } from "./story.ts";

/** Millimetres. */
const width = 150;
const height = 82;
const radius = 2.4;

/** Points that a map can hold before its numbers hide what they mark. */
const mostPoints = 24;

interface Spot {
  x: number;
  y: number;
}

/** Rings of places around a point, the nearest first. */
function* around({ x, y }: Spot): Generator<Spot> {
  yield { x, y };
  for (let distance = 1; distance < 60; distance++) {
    const turns = 8 * distance;
    for (let turn = 0; turn < turns; turn++) {
      const angle = (2 * Math.PI * turn) / turns;
      yield { x: x + distance * 1.2 * Math.cos(angle), y: y + distance * 1.2 * Math.sin(angle) };
    }
  }
}

/**
 * Moves circles apart until none touches another or leaves the plot; earlier ones stay nearer to their point.
 *
 * @param anchors where they belong, in millimetres
 */
export function movedApart(anchors: readonly Spot[]): Spot[] {
  const placed: Spot[] = [];
  const isFree = ({ x, y }: Spot) =>
    x >= radius &&
    x <= width - radius &&
    y >= radius &&
    y <= height - radius &&
    placed.every((other) => Math.hypot(other.x - x, other.y - y) >= 2 * radius);
  for (const anchor of anchors) {
    const inside = {
      x: Math.min(width - radius, Math.max(radius, anchor.x)),
      y: Math.min(height - radius, Math.max(radius, anchor.y)),
    };
    placed.push(around(inside).find(isFree) ?? inside);
  }
  return placed;
}

const fields = ["act", "keep", "watch", "spare"] as const;

/** A point of a printed map: places along both scales, in their printed units. */
interface PrintedPoint {
  number: number;
  label: string;
  /** Of the four fields: left above, right above, left below, right below. */
  field: number;
  across: number;
  upwards: number;
}

interface PrintedMap {
  title: string;
  alt: string;
  note: string | null;
  /** The most important first. */
  points: readonly PrintedPoint[];
  across: { title: string; line: number; least: number };
  upwards: { title: string; line: number; least: number };
  fields: readonly string[];
}

/** Numbered points in four fields with their key; the first so many where there are more than it can hold. */
export function printedMap({ points, across, upwards, fields: names, ...chart }: PrintedMap): MapChart[] {
  const shown = points.slice(0, mostPoints);
  if (shown.length < 2) return [];
  const values = (of: "across" | "upwards", line: number) => [line, ...points.map((point) => point[of])];
  const axisOf = (of: "across" | "upwards", { line, least }: PrintedMap["across"]) => {
    const all = values(of, line);
    const room = of === "across" ? 4 : 0.05 * Math.max(...all);
    return roundAxis(Math.max(least, Math.min(...all) - room), Math.max(...all) + room || 1);
  };
  const [x, y] = [axisOf("across", across), axisOf("upwards", upwards)];
  const anchors = shown.map((point) => ({
    x: ((point.across - x.minimum) / (x.maximum - x.minimum)) * width,
    y: height - ((point.upwards - y.minimum) / (y.maximum - y.minimum)) * height,
  }));
  const places = movedApart(anchors);
  const left = points.length - shown.length;
  const note = left > 0 ? `The ${shown.length} most important are shown, of ${points.length}.` : "";
  return [
    {
      kind: "map",
      title: breakable(chart.title),
      alt: chart.alt,
      across: { ...x, title: across.title, line: across.line },
      upwards: { ...y, title: upwards.title, line: upwards.line },
      fields: names.map((title, field) => ({
        title,
        points: shown
          .filter((point) => point.field === field)
          .map(({ number, label }) => ({
            number,
            label: breakable(oneLine(label, shown.length > 12 ? 44 : 80)),
          })),
      })),
      points: shown.map(({ number, field }, index) => ({
        number,
        field,
        x: places[index]?.x ?? 0,
        y: places[index]?.y ?? 0,
        anchorX: anchors[index]?.x ?? 0,
        anchorY: anchors[index]?.y ?? 0,
      })),
      width,
      height,
      note: [note, chart.note].filter(Boolean).join(" "),
    },
  ];
}

/** The map of importance and level, numbered by importance. */
export function mapBlock({ results }: Pick<StorySource, "results">, chart: StoryChart): MapChart[] {
  const lines = mapLines(results);
  return printedMap({
    title: chart.title,
    alt: chart.alt,
    note: chart.note,
    points: mappedDrivers(results).map(({ rank, label, quadrant, performancePercent, lmg }) => ({
      number: rank,
      label,
      field: quadrant === null ? 2 : fields.indexOf(quadrant),
      across: performancePercent,
      upwards: lmg * 100,
    })),
    across: { title: "Level: the mean as percent of the way up its scale", line: lines.level, least: 0 },
    upwards: {
      title: "Importance: part of the differences, in percent",
      line: lines.importance * 100,
      least: 0,
    },
    fields: fields.map((field) => fieldNames[field]),
  });
}
