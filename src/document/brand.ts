/** How the consultant who publishes the reports appears in them. Colours are "#rrggbb". */
export interface Brand {
  /** Name of the consultant or firm; "" prints none. */
  name: string;
  /** Headings, rules and the first series of charts. */
  primary: string;
  /** The second series and marks. */
  accent: string;
}

export const defaultBrand: Brand = { name: "", primary: "#17495c", accent: "#b3541e" };

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/**
 * Contrast of a colour on white paper, 1 to 21 (WCAG 2.2, relative luminance).
 *
 * @param colour "#rrggbb"
 * @returns null where the text is not a colour of that form
 */
export function contrastOnWhite(colour: string): number | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => linear(Number.parseInt(hex, 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
