import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";

/** Rated items on one answer list, by their place among the items. */
export interface CarelessBlock {
  /** Null: all of the file that have the same answers. */
  question: string | null;
  items: {
    place: number;
    /** Low plus high end where the values were turned round when they were read, else null. */
    turnedAbout: number | null;
  }[];
}

/** Fewest items in which giving the same answer throughout says something. */
export const fewestInBlock = 8;

/**
 * The grids of at least eight items; where the file tells no grids, all items with the same ends, if they are so many.
 */
export function carelessBlocks(items: readonly UnderstoodColumn[]): CarelessBlock[] {
  const rated = items.flatMap((item, place) =>
    item.kind === "rating" && item.ends
      ? [{ item, place, ends: `${item.ends.low} ${item.ends.high}`, sum: item.ends.low + item.ends.high }]
      : [],
  );
  const blocksBy = (keyOf: (one: (typeof rated)[number]) => string | null): CarelessBlock[] => {
    const blocks = Map.groupBy(rated, keyOf);
    blocks.delete(null);
    return [...blocks.values()]
      .filter((block) => block.length >= fewestInBlock)
      .map((block) => ({
        question: block[0]?.item.question ?? null,
        items: block.map(({ item, place, sum }) => ({ place, turnedAbout: item.reversed ? sum : null })),
      }));
  };
  const grids = blocksBy(({ item, ends }) => (item.question === null ? null : `${item.question} ${ends}`));
  return grids.length > 0
    ? grids
    : blocksBy(({ ends }) => ends).map((block) => ({ ...block, question: null }));
}
