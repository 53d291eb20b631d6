import type { Definition, Texts } from "../questionnaires/definition.ts";
import { fillPlaceholders, type Known } from "../questionnaires/piping.ts";
import { textIn } from "../questionnaires/texts.ts";
import { answerMark, firstQuestionOf, offeredAnswers } from "./first-question.ts";

/** The first question as a mail shows it in one language; addresses are made from the marks. */
export interface AskedInMail {
  text: string;
  /** Figures stand side by side, words below one another. */
  kind: "figures" | "words";
  /** `label` is what is shown, `name` what is meant where that is only a figure. */
  answers: { label: string; name: string; mark: string }[];
  /** What the ends of a scale mean; null where every answer says it itself. */
  ends: string | null;
}

/**
 * @param definition of a questionnaire; null where mails show no question
 * @param known of the recipient, for texts that name it
 * @returns null where there is no question that a mail can ask
 */
export function askedInMail(
  definition: Definition | null,
  language: string,
  known: Known,
): AskedInMail | null {
  const question = firstQuestionOf(definition);
  if (!definition || !question) return null;
  const say = (texts: Texts) =>
    fillPlaceholders(
      textIn(texts, language, definition.languages),
      (name) => known[name as keyof Known] ?? "",
    );
  const isChoice = question.type === "single-choice" || question.type === "dropdown";
  const offered = offeredAnswers(question).map(({ value, text }) => ({
    value,
    words: text ? say(text) : "",
  }));
  const kind = offered.every(({ words }) => words !== "") ? "words" : "figures";
  const named = ({ value, words }: (typeof offered)[number]) =>
    isChoice ? words : words === "" ? value : `${value} – ${words}`;
  const [first, last] = [offered[0], offered.at(-1)];
  return {
    text: say(question.text),
    kind,
    answers: offered.map((answer) => ({
      label: kind === "words" ? named(answer) : answer.value,
      name: named(answer),
      mark: answerMark(question.id, answer.value),
    })),
    ends: kind === "words" || !first || !last ? null : `${named(first)} · ${named(last)}`,
  };
}
