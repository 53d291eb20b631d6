import type { Range } from "./font-parts.ts";

export interface FontPart {
  address: string;
  /** The characters that it has. */
  ranges: readonly Range[];
}

const hexadecimal = (code: number) => code.toString(16).toUpperCase();

const rangeWords = (ranges: readonly Range[]) =>
  ranges
    .map(([first, last]) => `U+${hexadecimal(first)}${first === last ? "" : `-${hexadecimal(last)}`}`)
    .join(",");

/**
 * A style sheet in which each font comes in parts, of which a browser loads those that a page has characters of.
 *
 * @param partsOf the parts of the font at an address; undefined leaves it whole
 */
export const withParts = (css: string, partsOf: (address: string) => FontPart[] | undefined): string =>
  css.replace(/@font-face\s*\{[^}]*\}/g, (face) => {
    const [, address = ""] = /url\((?:["'])?([^"')]+)/.exec(face) ?? [];
    const parts = partsOf(address);
    if (!parts) return face;
    return parts
      .map((part) =>
        face.replace(address, part.address).replace(/;?\s*\}$/, `;unicode-range:${rangeWords(part.ranges)}}`),
      )
      .join("");
  });
