import type { Answers } from "../questionnaires/answer.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import type { Page, Texts } from "../questionnaires/definition.ts";
import type { Known } from "../questionnaires/piping.ts";
import type { Problem } from "../questionnaires/problem.ts";
import type { Fields, FormProblem } from "./form.ts";
import type { Words } from "./words/words.ts";

/** Something to tell the respondent about one of a page's answers. */
export type PageProblem = Problem | FormProblem;

/** Whether an answer is merely not there: that hinders going on, not saving. */
export const isMissing = ({ code }: PageProblem): boolean => code === "required";

/** All that showing a page needs besides the page. */
export interface View {
  compiled: Compiled;
  /** The questionnaire's language that is shown. */
  language: string;
  words: Words;
  /** What was answered so far, for texts that refer to it. */
  answers: Answers;
  /** What is known of the respondent. */
  known: Known;
  /** What stands in the form's fields. */
  fields: Fields;
  problems: readonly PageProblem[];
}

/** A text of the questionnaire as this respondent reads it. */
export const say = ({ compiled, language, answers, known }: View, texts: Texts): string =>
  compiled.text(texts, language, answers, known);

/** A page's title, or its number where it has none. */
export const pageTitle = (view: View, page: Page, index: number): string =>
  (page.title && say(view, page.title)) || view.words.page.title(index + 1);
