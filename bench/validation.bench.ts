import { runInChild } from "./child.ts";
import { ratios, spread } from "./spread.ts";
import type { ValidationCost } from "./validation.child.ts";

const rounds = 5;

/** One respondent's 70 answers checked against their questionnaire, against reading the same as JSON with a schema. */
export async function run(print: (line: string) => void): Promise<void> {
  const costs: ValidationCost[] = [];
  for (let round = 0; round < rounds; round++)
    costs.push(await runInChild<ValidationCost>("validation.child.ts"));
  const of = (step: (cost: ValidationCost) => number) => costs.map(step);
  const ours = of((cost) => cost.ours);
  const baseline = of((cost) => cost.baseline);
  print(
    `70 answers on 7 pages, ${costs[0]?.bytes} bytes as JSON; ${rounds} rounds, a process each; milliseconds a respondent`,
  );
  print(`conditions, checks, required:       ${spread(ours, 4)}`);
  print(`JSON.parse + compiled schema:       ${spread(baseline, 4)}`);
  print(`ratio, ours / JSON and schema:      ${spread(ratios(ours, baseline), 2)}`);
  print(
    `compiling the questionnaire, cold:  ${spread(
      of(({ compile }) => compile),
      2,
    )}`,
  );
}
