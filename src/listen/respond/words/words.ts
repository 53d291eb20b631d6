import type { ProblemCode } from "../../questionnaires/problem.ts";
import type { FormProblem } from "../form.ts";

/** What is true of a colleague's request, as far as the colleague has to know it. */
export interface ColleagueFacts {
  subject: string;
  organisation: string;
  /** Whether the subject wants to be rated, too. */
  aboutPerson: boolean;
  /** So many unnamed colleagues have a mean. */
  minimumRaters: number;
  retentionMonths: number;
  /** Who operates the server. */
  operator: string;
}

/** All that respondents' pages say by themselves, in one language. What the questionnaire says is not in here. */
export interface Words {
  /** BCP 47 tag of these words. */
  language: string;
  begin: {
    /** "About 15 minutes" */
    duration: (minutes: string) => string;
    openUntil: (closes: string) => string;
    anyDevice: string;
    yourAnswers: string;
    more: string;
    button: string;
    welcomeBack: string;
    pagesDone: (done: number, all: number) => string;
    continue: string;
    completed: string;
    changeUntil: (closes: string) => string;
    change: string;
    toReview: string;
    pages: string;
  };
  page: {
    progress: (page: number, pages: number) => string;
    title: (page: number) => string;
    next: string;
    back: string;
    later: string;
    required: string;
    /** Above a form with an answer that was chosen in a mail. */
    chosen: string;
    savedEarlier: string;
    problems: string;
    savedRest: string;
    goOnWithout: string;
    error: string;
    language: string;
    clear: string;
  };
  question: {
    specials: Record<"not-applicable" | "dont-know" | "refused", string>;
    choose: string;
    otherText: string;
    rank: (option: string) => string;
    noRank: string;
    rankHelp: (ranks: number) => string;
    sumHelp: (total: number) => string;
    chooseBetween: (minimum: number, maximum: number) => string;
    chooseAtLeast: (minimum: number) => string;
    chooseAtMost: (maximum: number) => string;
    range: (minimum: string, maximum: string) => string;
    atLeast: (minimum: string) => string;
    atMost: (maximum: string) => string;
    characters: (maximum: string) => string;
  };
  review: {
    title: string;
    allAnswered: string;
    answered: (answered: number, all: number) => string;
    missing: string;
    blank: string;
    finish: string;
    finishHelp: string;
    back: string;
    nothingYet: string;
  };
  saved: { title: string; comeBack: string; continue: string };
  thanks: { title: string; text: string };
  /** Pages of colleagues whom somebody (the "subject") asked to complete the profile, too. */
  colleague: {
    title: (subject: string) => string;
    lead: (subject: string, organisation: string) => string;
    leadPerson: (subject: string) => string;
    seenTitle: (subject: string) => string;
    /** What the subject is shown, a paragraph each. */
    seen: (facts: ColleagueFacts) => string[];
    /** What else happens to the answers. */
    kept: (facts: ColleagueFacts) => string[];
    choice: string;
    ratePerson: (subject: string) => string;
    beNamed: string;
    accept: string;
    decline: string;
    declineHelp: (subject: string) => string;
    declined: (subject: string) => string;
    agreed: string;
    save: string;
    stop: string;
    stopHelp: string;
    /** How a colleague's ratings of the subject are headed. */
    view: (subject: string) => string;
    /** Goes before a statement, whose beginning ("I") stays in the subject's mouth. */
    says: (subject: string, lead: string) => string;
  };
  trial: string;
  noCookies: string;
  closed: {
    title: string;
    since: (closed: string) => string;
    complete: string;
    partly: string;
    none: string;
    notStored: string;
  };
  withdrawn: { title: string; text: string };
  unknown: { title: string; text: string };
  soon: { title: string; text: string };
  tooLarge: { title: string; text: string };
  tooOften: { title: string; text: string };
  broken: { title: string; text: string };
  /** Sentences at the field; values stand in braces. */
  problems: Readonly<Record<ProblemCode | FormProblem["code"], string>>;
}
