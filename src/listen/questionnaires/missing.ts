import type { Answer } from "./answer.ts";
import type { Question } from "./definition.ts";
import type { Problem } from "./problem.ts";

/** What a required question still misses in an answer that is valid so far: all of it, or some of its rows. */
export function missingIn(question: Question, answer: Answer | undefined): Problem[] {
  if (!question.required || question.type === "statement") return [];
  const required = { question: question.id, code: "required", values: {} } as const;
  if (answer === undefined) return [required];
  if (question.type === "matrix" && "rows" in answer)
    return question.rows
      .filter(({ id }) => !Object.hasOwn(answer.rows, id))
      .map(({ id }) => ({ ...required, row: id }));
  if (question.type === "paired-rating" && "pairs" in answer)
    return question.rows.flatMap(({ id: row }) => {
      const ratings = Object.hasOwn(answer.pairs, row) ? answer.pairs[row] : undefined;
      return question.perspectives
        .filter(({ id }) => !ratings || !Object.hasOwn(ratings, id))
        .map(({ id: perspective }) => ({ ...required, row, perspective }));
    });
  return [];
}
