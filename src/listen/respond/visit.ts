import type { PageBrand } from "#people/brand/page-brand.ts";
import type { Answer, Answers } from "../questionnaires/answer.ts";
import type { Compiled } from "../questionnaires/compile.ts";
import type { Page } from "../questionnaires/definition.ts";
import type { Known } from "../questionnaires/piping.ts";
import { itemsAnswered, itemsIn } from "./effort.ts";

/** What a colleague was asked by somebody, and what they replied. */
export interface Asked {
  /** The name of whoever asks. */
  subject: string;
  state: "asked" | "accepted" | "declined";
  /** Whether the subject wants to be rated, too. */
  aboutPerson: boolean;
  agreesPerson: boolean;
  /** Whether the colleague's name may stand beside the ratings. */
  agreesName: boolean;
  operator: string;
  retentionMonths: number;
}

/** What somebody has to know to go on later in an anonymous survey. */
export interface AnonymousVisit {
  /** The code in groups of four; null where only the invitation is at hand. */
  code: string | null;
  /** The code, in bytes, of a ballot that the invitation can be exchanged for; null where it can't. Each visit has another. */
  offered: Uint8Array | null;
  /** The path of the page where a code is typed. */
  enter: string;
}

/** What a genuine link leads to, at one moment. */
export interface Visit {
  compiled: Compiled;
  known: Known;
  timeZone: string;
  /** The invitation's language. */
  language: string;
  pilot: boolean;
  /**
   * "open": can be answered; "asked": a colleague has not agreed to; "exchange": an invitation to an anonymous survey, to be
   * exchanged for a ballot; "used": it was; "soon": invitations are still being made; "closed": no more; "withdrawn": this
   * person is no longer asked.
   */
  standing: "open" | "asked" | "exchange" | "used" | "soon" | "closed" | "withdrawn";
  /** Of an anonymous survey's ballot: how it is found again. Null but for ballots and invitations to such a survey. */
  anonymous: AnonymousVisit | null;
  /** Null but for colleagues whom somebody asked. */
  asked: Asked | null;
  /** When it closes or closed. */
  closes: Date | null;
  /** Whether the respondent said that they are done. */
  completed: boolean;
  /** Who publishes; null where nobody is named. */
  publisher: PageBrand | null;
  /** The address of what was done with the answers; null where nothing is published. */
  news: string | null;
  /** Where a customer asks for no more surveys; null for everybody else. */
  optOut: string | null;
  /** By page id, for pages that were saved. */
  pages: ReadonlyMap<string, { answers: Answers; revision: number }>;
}

/** The answers of all pages together. */
export const answersOf = ({ pages }: Pick<Visit, "pages">): Answers =>
  Object.fromEntries(pages.values().flatMap(({ answers }): [string, Answer][] => Object.entries(answers)));

/** How far a respondent is with one page. */
export interface PageProgress {
  page: Page;
  /** Saved at least once, and nothing that is required is missing. */
  isDone: boolean;
  /** Saved answers that count, and how many the page asks for. */
  answered: number;
  asked: number;
}

/** How far a respondent is, page by page as the answers lead them. */
export function progressOf({ compiled, pages }: Visit, answers: Answers): PageProgress[] {
  const missing = new Set(compiled.missing(answers).map(({ page }) => page.id));
  const counted = compiled.counted(answers);
  return compiled.shownPages(answers).map((page) => {
    const questions = compiled.shownQuestions(page, answers);
    return {
      page,
      isDone: pages.has(page.id) && !missing.has(page.id),
      answered: questions.reduce((sum, each) => sum + itemsAnswered(each, counted[each.id]), 0),
      asked: questions.reduce((sum, each) => sum + itemsIn(each), 0),
    };
  });
}

/** The page to go on with; null where all are done. */
export const nextToDo = (progress: readonly PageProgress[]): Page | null =>
  progress.find(({ isDone }) => !isDone)?.page ?? null;
