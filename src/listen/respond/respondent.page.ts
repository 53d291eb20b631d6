import type { Html } from "#platform/html/html.ts";
import type { Promised } from "../campaigns/promise.ts";
import { closingText } from "../campaigns/texts.ts";
import type { Page } from "../questionnaires/definition.ts";
import { usedPage } from "./anonymous.page.ts";
import { acceptedLanguages } from "./asked-language.ts";
import { beginPage } from "./begin.page.ts";
import { agreedSection, requestPage, toldColleague } from "./colleague.page.ts";
import { type Assets, documentPage, type Frame } from "./document.page.ts";
import { reviewPage, savedPage, thanksPage } from "./finish.page.ts";
import { formPage } from "./form.page.ts";
import { type Fields, isAbout, isElsewhere } from "./form.ts";
import type { Links } from "./links.ts";
import { closedPage, linesOf, messagePage } from "./message.page.ts";
import { shownAgain } from "./posted-limits.ts";
import { pageFields } from "./questions.page.ts";
import { isMissing, type PageProblem, pageTitle, say, type View } from "./view.ts";
import { type Asked, answersOf, nextToDo, progressOf, type Visit } from "./visit.ts";
import { anonymousWords } from "./words/anonymous-words.ts";
import type { Words } from "./words/words.ts";
import { languageAmong, spokenLanguages, wordsIn } from "./words.ts";

/** Who asks for a page. */
export interface Asker {
  /** The addresses of their pages, in a language. */
  links: (language: string | null) => Links;
  /** The language chosen in the address; null where none was. */
  chosen: string | null;
  assets: Assets;
  /** On a device that is everybody's: what is around the pages in a language. Nobody comes back to such a device. */
  frame?: (language: string) => Frame;
}

/** A respondent's pages for one visit, as whole documents. */
export function respondentPages(visit: Visit, { links: linksIn, chosen, assets, frame }: Asker) {
  const { languages, title } = visit.compiled.definition;
  const language = languageAmong(languages, [chosen, visit.language]);
  const answers = answersOf(visit);
  const base: View = {
    compiled: visit.compiled,
    language,
    words: wordsIn(language),
    answers,
    known: visit.known,
    fields: new Map(),
    problems: [],
  };
  const links = linksIn(chosen);
  const shown = visit.compiled.shownPages(answers);
  const name = say(base, title);
  // Made only where it is shown: dates in words are slow, and most requests are answered with an address.
  const closes = () => visit.closes && closingText(visit.closes, base.words.language, visit.timeZone);
  const progress = () => progressOf(visit, answers);
  const finish = () => ({
    view: base,
    links,
    closes: closes(),
    progress: progress(),
    pilot: visit.pilot,
    news: visit.news,
    anonymous: visit.anonymous,
    canReturn: !frame,
  });

  /** @param address of the same page, by the links of a language */
  const document = (pageName: string | null, main: Html, address: (links: Links) => string): Html =>
    documentPage({
      assets,
      words: base.words,
      language,
      title: pageName === null ? name : `${pageName} · ${name}`,
      organisation: visit.known.organisation ?? "",
      publisher: visit.publisher,
      languages: languages.map((each) => ({ language: each, address: address(linksIn(each)) })),
      main,
      frame: frame ? frame(language) : null,
    });

  return {
    links,
    /** The pages that the answers lead to. */
    shown,
    /** Whether nothing is left to do. */
    isDone: (): boolean => nextToDo(progress()) === null,

    begin: (promise: Promised | null): Html =>
      document(
        null,
        beginPage({
          ...finish(),
          promise: visit.asked
            ? toldColleague({ view: base, asked: visit.asked })
            : promiseIn(promise, language),
          title: visit.asked ? base.words.colleague.title(visit.asked.subject) : name,
          started: visit.pages.size > 0,
          completed: visit.completed,
          optOut: visit.optOut,
          ending: visit.asked && agreedSection({ view: base, links, asked: visit.asked }),
          anonymous: visit.anonymous,
        }),
        (each) => each.begin,
      ),

    /** Says that an invitation to an anonymous survey was used. */
    used: (): Html =>
      document(
        anonymousWords(language).used.title,
        visit.anonymous ? usedPage(visit.anonymous, language) : messagePage(base.words.unknown),
        (each) => each.begin,
      ),

    /** What a colleague is asked before anything else. */
    request: (asked: Asked): Html =>
      document(
        base.words.colleague.title(asked.subject),
        requestPage({ view: base, links, closes: closes(), asked }),
        (each) => each.begin,
      ),

    form(page: Page, sent: Sent | null, chosen: Chosen | null = null): Html {
      const stored = pageFields(page, answers, language);
      const shownFields = keepTyped(stored, page, sent);
      const fields = chosen ? new Map(shownFields).set(chosen.question.id, [chosen.value]) : shownFields;
      const problems = (sent?.problems ?? []).map((problem) =>
        withStored({ ...base, fields: stored }, page, problem),
      );
      const view: View = { ...base, fields, problems };
      const index = shown.findIndex(({ id }) => id === page.id);
      const revision = visit.pages.get(page.id)?.revision ?? 0;
      const { wasOlder = false, otherwise = null } = sent ?? {};
      const count = shown.length;
      const main = formPage({
        view,
        page,
        links,
        index,
        count,
        revision,
        base: visit.pages.get(page.id)?.answers ?? {},
        wasOlder,
        otherwise,
        pilot: visit.pilot,
        canReturn: !frame,
        chosen: chosen && {
          // Who has saved something has been told.
          promise: visit.pages.size > 0 ? [] : promiseIn(chosen.promise, language),
        },
      });
      const pageName = pageTitle(view, page, index);
      return document(
        view.problems.length > 0 ? `${base.words.page.error}: ${pageName}` : pageName,
        main,
        (each) => each.page(page.id, chosen?.mark),
      );
    },

    review: (): Html => document(base.words.review.title, reviewPage(finish()), (each) => each.review),
    thanks: (): Html => document(base.words.thanks.title, thanksPage(finish()), (each) => each.thanks),
    saved: (): Html => document(base.words.saved.title, savedPage(finish()), (each) => each.saved),

    /** @param late the page whose form came too late, with what it held */
    closed(late: { page: Page; fields: Fields } | null): Html {
      const view = { ...base, fields: late ? shownAgain(late.page, late.fields) : base.fields };
      const { completed } = visit;
      const started = visit.pages.size > 0;
      const main = closedPage({
        view,
        closed: closes(),
        completed,
        started,
        late: late?.page ?? null,
        isKnown: visit.anonymous === null || started,
        news: visit.news,
      });
      return document(base.words.closed.title, main, (each) => each.begin);
    },

    message: (kind: "withdrawn" | "soon"): Html =>
      document(base.words[kind].title, messagePage(base.words[kind]), (each) => each.begin),
  };
}

/** An answer that was chosen in a mail. */
interface Chosen {
  question: { id: string };
  value: string;
  mark: string;
  promise: Promised | null;
}

/** What came of a form that is shown again. */
interface Sent {
  /** What stood in it. */
  fields: Fields;
  problems: readonly PageProblem[];
  wasOlder: boolean;
  /** Where the respondent may go without solving the problems. */
  otherwise: string | null;
}

/** The stored answers' fields, but where something is wrong what was typed. */
function keepTyped(stored: Fields, page: Page, sent: Sent | null): Fields {
  if (!sent) return stored;
  const wrong = sent.problems.filter((problem) => !isMissing(problem));
  const isWrong = (name: string) => wrong.some((problem) => isAbout(problem, name));
  return new Map([
    ...stored.entries().filter(([name]) => !isWrong(name)),
    ...shownAgain(page, sent.fields)
      .entries()
      .filter(([name]) => isWrong(name)),
  ]);
}

/** Of an answer that was given otherwise elsewhere: what is stored. @param stored a view with the stored answers' fields */
function withStored(stored: View, { questions }: Page, problem: PageProblem): PageProblem {
  const question = questions.find(({ id }) => id === problem.question);
  if (!question || !isElsewhere(problem)) return problem;
  const fields = new Map(stored.fields.entries().filter(([name]) => isAbout(problem, name)));
  return { ...problem, values: { saved: linesOf(stored, question, fields).join("\n") } };
}

/** A page for those whose link leads nowhere, or where something went wrong. */
export const strangersPage = (
  kind: keyof Words & ("unknown" | "tooLarge" | "tooOften" | "broken"),
  acceptLanguage: string | undefined,
  assets: Assets,
): Html => {
  const words = wordsIn(languageAmong(spokenLanguages, acceptedLanguages(acceptLanguage)));
  return documentPage({
    assets,
    words,
    language: words.language,
    title: words[kind].title,
    main: messagePage(words[kind]),
  });
};

/** The promise in the language shown, else in the one it was made in first. */
export function promiseIn(promise: Promised | null, language: string): readonly string[] {
  if (promise === null) return [];
  return promise[languageAmong(Object.keys(promise), [language])] ?? [];
}
