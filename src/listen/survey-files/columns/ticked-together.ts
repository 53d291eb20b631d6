import type { CellBlock } from "../table/table.ts";
import type { ColumnTally } from "./column-tally.ts";
import type { TableHeader } from "./header.ts";
import { firstAnswer } from "./read-coded.ts";
import { isOwnTick, isTypedOther, type TickedTogether } from "./tick-groups.ts";

const mostLooked = 500;

/**
 * Positions of columns that hold nothing but their own header's words, where most of them stand apart from each other, with
 * those in which another answer was typed. Empty where options stand side by side, as tools write them.
 */
export function scatteredTicks(
  { names, labels, headers }: TableHeader,
  tallies: readonly ColumnTally[],
): number[] {
  const own = tallies.flatMap(({ cells, complete }, position) => {
    const [only] = cells.keys();
    const written = [names[position] ?? "", labels[position] ?? "", ...(headers[position] ?? [])];
    return complete && cells.size === 1 && only !== undefined && isOwnTick(only, written) ? [position] : [];
  });
  const places = new Set(own);
  const isEmpty = (position: number): boolean => tallies[position]?.filled === 0;
  const runs: number[] = [];
  let run = 0;
  for (let position = 0; position <= tallies.length; position++) {
    if (places.has(position)) run++;
    else if (!isEmpty(position)) {
      if (run > 0) runs.push(run);
      run = 0;
    }
  }
  const together = runs.filter((length) => length >= 3).reduce((sum, length) => sum + length, 0);
  if (own.length < 3 || own.length > mostLooked || together * 2 >= own.length) return [];
  const typed = labels.flatMap((label, position) =>
    !isEmpty(position) && !places.has(position) && isTypedOther(label) ? [position] : [],
  );
  return [...own, ...typed];
}

/** Counts in how many rows two columns both hold something. */
export async function countTogether(
  blocks: AsyncIterable<CellBlock>,
  header: number,
  positions: readonly number[],
): Promise<TickedTogether> {
  const pairs = new Map(positions.map((position) => [position, new Map<number, number>()]));
  for await (const block of blocks)
    for (let row = firstAnswer(block, header); row < block.rows; row++) {
      const held = positions.filter((position) => block.shortKey(row, position) !== 0);
      for (const one of held)
        for (const other of held) {
          const counts = pairs.get(one);
          if (one !== other) counts?.set(other, (counts.get(other) ?? 0) + 1);
        }
    }
  return pairs;
}
