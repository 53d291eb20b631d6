import type {
  ChoiceQuestion,
  Definition,
  Question,
  RatingQuestion,
  Texts,
  ZeroToTenQuestion,
} from "../questionnaires/definition.ts";

/** A question that a mail can ask: each of its answers is one link. */
export type FirstQuestion = ChoiceQuestion | RatingQuestion | ZeroToTenQuestion;

/** More options than that are no list for a mail. */
const mostOptions = 7;

/** A mail with a link for each answer ties an answer to whoever got it: never where nobody may know that. */
export const mayShowFirstQuestion = (anonymity: string): boolean =>
  anonymity === "named" || anonymity === "confidential";

const isMailable = (question: Question): question is FirstQuestion =>
  question.type === "rating" ||
  question.type === "zero-to-ten" ||
  (question.type === "single-choice" && question.options.length <= mostOptions);

/** The first question of the first page that a mail can ask; null where there is none that everybody is asked. */
export function firstQuestionOf(definition: Definition | null): FirstQuestion | null {
  const [page] = definition?.pages ?? [];
  if (!page || page.showIf) return null;
  return page.questions.filter(isMailable).find(({ showIf }) => !showIf) ?? null;
}

/** One answer that a mail offers. */
export interface OfferedAnswer {
  /** What the link names it by: an option's id, or a figure. */
  value: string;
  /** Null for a figure without words of its own. */
  text: Texts | null;
}

/** The answers of a question in their order. */
export function offeredAnswers(question: FirstQuestion): OfferedAnswer[] {
  if ("options" in question) return question.options.map(({ id, text }) => ({ value: id, text }));
  const [minimum, maximum, anchors] =
    question.type === "rating"
      ? [question.minimum, question.maximum, question.anchors]
      : [0, 10, [question.low, question.high]];
  const count = maximum - minimum + 1;
  return Array.from({ length: count }, (_, index) => {
    const anchor = anchors.length === count ? anchors[index] : undefined;
    const end = index === 0 ? anchors[0] : index === count - 1 ? anchors.at(-1) : undefined;
    return { value: String(minimum + index), text: anchor ?? end ?? null };
  });
}

/** What a link's `a` says: `<question>.<value>`. */
export const answerMark = (question: string, value: string): string => `${question}.${value}`;

/**
 * The answer that a link preselects; null where the mark names no answer of the question that the mails show: nobody can
 * make a link that answers another question.
 */
export function markedAnswer(
  definition: Definition,
  mark: string,
): { question: FirstQuestion; value: string } | null {
  const question = firstQuestionOf(definition);
  if (!question) return null;
  const offered = offeredAnswers(question).find(({ value }) => answerMark(question.id, value) === mark);
  return offered ? { question, value: offered.value } : null;
}

/** Questions whose answers figures can be looked at by. */
export const choiceQuestions = (definition: Definition | null): ChoiceQuestion[] =>
  (definition?.pages ?? [])
    .flatMap(({ questions }) => questions)
    .filter(
      (question): question is ChoiceQuestion =>
        question.type === "single-choice" || question.type === "dropdown",
    );
