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

/** The map of importance and level, numbered by importance. */
export function mapBlock({ results }: StorySource, chart: StoryChart): MapChart[] {
  const all = mappedDrivers(results);
  const shown = all.slice(0, mostPoints);
  const levels = all.map(({ performancePercent }) => performancePercent);
  const parts = all.map(({ lmg }) => lmg * 100);
  if (shown.length < 2) return [];
  const lines = mapLines(results);
  const across = roundAxis(
    Math.max(0, Math.min(lines.level, ...levels) - 4),
    Math.min(100, Math.max(lines.level, ...levels) + 4),
  );
  const upwards = roundAxis(0, Math.max(lines.importance * 100, ...parts) * 1.05 || 1);
  const anchors = shown.map(({ performancePercent, lmg }) => ({
    x: ((performancePercent - across.minimum) / (across.maximum - across.minimum)) * width,
    y: height - ((lmg * 100 - upwards.minimum) / (upwards.maximum - upwards.minimum)) * height,
  }));
  const places = movedApart(anchors);
  const left = all.length - shown.length;
  const note = left > 0 ? `The ${shown.length} most important are shown, of ${all.length}.` : "";
  return [
    {
      kind: "map",
      title: chart.title,
      alt: chart.alt,
      across: {
        ...across,
        title: "Level: the mean as percent of the way up its scale",
        line: lines.level,
      },
      upwards: {
        ...upwards,
        title: "Importance: part of the differences, in percent",
        line: lines.importance * 100,
      },
      fields: fields.map((field) => ({
        title: fieldNames[field],
        points: shown
          .filter(({ quadrant }) => quadrant === field)
          .map(({ rank, label }) => ({
            number: rank,
            label: breakable(oneLine(label, shown.length > 12 ? 44 : 80)),
          })),
      })),
      points: shown.map(({ rank, quadrant }, index) => ({
        number: rank,
        field: quadrant === null ? 2 : fields.indexOf(quadrant),
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
