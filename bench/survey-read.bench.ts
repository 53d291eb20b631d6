import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { seededRandom } from "#stats/random.ts";
import { runInChild } from "./child.ts";
import { ratios, spread } from "./spread.ts";
import type { SurveyReadCost, SurveyReaderName } from "./survey-read.child.ts";
import { writeSurveyExport } from "./survey-read-file.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const columns = 40;
const [few, many] = [100_000, 1_000_000];
const rounds = 3;
const baselines: SurveyReaderName[] = ["duckdb", "duckdb-one-thread"];

/** A survey export read and summarised, against DuckDB over the same file, in alternation; memory with few and many rows. */
export async function run(print: (line: string) => void): Promise<void> {
  await using folder = await createTemporaryFolder();
  const paths = { few: join(folder.path, "few.csv"), many: join(folder.path, "many.csv") };
  await writeSurveyExport(paths.few, few, columns, seededRandom(1));
  await writeSurveyExport(paths.many, many, columns, seededRandom(2));
  const installed = existsSync(join(import.meta.dirname, "duckdb/node_modules"));
  if (!installed) print("DuckDB isn't installed: npm ci --prefix bench/duckdb");
  const names: SurveyReaderName[] = ["product", "cells", ...(installed ? baselines : [])];
  const costs = new Map(names.map((name): [SurveyReaderName, SurveyReadCost[]] => [name, []]));
  const small: SurveyReadCost[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [name, all] of costs)
      all.push(await runInChild<SurveyReadCost>("survey-read.child.ts", name, paths.many));
    small.push(await runInChild<SurveyReadCost>("survey-read.child.ts", "product", paths.few));
  }
  const of = (name: SurveyReaderName, figure: "seconds" | "cpuSeconds" | "peak") =>
    (costs.get(name) ?? []).map((cost) => cost[figure]);
  const size = (await stat(paths.many)).size / 1e6;
  print(
    `${many} rows of ${columns} columns (${size.toFixed(0)} MB); ${rounds} rounds, a cold process each; ${agreement([...costs.values()].flat())}`,
  );
  const labels: Record<SurveyReaderName, string> = {
    product: "openSurvey and analyseSurvey:",
    cells: "openTable, every cell's key:",
    duckdb: "DuckDB, read_csv, its threads:",
    "duckdb-one-thread": "DuckDB, read_csv, one thread:",
  };
  for (const name of names)
    print(
      `${labels[name].padEnd(32)} ${spread(of(name, "seconds"), 2)} s, CPU ${spread(of(name, "cpuSeconds"), 2)} s, peak ${spread(of(name, "peak"), 0)} MB`,
    );
  for (const name of installed ? baselines : [])
    print(
      `ratio, ours / ${labels[name]} `.padEnd(50) +
        spread(ratios(of("product", "seconds"), of(name, "seconds")), 2),
    );
  const peaks = small.map(({ peak }) => peak);
  print(`ours, peak with ${few} rows:  ${spread(peaks, 0)} MB`);
  print(`ratio, peak with ten times the rows: ${spread(ratios(of("product", "peak"), peaks), 2)}`);
}

function agreement(costs: readonly SurveyReadCost[]): string {
  const [first] = costs;
  const same = costs.every(({ rows, mean }) => rows === first?.rows && Math.abs(mean - first.mean) < 1e-6);
  return same ? "all agree on rows and means" : "THEY DISAGREE on rows or means";
}
