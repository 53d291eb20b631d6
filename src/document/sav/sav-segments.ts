/**
 * How texts of more than 255 bytes are kept: as several variables of up to 255 bytes each, of which space is made for 252 of
 * the text (PSPP Developers Guide, "Very Long String Record").
 *
 * @param bytes of the longest text
 * @returns width of each piece, and how many bytes of the text stand in it
 */
export function segmentsOf(bytes: number): { width: number; used: number }[] {
  if (bytes <= 255) return [{ width: bytes, used: bytes }];
  const count = Math.ceil(bytes / 252);
  return Array.from({ length: count }, (_, index) => ({
    width: index < count - 1 ? 255 : bytes - index * 252,
    used: Math.max(0, Math.min(bytes, (index + 1) * 255) - Math.min(bytes, index * 255)),
  }));
}

/** How many places of eight bytes a text of this width takes. */
export const placesOf = (width: number): number => Math.max(1, Math.ceil(width / 8));
