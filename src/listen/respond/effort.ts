import type { Answer } from "../questionnaires/answer.ts";
import type { Definition, Question } from "../questionnaires/definition.ts";

/** Seconds that most people need for a question: to read it and to answer. Rules of thumb, rather too much. */
function secondsFor(question: Question): number {
  switch (question.type) {
    case "statement":
      return 5;
    case "single-choice":
    case "dropdown":
    case "rating":
    case "zero-to-ten":
      return 8;
    case "multiple-choice":
      return 12;
    case "matrix":
      return 5 + 5 * question.rows.length;
    case "paired-rating":
      return 10 + question.rows.length * (10 + 6 * question.perspectives.length);
    case "ranking":
      return 10 + 5 * (question.ranks ?? question.options.length);
    case "constant-sum":
      return 15 + 5 * question.options.length;
    case "number":
    case "date":
      return 10;
    case "short-text":
      return 15;
    case "long-text":
      return 45;
  }
}

/** About how long a questionnaire takes, in whole minutes, from ten minutes on in steps of five. */
export function minutesFor({ pages }: Definition): number {
  const seconds = pages
    .flatMap(({ questions }) => questions)
    .reduce((sum, question) => sum + secondsFor(question), 0);
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 10 ? minutes : Math.round(minutes / 5) * 5;
}

/** How many answers a question asks for: rows and ratings count one each. */
export function itemsIn(question: Question): number {
  if (question.type === "statement") return 0;
  if (question.type === "matrix") return question.rows.length;
  return question.type === "paired-rating" ? question.rows.length * question.perspectives.length : 1;
}

/** How many of them an answer gives. */
export function itemsAnswered(question: Question, answer: Answer | undefined): number {
  if (answer === undefined) return 0;
  if ("rows" in answer) return Object.keys(answer.rows).length;
  if ("pairs" in answer)
    return Object.values(answer.pairs).reduce((sum, ratings) => sum + Object.keys(ratings).length, 0);
  return itemsIn(question);
}
