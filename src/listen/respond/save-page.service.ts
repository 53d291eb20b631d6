import type { Transaction } from "#platform/database/tables.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import type { Page, Question } from "../questionnaires/definition.ts";
import { type Fields, readAnswer } from "./form.ts";
import { type Base, type Conflict, type Given, mergeAnswers, replaceAnswers, sameAnswers } from "./merge.ts";
import { type Ballot, storePage } from "./respond.store.ts";
import { isMissing, type PageProblem } from "./view.ts";
import { answersOf, type Visit } from "./visit.ts";
import { languageAmong } from "./words.ts";

/** What a form asks for besides saving. */
export interface Sent {
  page: string;
  fields: Fields;
  /** The revision of the page that the form was made from; 0 where there was none. */
  revision: number;
  /** The answers that the form was made from; absent where it doesn't say. */
  base?: Base | undefined;
  /** Ids of the questions that the form showed; null for those that the stored answers lead to. */
  asked: readonly string[] | null;
  /** The language chosen on the page; null for the invitation's. */
  language: string | null;
}

/** What came of a form. */
export interface Saved {
  /** As it is after saving. */
  visit: Visit;
  page: Page;
  /** Whether the page had been saved elsewhere after the form was made, and differently. */
  wasOlder: boolean;
  /** What could not be saved, and what is required and missing. */
  problems: readonly PageProblem[];
}

/** @returns "changed" where campaign, invitation or page changed since they were read: then nothing was stored */
export async function saveOnce(
  transaction: Transaction,
  ballot: Ballot,
  visit: Visit,
  page: Page,
  { fields, revision, base = new Map(), asked, language }: Sent,
): Promise<Saved | "changed"> {
  const stored = visit.pages.get(page.id);
  const before = stored?.answers ?? {};
  const questions = asked
    ? page.questions.filter(({ id }) => asked.includes(id))
    : visit.compiled.shownQuestions(page, answersOf(visit));
  const shown = languageAmong(visit.compiled.definition.languages, [language, visit.language]);
  const { given, problems: refused } = readForm(visit.compiled, questions, fields, shown);
  const isOlder = (stored?.revision ?? 0) !== revision;
  const { answers, conflicts } = isOlder
    ? mergeAnswers(before, given, base)
    : { answers: replaceAnswers(before, given), conflicts: [] };
  const isNew = !stored || !sameAnswers(before, answers);
  const now = isNew
    ? await storePage(transaction, ballot, { page: page.id, answers, seen: stored?.revision ?? 0 })
    : stored.revision;
  if (now === null) return "changed";
  const after = { ...visit, pages: new Map(visit.pages).set(page.id, { answers, revision: now }) };
  const problems = [...refused, ...conflicts.map(problemOf)];
  return {
    visit: after,
    page,
    wasOlder: isOlder && isNew,
    problems: [...problems, ...missingOn(after, page, answers, problems)],
  };
}

const problemOf = ({ isCleared, ...place }: Conflict): PageProblem => ({
  ...place,
  code: isCleared ? "cleared-elsewhere" : "saved-elsewhere",
});

/** What a form says about questions: answers that can be kept, and why others can't. */
function readForm(
  compiled: Compiled,
  questions: readonly Question[],
  fields: Fields,
  language: string,
): { given: Given; problems: PageProblem[] } {
  const given = new Map<string, Answers[string] | null>();
  const problems: PageProblem[] = [];
  for (const question of questions) {
    const { answer, problems: unreadable } = readAnswer(question, fields, language);
    const refused = answer && compiled.checkAnswer(question, answer);
    if (unreadable.length > 0) problems.push(...unreadable);
    else if (refused) problems.push(refused);
    else given.set(question.id, answer);
  }
  return { given, problems };
}

/** What is required on a page and missing, but for questions whose answers have other problems. */
function missingOn(visit: Visit, page: Page, answers: Answers, found: readonly PageProblem[]): PageProblem[] {
  const wrong = new Set(found.map(({ question }) => question));
  return visit.compiled
    .checkPage(page, answersOf(visit), answers)
    .filter((problem) => isMissing(problem) && !wrong.has(problem.question));
}
