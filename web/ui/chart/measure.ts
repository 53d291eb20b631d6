import { type Measure, type Typeface, typefaces } from "#document/chart/scene.ts";

/** How many pixels stand for one of a typeface's: follows the reader's own size of text. */
export const textScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

/** A typeface as the canvas takes it. */
export function canvasFont(face: Typeface): string {
  const { size, weight, family } = typefaces[face];
  const families = getComputedStyle(document.documentElement).getPropertyValue(`--${family}`);
  return `${weight} ${size}px ${families}`;
}

let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** Measures texts as this browser sets them. */
export const measureText: Measure = (text, face) => {
  const key = `${face} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * typefaces[face].size * 0.55;
  context.font = canvasFont(face);
  const { width } = context.measureText(text);
  if (known.size > 5000) known.clear();
  known.set(key, width);
  return width;
};

/** Measures anew: the fonts have come. */
export const forgetMeasures = (): void => known.clear();
