/** A rectangle that nothing else may cover. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const overlap = (one: Place, other: Place): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const gap = 3;
/** To the right, left, above, below, and slantwise. */
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/**
 * A free place for a label near a mark, inside of `frame`; null where there is none.
 *
 * @param reach how far from the mark it may stand, in pixels, the nearest first
 */
export function freePlace(
  mark: { x: number; y: number; radius: number },
  size: { width: number; height: number },
  frame: Place,
  taken: readonly Place[],
  reach: readonly number[] = [0],
): Place | null {
  for (const further of reach)
    for (const [right, down] of directions) {
      const away = mark.radius + gap + further;
      const slant = right !== 0 && down !== 0 ? 0.7 : 1;
      const [middleX, middleY] = [
        mark.x + right * (away * slant + size.width / 2),
        mark.y + down * (away * slant + size.height / 2),
      ];
      const place = { x: middleX - size.width / 2, y: middleY - size.height / 2, ...size };
      const isInside =
        place.x >= frame.x &&
        place.y >= frame.y &&
        place.x + place.width <= frame.x + frame.width &&
        place.y + place.height <= frame.y + frame.height;
      if (isInside && !taken.some((other) => overlap(place, other))) return place;
    }
  return null;
}
