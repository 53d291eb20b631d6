import assert from "node:assert/strict";
import { seededRandom } from "#stats/random.ts";
import { analyseSurvey } from "./analyse-survey.service.ts";
import { defaultChoice, type SurveyChoice } from "./survey-choice.ts";
import { surveyOf, type TestColumn } from "./survey-file.fixture.ts";
import type { SurveyResults } from "./survey-results.ts";

/** Results of a survey in memory; few draws unless said otherwise. */
export function analyseColumns(
  columns: readonly TestColumn[],
  about: Parameters<typeof surveyOf>[1] = {},
  { blockSize = 64, ...choice }: Partial<SurveyChoice> & { blockSize?: number } = {},
): Promise<SurveyResults> {
  const file = surveyOf(columns, about, blockSize);
  return analyseSurvey(
    file,
    { ...defaultChoice(file.understanding), draws: 50, ...choice },
    { signal: new AbortController().signal },
  );
}

/** Fails where a figure is not there or not this one. */
export const assertNear = (actual: number | null | undefined, expected: number, tolerance = 1e-6) =>
  assert.ok(
    actual !== null && actual !== undefined && Math.abs(actual - expected) <= tolerance,
    `${actual} is not ${expected}`,
  );

export const driverOf = (results: SurveyResults, name: string) => {
  const driver = results.outcome?.drivers.find((one) => one.name === name);
  assert.ok(driver, name);
  return driver;
};

export const itemOf = (results: SurveyResults, name: string) => {
  const item = results.items.find((one) => one.name === name);
  assert.ok(item, name);
  return item;
};

const scale = { ends: { low: 1, high: 5 } };

/** Random answers on a scale. */
export const ratings = (count: number, seed: number, low = 1, high = 5): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => low + random.integer(high - low + 1));
};

/** An outcome, “overall”, and drivers, “d0” …, that explain some of it, the first most. */
export function ratedSurvey(people: number, drivers: number, seed = 3): TestColumn[] {
  const random = seededRandom(seed);
  const columns = Array.from({ length: drivers }, (_, index) => ({
    name: `d${index}`,
    ...scale,
    answers: ratings(people, seed + index),
  }));
  const answers = Array.from({ length: people }, (_, row) => {
    const pull = columns.reduce(
      (sum, { answers: own }, index) => sum + ((own[row] ?? 3) - 3) / (index + 1),
      0,
    );
    return Math.max(1, Math.min(5, Math.round(3 + pull / 2 + random.normal(0, 0.7))));
  });
  return [...columns, { name: "overall", ...scale, answers }];
}
