import type { Answers } from "../questionnaires/answer.ts";
import type { Definition, Question } from "../questionnaires/definition.ts";
import { agreesToContact } from "../questionnaires/meaning.ts";

/** "asked": the respondent asks to be contacted; "rule": what the campaign's rule says was answered. */
export type FollowUpReason = "asked" | "rule";

export type FollowUpState = "open" | "in progress" | "done" | "not reached" | "cancelled";

/** Whether somebody still has to do something. */
export const isWaiting = (state: FollowUpState): boolean => state === "open" || state === "in progress";

/** The states that are meant by "waiting", "finished", or one of them. */
export const statesOf = (wanted: "waiting" | "finished" | FollowUpState): readonly FollowUpState[] =>
  wanted === "waiting" ? ["open", "in progress"] : wanted === "finished" ? ["done", "not reached"] : [wanted];

/** A question and what was written to it, for whoever follows up. */
export interface Words {
  question: string;
  text: string;
}

/** What somebody noted on the way. */
export interface Note {
  /** A moment. */
  at: string;
  by: string;
  text: string;
}

/** The question by which respondents ask to be contacted; undefined where there is none. */
export const contactQuestion = (definition: Definition): Question | undefined =>
  definition.pages.flatMap(({ questions }) => questions).find(({ meaning }) => meaning === "contact-me");

/**
 * Questions that are asked only of whoever agrees to be contacted: what is written there is meant for the person who does
 * it. Those are texts whose condition is exactly that the contact question is answered with yes.
 */
export function purposeQuestions(definition: Definition): Question[] {
  const contact = contactQuestion(definition);
  if (!contact) return [];
  const condition = new RegExp(`^\\s*${contact.id}\\s*=\\s*"?${agreesToContact}"?\\s*$`);
  return definition.pages.flatMap((page) =>
    page.questions.filter(
      (question) =>
        (question.type === "short-text" || question.type === "long-text") &&
        (condition.test(question.showIf ?? "") || condition.test(page.showIf ?? "")),
    ),
  );
}

/** Whether the answers ask for contact. Only answers that count are given here. */
export function asksForContact(definition: Definition, answers: Answers): boolean {
  const contact = contactQuestion(definition);
  const answer = contact && answers[contact.id];
  return answer !== undefined && "choice" in answer && answer.choice === agreesToContact;
}

/** What was written for whoever follows up, in the respondent's words, with the questions in their language. */
export const wordsFor = (
  definition: Definition,
  answers: Answers,
  say: (question: Question) => string,
): Words[] =>
  purposeQuestions(definition).flatMap((question) => {
    const answer = answers[question.id];
    return answer && "text" in answer && answer.text.trim() !== ""
      ? [{ question: say(question), text: answer.text }]
      : [];
  });

/**
 * The day so many working days after another: Monday to Friday, without regard to holidays.
 *
 * @param from ISO date, as is what comes back
 */
export function afterWorkingDays(from: string, days: number): string {
  const date = new Date(`${from}T00:00:00Z`);
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    const weekday = date.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return date.toISOString().slice(0, 10);
}
