import type { Scene, Shape } from "./scene.ts";
import { markPaths } from "./shapes.ts";

/** A text as it stands between tags and in quoted attributes. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A number with at most one decimal: a tenth of a pixel is nothing to see. */
const short = (value: number): string => String(Math.round(10 * value) / 10);

const numbers = (names: Record<string, number>): string =>
  Object.entries(names)
    .map(([name, value]) => ` ${name}="${short(value)}"`)
    .join("");

/** The paint of an area or text as a class, and that of a line: styles of the page say what they are. */
function shapeMarkup(shape: Shape): string {
  switch (shape.kind) {
    case "line":
      return linesMarkup([shape]);
    case "box": {
      const { x, y, width, height, paint, edge } = shape;
      const classes = edge ? `f-${paint} l-${edge}` : `f-${paint}`;
      return `<rect${numbers({ x, y, width, height })} class="${classes}"/>`;
    }
    case "hatch": {
      const { x, y, width, height, paint, gap } = shape;
      return `<rect${numbers({ x, y, width, height })} fill="url(#${hatchName(paint, gap)})"/>`;
    }
    case "path": {
      const points = shape.points.map(([x, y]) => `${short(x)},${short(y)}`).join(" ");
      return `<polyline points="${points}" class="l-${shape.paint}" stroke-width="${short(shape.width)}"/>`;
    }
    case "mark":
      return markMarkup(shape);
    case "text": {
      const { x, y, text, face, paint, anchor = "start" } = shape;
      if (text === "") return "";
      const classes = `t-${face} f-${paint}${anchor === "start" ? "" : ` a-${anchor}`}`;
      return `<text${numbers({ x, y })} class="${classes}">${escaped(text)}</text>`;
    }
  }
}

type Line = Extract<Shape, { kind: "line" }>;

/** Lines that look the same, as one path. */
function linesMarkup(lines: readonly Line[]): string {
  const [first] = lines;
  if (!first) return "";
  const path = lines.map(({ x1, y1, x2, y2 }) => {
    const [from, right, down] = [`M${short(x1)} ${short(y1)}`, short(x2), short(y2)];
    return from + (x1 === x2 ? `V${down}` : y1 === y2 ? `H${right}` : `L${right} ${down}`);
  });
  const thickness = first.width === 1 ? "" : ` stroke-width="${short(first.width)}"`;
  return `<path d="${path.join("")}" class="l-${first.paint}"${thickness}${first.dash ? ' stroke-dasharray="4 3"' : ""}/>`;
}

const isAlike = (one: Line, other: Line) =>
  one.paint === other.paint && one.width === other.width && one.dash === other.dash;

function markMarkup({ x, y, shape, paint }: Extract<Shape, { kind: "mark" }>): string {
  if (shape === "bar")
    return `<rect${numbers({ x: x - 9, y: y - 5, width: 18, height: 10 })} class="f-${paint}"/>`;
  if (shape === "disc") return `<circle${numbers({ cx: x, cy: y, r: 5.25 })} class="f-${paint} l-paper"/>`;
  if (shape === "ring")
    return `<circle${numbers({ cx: x, cy: y, r: 4.75 })} class="f-paper l-${paint}" stroke-width="2"/>`;
  return `<path d="${markPaths[shape]}" transform="translate(${short(x)} ${short(y)})" class="f-${paint} l-paper"/>`;
}

const hatchName = (paint: string, gap: number) => `hatch-${paint}-${gap}`;

/** The patterns that hatched areas of these scenes are filled with; they stand once in a page, before its charts. */
export function hatchPatterns(hatches: readonly { paint: string; gap: number }[]): string {
  const patterns = hatches.map(
    ({ paint, gap }) =>
      `<pattern id="${hatchName(paint, gap)}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><line x2="${gap}" class="l-${paint}"/></pattern>`,
  );
  return `<svg width="0" height="0" class="patterns" aria-hidden="true" focusable="false"><defs>${patterns.join("")}</defs></svg>`;
}

/** Shapes in their order; lines that follow each other and look the same are drawn together. */
export function shapesMarkup(shapes: readonly Shape[]): string {
  let markup = "";
  let lines: Line[] = [];
  for (const shape of shapes) {
    const [first] = lines;
    if (first && (shape.kind !== "line" || !isAlike(first, shape))) {
      markup += linesMarkup(lines);
      lines = [];
    }
    if (shape.kind === "line") lines.push(shape);
    else markup += shapeMarkup(shape);
  }
  return markup + linesMarkup(lines);
}

/**
 * A scene as part of a page: small, coloured and set by the page's style (classes `f-` fill, `l-` line, `t-` typeface, `a-` anchor).
 *
 * @param said ids of the elements that name and describe it to screen readers; without them it is left out for them
 */
export function svgMarkup(
  { width, height, shapes }: Scene,
  said: { label: string; description: string } | null,
  name: string,
): string {
  const role = said
    ? `role="img" aria-labelledby="${said.label}" aria-describedby="${said.description}"`
    : 'aria-hidden="true"';
  const [right, bottom] = [short(width), short(height)];
  return `<svg class="drawing ${name}" width="${right}" height="${bottom}" viewBox="0 0 ${right} ${bottom}" ${role}>${shapesMarkup(shapes)}</svg>`;
}
