import { overlap, type Place } from "../chart/label-places.ts";
import type { PlaneChart } from "./deck.ts";
import { textHeight, textWidth } from "./fit.ts";

/** What stands at a point, and on which side of it. */
export interface PointLabel {
  text: string;
  side: "r" | "l" | "t" | "b";
}

/** What stands at the points of a plane, and a key of their numbers where names would cover each other. */
export interface PlaneLabels {
  labels: PointLabel[];
  key: { lines: string[]; points: number; width: number } | null;
}

/** Inches around the plot, inside of its chart. */
const around = { left: 0.85, right: 0.25, top: 0.15, bottom: 0.8 };
const marker = 0.09;
const keyWidths = { usual: 3.9, ofLongNames: 5.4 };
/** Points below which a wider key is better. */
const comfortable = 12;
export const labelPoints = 12;
/** Beyond this a name is a line across the plane. */
const widestName = 3.2;

/** Where the plot lies in its chart, as parts of it, so that names can be placed before anybody opens the file. */
export const plotLayout = ({ width, height }: Pick<Place, "width" | "height">) => ({
  x: around.left / width,
  y: around.top / height,
  w: (width - around.left - around.right) / width,
  h: (height - around.top - around.bottom) / height,
});

/** @param size of the chart in inches, with the room that a key would take */
export function planeLabels(chart: PlaneChart, size: Pick<Place, "width" | "height">): PlaneLabels {
  const names = chart.points.map(({ label }) => label);
  const whole = placed(chart, size, names);
  if (whole) return { labels: whole, key: null };
  const numbers = names.map((_, index) => String(index + 1));
  const usual = keyOf(names, keyWidths.usual, size.height);
  const key = usual.points >= comfortable ? usual : keyOf(names, keyWidths.ofLongNames, size.height);
  const beside = { width: size.width - key.width, height: size.height };
  return {
    labels: placed(chart, beside, numbers) ?? numbers.map((text) => ({ text, side: "r" })),
    key,
  };
}

/** Sides on which all texts have room, apart from points, the two lines and each other; null where one has none. */
function placed(
  { points, across, upward }: PlaneChart,
  { width, height }: Pick<Place, "width" | "height">,
  texts: readonly string[],
): PointLabel[] | null {
  const frame = {
    x: around.left,
    y: around.top,
    width: width - around.left - around.right,
    height: height - around.top - around.bottom,
  };
  const x = (value: number) =>
    frame.x + ((value - across.minimum) / (across.maximum - across.minimum)) * frame.width;
  const y = (value: number) =>
    frame.y + ((upward.maximum - value) / (upward.maximum - upward.minimum)) * frame.height;
  const spots = points.map((point) => ({ x: x(point.across), y: y(point.upward) }));
  const taken: Place[] = [
    ...spots.map((spot) => ({
      x: spot.x - marker,
      y: spot.y - marker,
      width: 2 * marker,
      height: 2 * marker,
    })),
    { x: x(across.middle), y: frame.y, width: 0.01, height: frame.height },
    { x: frame.x, y: y(upward.middle), width: frame.width, height: 0.01 },
  ];
  const labels: PointLabel[] = [];
  for (const [index, spot] of spots.entries()) {
    const text = texts[index] ?? "";
    const [wide, high] = [textWidth(text, labelPoints) + 0.12, (labelPoints * 1.25) / 72];
    const found =
      wide > widestName
        ? undefined
        : sidesOf(spot, wide, high).find(({ place }) => isFree(place, frame, taken));
    if (!found) return null;
    taken.push(found.place);
    labels.push({ text, side: found.side });
  }
  return labels;
}

const sidesOf = (spot: { x: number; y: number }, width: number, height: number) => {
  const away = marker + 0.02;
  const [middle, level] = [spot.x - width / 2, spot.y - height / 2];
  return [
    { side: "r" as const, place: { x: spot.x + away, y: level, width, height } },
    { side: "l" as const, place: { x: spot.x - away - width, y: level, width, height } },
    { side: "t" as const, place: { x: middle, y: spot.y - away - height, width, height } },
    { side: "b" as const, place: { x: middle, y: spot.y + away, width, height } },
  ];
};

const isFree = (place: Place, frame: Place, taken: readonly Place[]) =>
  place.x >= frame.x &&
  place.y >= frame.y &&
  place.x + place.width <= frame.x + frame.width &&
  place.y + place.height <= frame.y + frame.height &&
  !taken.some((other) => overlap(place, other));

/** Whole names at the largest size at which they fit; cut only where even the smallest is too large. */
function keyOf(names: readonly string[], width: number, height: number): NonNullable<PlaneLabels["key"]> {
  // The numbers take the rest, and bold letters more.
  const room = (width - 0.5) / 1.12;
  const heightAt = (lines: readonly string[], points: number) =>
    lines.reduce((sum, line) => sum + textHeight(line, points, room) + 0.06, 0);
  for (let points = 14; points >= 9; points--)
    if (heightAt(names, points) <= height) return { lines: [...names], points, width };
  let longest = 160;
  const cut = () =>
    names.map((name) => {
      const letters = Array.from(name);
      return letters.length <= longest
        ? name
        : `${letters
            .slice(0, longest - 1)
            .join("")
            .trimEnd()}…`;
    });
  while (longest > 20 && heightAt(cut(), 9) > height) longest -= 10;
  return { lines: cut(), points: 9, width };
}
