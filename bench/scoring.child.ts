import { emptySheet } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import { buildUnitTree } from "#people/units.ts";
import { seededRandom } from "#stats/random.ts";
import { collectEvidence, type ScoredPerson } from "#understand/profile/evidence.ts";
import { organisationResults } from "#understand/profile/organisation-results.ts";
import { scorePerson } from "#understand/profile/scoring.ts";
import { answer, peakMemory } from "./child.ts";
import { type GeneratedPerson, generateOrganisation } from "./generated-organisation.ts";

/** Milliseconds of each step, memory in MB. */
export interface ScoringCost {
  scoring: number;
  evidence: number;
  results: number;
  /** `JSON.parse` and `JSON.stringify` of the same answers. */
  json: number;
  jsonMegabytes: number;
  /** Peak once the people were generated, and once they were scored, before the baseline. */
  peakBefore: number;
  peak: number;
  units: number;
  released: number;
  tooFew: number;
}

const people = 50_000;
const minimum = 5;
/** The baseline is short; its mean over so many times is steadier. */
const repetitions = 5;

function milliseconds<Value>(work: () => Value): [Value, number] {
  const started = performance.now();
  const value = work();
  return [value, performance.now() - started];
}

/** Everyone's results as the `profile` command computes them: scored one by one, in the units' order. */
function measureOurs(questionnaire: Questionnaire, everyone: readonly GeneratedPerson[]) {
  const unanswered = emptySheet(statementsOf(questionnaire).length);
  const tree = buildUnitTree(everyone.map(({ department }) => department));
  const placed = everyone.map((person) => ({ person, unit: tree.numberOf.get(person.department) ?? 0 }));
  placed.sort((a, b) => a.unit - b.unit);
  let scoring = 0;
  const scored = Iterator.from(placed).map(({ person, unit }): ScoredPerson => {
    const [score, time] = milliseconds(() =>
      scorePerson(questionnaire, person.id, person.sheet ?? unanswered),
    );
    scoring += time;
    return { unit, score };
  });
  const [evidence, both] = milliseconds(() => collectEvidence(questionnaire, tree, scored));
  const [{ units }, results] = milliseconds(() => organisationResults(questionnaire, evidence, minimum));
  return {
    scoring,
    evidence: both - scoring,
    results,
    units: units.length,
    released: units.filter(({ suppressed }) => !suppressed).length,
    tooFew: units.filter((unit) => unit.suppressed && unit.reason === "too few answers").length,
  };
}

/** The floor that every web server pays for these answers: to read them as JSON and to send them so. */
function measureJson(everyone: readonly GeneratedPerson[]) {
  const answers = everyone.flatMap(({ id, sheet }) =>
    sheet ? [[id, Array.from(sheet.self), Array.from(sheet.organisation)]] : [],
  );
  const text = JSON.stringify(answers);
  const [, all] = milliseconds(() => {
    for (let time = 0; time < repetitions; time++) JSON.stringify(JSON.parse(text));
  });
  return { json: all / repetitions, jsonMegabytes: text.length / 1e6 };
}

const questionnaire = await readQuestionnaire(serviceCommitmentFile);
const everyone = generateOrganisation(people, questionnaire, seededRandom(1));
const peakBefore = peakMemory();
const ours = measureOurs(questionnaire, everyone);
const peak = peakMemory();
answer({ ...ours, peakBefore, peak, ...measureJson(everyone) } satisfies ScoringCost);
