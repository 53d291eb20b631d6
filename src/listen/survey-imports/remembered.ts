import type { Mapping } from "../survey-files/survey-file.ts";

/** Corrections that were made for a file with these columns. */
export interface RememberedMapping {
  /** What the file or the wave was called. */
  name: string;
  columns: readonly string[];
  mapping: Mapping;
  minimum: number;
  at: Date;
}

/** Share of both files' columns that must be the same for them to be the same survey. */
const sameEnough = 0.7;

/** Whose columns are most like these, the newest of those alike; undefined where none are like enough. */
export function bestRemembered(
  columns: readonly string[],
  remembered: readonly RememberedMapping[],
): RememberedMapping | undefined {
  const names = new Set(columns);
  let best: { one: RememberedMapping; likeness: number } | undefined;
  for (const one of remembered) {
    const shared = new Set(one.columns).intersection(names).size;
    const likeness = shared / (new Set(one.columns).size + names.size - shared);
    if (likeness >= sameEnough && likeness > (best?.likeness ?? 0)) best = { one, likeness };
  }
  return best?.one;
}

/** A question with figures. */
export interface AskedQuestion {
  name: string;
  label: string;
}

/** Share of both files' questions that must have the same name and wording for one to be another's next wave. */
const sameQuestions = 0.5;

/** Which kept survey asked the most of these questions, the first of those alike; null where none asked enough of them. */
export function surveyAsking(
  questions: readonly AskedQuestion[],
  surveys: readonly { surveyId: string; questions: readonly AskedQuestion[] }[],
): string | null {
  const asked = new Set(questions.map(signOf));
  let best = { surveyId: null as string | null, likeness: 0 };
  for (const { surveyId, questions: own } of surveys) {
    const known = new Set(own.map(signOf));
    const shared = known.intersection(asked).size;
    const likeness = shared / Math.max(1, known.size + asked.size - shared);
    if (likeness >= sameQuestions && likeness > best.likeness) best = { surveyId, likeness };
  }
  return best.surveyId;
}

const signOf = ({ name, label }: AskedQuestion) =>
  JSON.stringify([name, label.normalize("NFKC").replace(/\s+/g, " ").trim()]);
