import { rm } from "node:fs/promises";
import { runInChild } from "./child.ts";
import type { BatchCost } from "./report-batch.child.ts";
import { ratios, spread } from "./spread.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const people = 250;
const rounds = 3;

async function make(way: "job" | "command"): Promise<BatchCost> {
  await using folder = await createTemporaryFolder();
  const cost = await runInChild<BatchCost>("report-batch.child.ts", way, folder.path, people);
  await rm(folder.path, { recursive: true, force: true });
  return cost;
}

/** All personal reports as a job of the application, from asking to stored, against the `profile` command writing the same. */
export async function run(print: (line: string) => void): Promise<void> {
  const [jobs, commands]: [BatchCost[], BatchCost[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    commands.push(await make("command"));
    jobs.push(await make("job"));
  }
  const cpu = (costs: readonly BatchCost[]) => costs.map((cost) => cost.cpuSeconds);
  const seconds = (costs: readonly BatchCost[]) => costs.map((cost) => cost.seconds);
  const peaks = (costs: readonly BatchCost[]) =>
    spread(
      costs.map(({ peak }) => peak),
      0,
    );
  print(`${people} reports, ${rounds} rounds in alternation, each in a fresh process; seconds`);
  print(`as a job, stored in the database: ${spread(seconds(jobs), 1)}`);
  print(`as files, by the command:         ${spread(seconds(commands), 1)}`);
  print(`ratio, job / command:             ${spread(ratios(seconds(jobs), seconds(commands)), 2)}`);
  print(`ratio of CPU time, without the database's: ${spread(ratios(cpu(jobs), cpu(commands)), 2)}`);
  print(`peak memory in MB: job ${peaks(jobs)} without the database, command ${peaks(commands)}`);
}
