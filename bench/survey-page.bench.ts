import { loadavg } from "node:os";
import { runInChild } from "./child.ts";
import { ratios, spread } from "./spread.ts";
import type { SurveyPageCosts } from "./survey-page.child.ts";

const rounds = 1;
const [few, many] = [10_000, 1_000_000];

/**
 * The survey page of a confidential campaign of 30 items and five breakdowns, over HTTP in one process: its figures, and those of
 * one group; with 10,000 and with 1,000,000 people who answered. Beside it what making the release took.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const costs: Record<number, SurveyPageCosts[]> = { [few]: [], [many]: [] };
  for (let round = 0; round < rounds; round++)
    for (const people of [few, many])
      costs[people]?.push(await runInChild<SurveyPageCosts>("survey-page.child.ts", people));
  for (const people of [few, many]) {
    const own = costs[people] ?? [];
    const [first] = own;
    if (!first) return;
    print(
      `${people} answers, ${first.items} items, ${first.groups} groups shown, record of ${first.kilobytes} KB; ${rounds} ${rounds === 1 ? "round" : "rounds"}, ${first.requests} requests each`,
    );
    const of = (pick: (cost: SurveyPageCosts) => number, decimals: number) => spread(own.map(pick), decimals);
    print(
      `  making the release, seconds:            ${of(({ release }) => release.seconds, 1)}, of CPU ${of(({ release }) => release.cpuSeconds, 1)}`,
    );
    print(`  reading the answers alone, seconds:     ${of(({ reading }) => reading, 1)}`);
    print(`  memory at most, MB:                     ${of(({ release }) => release.megabytes, 0)}`);
    print(`  longest without a pause, ms:            ${of(({ release }) => release.blocked, 0)}`);
    for (const page of ["the least", "unfiltered", "one filter"] as const)
      print(
        `  ${`${page}, ms at the median and the 95th percentile:`.padEnd(54)} ${of(({ pages }) => pages[page].p50, 1)}; ${of(({ pages }) => pages[page].p95, 1)}`,
      );
  }
  print(`load ${loadavg()[0]?.toFixed(1)} at the end`);
  for (const page of ["unfiltered", "one filter"] as const) {
    const at = (people: number) => (costs[people] ?? []).map(({ pages }) => pages[page].p95);
    print(`${page}, 95th percentile, ${many} / ${few} answers: ${spread(ratios(at(many), at(few)), 2)}`);
  }
}
