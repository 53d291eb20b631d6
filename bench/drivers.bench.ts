import { stat } from "node:fs/promises";
import { join } from "node:path";
import { runInChild } from "./child.ts";
import type { DriversCost, DriversTask } from "./drivers.child.ts";
import { ratios, spread } from "./spread.ts";
import { drivers, writeRatings } from "./survey-ratings.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const rows = 130_000;
const draws = 1_000;
const rounds = 3;
/** Of the bootstrap that draws single rows; all would take minutes. */
const plainDraws = 10;

/**
 * From a file of 130,000 answers to 22 drivers of an outcome: with reading, with and without the bootstrap, against bare
 * csv-parse over the same file and against a bootstrap that draws row by row, in alternation.
 */
export async function run(print: (line: string) => void): Promise<void> {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "ratings.csv");
  await writeRatings(path, rows);
  const measure = (task: DriversTask, count = 0) =>
    runInChild<DriversCost>("drivers.child.ts", task, path, count);
  const costs: Record<"ranked" | "drawn" | "bare" | "rowByRow", DriversCost[]> = {
    ranked: [],
    drawn: [],
    bare: [],
    rowByRow: [],
  };
  for (let round = 0; round < rounds; round++) {
    costs.bare.push(await measure("bare"));
    costs.ranked.push(await measure("survey"));
    costs.drawn.push(await measure("survey", draws));
    costs.rowByRow.push(await measure("row by row", plainDraws));
  }
  const seconds = (of: DriversCost[]) => of.map((cost) => cost.seconds);
  const bootstrap = seconds(costs.drawn).map((all, round) => all - (costs.ranked[round]?.seconds ?? 0));
  const perDraw = bootstrap.map((all) => all / draws);
  const perPlainDraw = seconds(costs.rowByRow).map((all) => all / plainDraws);
  const size = (await stat(path)).size / 1e6;
  print(
    `${rows} answers to ${drivers} items and an outcome (${size.toFixed(0)} MB); ${rounds} rounds, a cold process each`,
  );
  print(`csv-parse/sync on the whole file:        ${spread(seconds(costs.bare), 2)} s`);
  print(`reading and ranking, no bootstrap:       ${spread(seconds(costs.ranked), 2)} s`);
  print(
    `ratio, ours / csv-parse:                 ${spread(ratios(seconds(costs.ranked), seconds(costs.bare)), 2)}`,
  );
  print(`the same with ${draws} draws:              ${spread(seconds(costs.drawn), 1)} s`);
  print(
    `a draw, milliseconds:                    ${spread(
      perDraw.map((each) => each * 1e3),
      1,
    )}`,
  );
  print(
    `a draw of single rows on one core, ms:   ${spread(
      perPlainDraw.map((each) => each * 1e3),
      0,
    )}`,
  );
  print(`ratio, single rows / ours:               ${spread(ratios(perPlainDraw, perDraw), 1)}`);
}
