import { runInChild } from "./child.ts";
import { ratios, spread } from "./spread.ts";
import type { ExportCost } from "./survey-export.child.ts";

const [few, many] = [10_000, 100_000];
const rounds = 3;
const formats = ["csv", "xlsx", "sav"] as const;

/**
 * Single answers of 70 questions exported from the database, as each format: against PostgreSQL's own COPY of the same rows,
 * and memory with few and with many. Each in a cold process of its own, with a database of its own.
 */
export async function run(print: (line: string) => void): Promise<void> {
  print(`${many} answers to 70 questions, and ${few}; ${rounds} rounds, a cold process each`);
  for (const format of formats) {
    const [small, large]: [ExportCost[], ExportCost[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      small.push(await runInChild<ExportCost>("survey-export.child.ts", format, few));
      large.push(await runInChild<ExportCost>("survey-export.child.ts", format, many));
    }
    const of = (costs: readonly ExportCost[], figure: keyof ExportCost) => costs.map((cost) => cost[figure]);
    const size = (large[0]?.bytes ?? 0) / 1e6;
    print(
      `${format.padEnd(5)} ${size.toFixed(0)} MB in ${spread(of(large, "seconds"), 1)} s; COPY of the stored rows ${spread(of(large, "copySeconds"), 2)} s; ratio ${spread(ratios(of(large, "seconds"), of(large, "copySeconds")), 1)}`,
    );
    print(
      `      peak memory ${spread(of(small, "peak"), 0)} MB with ${few}, ${spread(of(large, "peak"), 0)} MB with ${many}; ratio ${spread(ratios(of(large, "peak"), of(small, "peak")), 2)}`,
    );
  }
}
