import type { Answer, Answers } from "./answer.ts";
import { answerCheck } from "./answer-check.ts";
import { answerText } from "./answer-text.ts";
import type { Definition, Page, Question, Texts } from "./definition.ts";
import { parseExpression } from "./expression.ts";
import { evaluate, type Lookup } from "./expression-value.ts";
import { missingIn } from "./missing.ts";
import { fillPlaceholders, type Known } from "./piping.ts";
import type { Problem } from "./problem.ts";
import { textIn } from "./texts.ts";

/** What a form brought: the answers that can be kept, and what is wrong with the page. */
interface ReadPage {
  /** Valid answers to questions that are shown. */
  accepted: Answers;
  problems: readonly Problem[];
}

/** A questionnaire made ready to be shown and answered. It holds no state and can be used by everyone at once. */
export interface Compiled {
  readonly definition: Definition;
  /** All pages in order, also those that are shown to nobody yet. */
  readonly pages: readonly Page[];
  /**
   * The pages that these answers lead to, in order; answers to questions that aren't shown don't count. A page of
   * which no question is shown is left out.
   */
  shownPages(answers: Answers): Page[];
  /** The questions of a page that these answers lead to; none where the page itself isn't shown. */
  shownQuestions(page: Page, answers: Answers): readonly Question[];
  /** The answers that count: valid ones to questions that are shown. */
  counted(answers: Answers): Answers;
  /**
   * A text in a language, with the answers that count in place of its placeholders. Plain text, to be escaped in HTML. The
   * answers must not be changed afterwards.
   */
  text(texts: Texts, language: string, answers: Answers, known?: Known): string;
  /** What is wrong with one answer; never that it is missing. */
  checkAnswer(question: Question, answer: unknown): Problem | null;
  /** Reads what a form says about a page's questions, where `answers` are those stored for all pages. */
  readPage(page: Page, answers: Answers, given: Readonly<Record<string, unknown>>): ReadPage;
  /** The problems of `readPage`: what can't be accepted, and with the code "required" what is missing. */
  checkPage(page: Page, answers: Answers, given: Readonly<Record<string, unknown>>): readonly Problem[];
  /** What is still required before the respondent is done, in the order of the pages. */
  missing(answers: Answers): { page: Page; problem: Problem }[];
}

type Condition = (lookup: Lookup) => boolean;

/**
 * Compiles a questionnaire. A condition that can't be read counts as absent, so that a draft can be tried; publishing
 * refuses it.
 */
export function compileQuestionnaire(definition: Definition): Compiled {
  const { languages, pages } = definition;
  const questions = new Map(
    pages.flatMap((page) => page.questions.map((question) => [question.id, question])),
  );
  const checks = new Map(pages.flatMap((page) => page.questions.map((each) => [each.id, answerCheck(each)])));
  const conditions = new Map<Page | Question, Condition>();
  for (const each of [...pages, ...pages.flatMap((page) => page.questions)]) {
    const condition = conditionOf(each.showIf);
    if (condition) conditions.set(each, condition);
  }

  const isShown = (each: Page | Question, lookup: Lookup) => conditions.get(each)?.(lookup) ?? true;

  function checkAnswer(question: Question, answer: unknown): Problem | null {
    const check = checks.get(question.id) ?? answerCheck(question);
    return check(answer);
  }

  /** Goes through the questionnaire as the respondent does, collecting what counts before each page. */
  function* walk(
    answers: Answers,
  ): Generator<{ page: Page; shown: Question[]; counted: Map<string, Answer> }> {
    const counted = new Map<string, Answer>();
    const lookup: Lookup = (id) => counted.get(id);
    for (const page of pages) {
      if (!isShown(page, lookup)) continue;
      const shown = page.questions.filter((question) => isShown(question, lookup));
      if (shown.length === 0 && page.questions.length > 0) continue;
      yield { page, shown, counted };
      for (const question of shown) {
        const answer = own(answers, question.id);
        if (answer !== undefined && checkAnswer(question, answer) === null)
          counted.set(question.id, answer as Answer);
      }
    }
  }

  function shownQuestions(page: Page, answers: Answers): readonly Question[] {
    if (![page, ...page.questions].some((each) => conditions.has(each))) return page.questions;
    for (const step of walk(answers)) if (step.page.id === page.id) return step.shown;
    return [];
  }

  function counted(answers: Answers): Answers {
    let all = new Map<string, Answer>();
    for (const step of walk(answers)) all = step.counted;
    return Object.fromEntries(all);
  }

  /** What counts of the same answers, found out once: a page may repeat them in thousands of texts. */
  const known = new WeakMap<Answers, Answers>();
  function countedOnce(answers: Answers): Answers {
    const found = known.get(answers) ?? counted(answers);
    known.set(answers, found);
    return found;
  }

  function readPage(page: Page, answers: Answers, given: Readonly<Record<string, unknown>>): ReadPage {
    const accepted: Record<string, Answer> = {};
    const onPage = new Set(page.questions.map(({ id }) => id));
    const problems: Problem[] = Object.keys(given)
      .filter((id) => !onPage.has(id))
      .map((question) => ({ question, code: "unknown-question", values: {} }));
    for (const question of shownQuestions(page, answers)) {
      const answer = own(given, question.id);
      const wrong = answer === undefined ? null : checkAnswer(question, answer);
      if (wrong) problems.push(wrong);
      else {
        if (answer !== undefined) accepted[question.id] = answer as Answer;
        problems.push(...missingIn(question, answer as Answer | undefined));
      }
    }
    return { accepted, problems };
  }

  function missing(answers: Answers): { page: Page; problem: Problem }[] {
    const steps = Array.from(walk(answers), ({ page, shown, counted }) => ({ page, shown, counted }));
    return steps.flatMap(({ page, shown, counted }) =>
      shown.flatMap((question) =>
        missingIn(question, counted.get(question.id)).map((problem) => ({ page, problem })),
      ),
    );
  }

  return {
    definition,
    pages,
    shownPages: (answers) => Array.from(walk(answers), ({ page }) => page),
    shownQuestions,
    counted,
    text: (texts, language, answers, told = {}) => {
      const text = textIn(texts, language, languages);
      if (!text.includes("{{")) return text;
      const all = countedOnce(answers);
      return fillPlaceholders(text, (name) => {
        const question = questions.get(name);
        if (!question) return own(told, name) ?? "";
        const answer = own(all, name);
        return answer ? answerText(question, answer, language, languages) : "";
      });
    },
    checkAnswer,
    readPage,
    checkPage: (page, answers, given) => readPage(page, answers, given).problems,
    missing,
  };
}

function conditionOf(source: string | undefined): Condition | null {
  if (source === undefined || source.trim() === "") return null;
  const { expression } = parseExpression(source);
  return expression ? (lookup) => evaluate(expression, lookup) === true : null;
}

function own<Each>(record: Readonly<Record<string, Each>>, key: string): Each | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
