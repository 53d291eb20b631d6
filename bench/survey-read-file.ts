import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Random } from "#stats/random.ts";

/** Columns of a survey export that are neither the id nor the last four. */
const answers = ["1", "2", "3", "4", "5", "5", "4", "3", "4", ""];
const regions = ["North", "South", "East", "West"];

/**
 * Writes a survey export as CSV: an id, ratings from 1 to 5 of which one in ten is blank, a score with decimals, an age and
 * a region.
 *
 * @param columns in all, at least 5
 */
export async function writeSurveyExport(
  path: string,
  rows: number,
  columns: number,
  random: Random,
): Promise<void> {
  await pipeline(Readable.from(blocks(rows, columns - 4, random)), createWriteStream(path));
}

function* blocks(rows: number, ratings: number, random: Random): Generator<string> {
  const names = Array.from({ length: ratings }, (_, index) => `q${index + 1}`);
  let block = `response_id,${names.join(",")},score,age,region\n`;
  for (let row = 1; row <= rows; row++) {
    block += `R_${String(row).padStart(7, "0")}`;
    for (let rating = 0; rating < ratings; rating++) block += `,${answers[random.integer(answers.length)]}`;
    const score = 30 + random.integer(40_000) / 1000;
    block += `,${score},${18 + random.integer(70)},${regions[random.integer(regions.length)]}\n`;
    if (block.length < 1 << 18) continue;
    yield block;
    block = "";
  }
  yield block;
}
