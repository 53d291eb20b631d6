import { runInChild } from "./child.ts";
import type { PageCosts } from "./result-pages.child.ts";
import { ratios, spread } from "./spread.ts";

const rounds = 3;
const people = 50_000;

/**
 * What the pages of results ask for, over HTTP in one process, for an organisation of 50,000 people and 2,000 units whose
 * profile was released four times; against the operation that reads least, in the same run.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const costs: PageCosts[] = [];
  for (let round = 0; round < rounds; round++)
    costs.push(await runInChild<PageCosts>("result-pages.child.ts", people));
  const [first] = costs;
  if (!first) return;
  print(
    `${first.units} units, ${first.observations} observations a release, 4 releases; ${rounds} rounds, each a fresh database`,
  );
  const [observing, raw] = [costs.map((cost) => cost.observing), costs.map((cost) => cost.raw)];
  print(`writing a release's observations, seconds: ${spread(observing, 2)}`);
  print(`the same rows, plain multi-row inserts:    ${spread(raw, 2)}`);
  print(`ratio, ours / plain:                       ${spread(ratios(observing, raw), 2)}`);
  print(
    `milliseconds of ${first.requests} requests, one after the other: median and 95th percentile, and the latter's ratio to the least`,
  );
  const least = costs.map((cost) => cost.pages["the least"]?.p95 ?? Number.NaN);
  for (const name of Object.keys(first.pages)) {
    const p50 = costs.map((cost) => cost.pages[name]?.p50 ?? Number.NaN);
    const p95 = costs.map((cost) => cost.pages[name]?.p95 ?? Number.NaN);
    print(`${`${name}:`.padEnd(34)} ${spread(p50, 1)}; ${spread(p95, 1)}; ${spread(ratios(p95, least), 1)}`);
  }
}
