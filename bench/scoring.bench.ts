import { runInChild } from "./child.ts";
import type { ScoringCost } from "./scoring.child.ts";
import { ratios, spread } from "./spread.ts";

const rounds = 5;

/** Scores and disclosure of 50,000 generated people against passing their answers through JSON. */
export async function run(print: (line: string) => void): Promise<void> {
  const costs: ScoringCost[] = [];
  for (let round = 0; round < rounds; round++) costs.push(await runInChild<ScoringCost>("scoring.child.ts"));
  const of = (step: (cost: ScoringCost) => number) => costs.map(step);
  const total = of(({ scoring, evidence, results }) => scoring + evidence + results);
  const json = of((cost) => cost.json);
  const [first] = costs;
  print(
    `50,000 people, four fifths answering; ${first?.units} units, of which ${first?.released} released, ${first?.tooFew} with too few answers; ${rounds} rounds, a cold process each; milliseconds`,
  );
  print(
    `scorePerson over everyone:          ${spread(
      of(({ scoring }) => scoring),
      0,
    )}`,
  );
  print(
    `collectEvidence:                    ${spread(
      of(({ evidence }) => evidence),
      0,
    )}`,
  );
  print(
    `organisationResults:                ${spread(
      of(({ results }) => results),
      0,
    )}`,
  );
  print(`together:                           ${spread(total, 0)}`);
  print(
    `JSON.parse + JSON.stringify of the answers, ${first?.jsonMegabytes.toFixed(0)} MB: ${spread(json, 0)}`,
  );
  print(`ratio, ours / JSON:                 ${spread(ratios(total, json), 1)}`);
  print(
    `peak memory: ${spread(
      of(({ peak }) => peak),
      0,
    )} MB, of which ${spread(
      of(({ peakBefore }) => peakBefore),
      0,
    )} MB before scoring`,
  );
}
