import type { OpeningCost } from "./campaign-opening.child.ts";
import { runInChild } from "./child.ts";
import { ratios, spread } from "./spread.ts";

const rounds = 3;
const people = 50_000;

/** Opening a campaign for 50,000 people against inserting the same invitations and messages and nothing else. */
export async function run(print: (line: string) => void): Promise<void> {
  const costs: OpeningCost[] = [];
  for (let round = 0; round < rounds; round++)
    costs.push(await runInChild<OpeningCost>("campaign-opening.child.ts", people));
  const twice = await runInChild<OpeningCost>("campaign-opening.child.ts", 2 * people);
  const of = (step: (cost: OpeningCost) => number) => costs.map(step);
  const opening = of((cost) => cost.opening);
  const raw = of((cost) => cost.raw);
  const [first] = costs;
  print(
    `${first?.invitations} invitations and ${first?.messages} messages; ${rounds} rounds, each a fresh database; seconds`,
  );
  print(`from the click until all mail is queued:   ${spread(opening, 1)}`);
  print(`the same rows, plain multi-row inserts:    ${spread(raw, 1)}`);
  print(`ratio, ours / plain:                       ${spread(ratios(opening, raw), 2)}`);
  print(
    `peak memory: ${spread(
      of(({ peak }) => peak),
      0,
    )} MB, of which ${spread(
      of(({ peakBefore }) => peakBefore),
      0,
    )} MB before opening; ${twice.peak.toFixed(0)} MB with twice as many people`,
  );
}
