import type { Understanding } from "#listen/survey-files/survey-file.ts";

/** What a person decides before figures are made of a survey file; columns by name. */
export interface SurveyChoice {
  /** What the drivers are to explain; null: no drivers. */
  outcome: string | null;
  group: string | null;
  weights: string | null;
  /** Smallest number of people whose figures are shown; at least 3. */
  minimum: number;
  /** Samples of the bootstrap. */
  draws: number;
  seed: number;
  /** Of the bootstrap where it is to be another than `seed`: a secret one, so that its intervals tell nothing of single rows. */
  drawSeed?: number;
  /** The item that asks whether somebody would recommend; where it isn't told, its wording tells. Null: none does. */
  recommend?: string | null;
  /** False: those who read the figures may see single answers anyway, and only the minimum counts. Absent is true. */
  isProtected?: boolean;
}

/** What is done where nobody decides otherwise. */
export function defaultChoice({ outcome, group, weights }: Understanding): SurveyChoice {
  return { outcome, group, weights, minimum: 5, draws: 1000, seed: 1 };
}
