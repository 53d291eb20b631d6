import type { Competency, Questionnaire } from "#listen/profile/questionnaire.ts";
import type { CompetencyScore, PersonScore } from "#understand/profile/scoring.ts";
import { figuresIn } from "./figures.ts";
import { english } from "./words/english.ts";
import type { ReportWords } from "./words/report-words.ts";

/** A person's results beside the competencies that they are about, in the questionnaire's order. */
export function resultsOf(
  questionnaire: Questionnaire,
  score: PersonScore,
): { competency: Competency; result: CompetencyScore }[] {
  return questionnaire.competencies.flatMap((competency) => {
    const result = score.competencies.get(competency.code);
    return result ? [{ competency, result }] : [];
  });
}

/** Those whose value is the extreme one, so that equals are named together. */
function namesAt(rated: { name: string; value: number }[], extreme: (...values: number[]) => number) {
  const value = extreme(...rated.map((one) => one.value));
  return { value, names: rated.filter((one) => one.value === value).map(({ name }) => name) };
}

/** Two sentences on the highest and the lowest own total and on the widest gap; none where there is no own total. */
export function standsOut(
  questionnaire: Questionnaire,
  score: PersonScore,
  words: ReportWords = english,
): string[] {
  const { printed, listed } = figuresIn(words);
  const rated = resultsOf(questionnaire, score).flatMap(({ competency: { name }, result }) => {
    const [self, organisation] = [result.self.total, result.organisation.total];
    return self === null ? [] : [{ name, self, gap: organisation === null ? 0 : self - organisation }];
  });
  if (rated.length === 0) return [];
  const selves = rated.map(({ name, self }) => ({ name, value: self }));
  const [highest, lowest] = [namesAt(selves, Math.max), namesAt(selves, Math.min)];
  const range =
    highest.value === lowest.value
      ? words.standsOut.alike(printed(highest.value), rated.length < questionnaire.competencies.length)
      : words.standsOut.range(
          listed(highest.names),
          printed(highest.value),
          listed(lowest.names),
          printed(lowest.value),
        );
  const widest = namesAt(
    rated.map(({ name, gap }) => ({ name, value: Math.abs(gap) })),
    Math.max,
  );
  const above = rated.some(({ gap }) => gap === widest.value);
  const below = rated.some(({ gap }) => gap === -widest.value);
  const direction = above && below ? "away from" : above ? "above" : "below";
  const gap =
    widest.value === 0
      ? words.standsOut.noGap
      : words.standsOut.gap(listed(widest.names), printed(widest.value), direction);
  return [`${range} ${gap}`];
}
