import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { seededRandom } from "#stats/random.ts";

export const drivers = 22;

/** A file of ratings from 1 to 5 that share a mood, some left out, and an overall rating that some of them make. */
export async function writeRatings(path: string, rows: number, items = drivers): Promise<void> {
  const random = seededRandom(1);
  const file = createWriteStream(path);
  const names = Array.from({ length: items }, (_, item) => `q${item + 1}`);
  file.write(`overall,${names.join(",")}\n`);
  const rating = (value: number) => Math.max(1, Math.min(5, Math.round(value)));
  for (let row = 0; row < rows; row++) {
    const mood = 3.6 + random.normal(0, 0.7);
    const ratings = names.map(() => rating(mood + random.normal(0, 0.9)));
    const weighted = ratings.reduce((sum, value, item) => sum + value / (item + 2), 0);
    const total = ratings.reduce((sum, _, item) => sum + 1 / (item + 2), 0);
    const overall = rating(weighted / total + random.normal(0, 0.5));
    const cells = ratings.map((value) => (random.uniform() < 0.002 ? "" : value));
    if (!file.write(`${overall},${cells.join(",")}\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
}
