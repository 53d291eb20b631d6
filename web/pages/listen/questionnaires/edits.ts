import type { Definition, Page, Question, Texts } from "#listen/questionnaires/definition.ts";
import { textsOf } from "#listen/questionnaires/definition-texts.ts";
import { freeId, questionIds } from "./new-question.ts";
import { changedAt, movedTo, replaced, withWords } from "./patched.ts";
import { nearest, type Place, pageAt } from "./place.ts";

/** What an edit gives: the questionnaire as it is now, and what to show next. */
export interface Edited {
  definition: Definition;
  place: Place;
}

const withPages = (definition: Definition, pages: readonly Page[]): Definition => ({ ...definition, pages });

/** Changes a page. */
export function changePage(definition: Definition, page: number, change: (page: Page) => Page): Definition {
  const found = definition.pages[page];
  return found ? withPages(definition, replaced(definition.pages, page, change(found))) : definition;
}

/** Changes a question. */
export function changeQuestion(
  definition: Definition,
  { page, question }: { page: number; question: number },
  change: (question: Question) => Question,
): Definition {
  return changePage(definition, page, (each) => {
    const found = each.questions[question];
    return found ? { ...each, questions: replaced(each.questions, question, change(found)) } : each;
  });
}

/** Adds an empty page behind the one that a place is on, else at the end. */
export function addPage(definition: Definition, place: Place): Edited {
  const at = place.kind === "whole" ? definition.pages.length : place.page + 1;
  const id = freeId(
    "page-",
    definition.pages.map((page) => page.id),
  );
  return {
    definition: withPages(definition, definition.pages.toSpliced(at, 0, { id, questions: [] })),
    place: { kind: "page", page: at },
  };
}

/** Adds a question behind a place; on a new page where there is none. */
export function addQuestion(definition: Definition, place: Place, make: (id: string) => Question): Edited {
  if (definition.pages.length === 0) {
    const added = addPage(definition, place);
    return addQuestion(added.definition, added.place, make);
  }
  const page = place.kind === "whole" ? definition.pages.length - 1 : place.page;
  const last = definition.pages[page]?.questions.length ?? 0;
  const at = place.kind === "question" ? place.question + 1 : last;
  const added = make(freeId("q", questionIds(definition)));
  return {
    definition: changePage(definition, page, (each) => ({
      ...each,
      questions: each.questions.toSpliced(at, 0, added),
    })),
    place: { kind: "question", page, question: at },
  };
}

/** Copies a question or a whole page, right behind it; the copies get ids of their own. */
export function duplicate(definition: Definition, place: Place): Edited {
  if (place.kind === "whole") return { definition, place };
  const page = definition.pages[place.page];
  if (!page) return { definition, place };
  if (place.kind === "question") {
    const question = page.questions[place.question];
    return question ? addQuestion(definition, place, (id) => ({ ...question, id })) : { definition, place };
  }
  const { definition: longer, place: next } = addPage(definition, place);
  const taken = questionIds(definition);
  const questions = page.questions.map((question) => {
    const id = freeId("q", taken);
    taken.push(id);
    return { ...question, id };
  });
  const index = place.page + 1;
  return { definition: changePage(longer, index, ({ id }) => ({ ...page, id, questions })), place: next };
}

/** Takes a question or a page out. */
export function remove(definition: Definition, place: Place): Edited {
  if (place.kind === "whole") return { definition, place };
  if (place.kind === "page")
    return {
      definition: withPages(definition, definition.pages.toSpliced(place.page, 1)),
      place: { kind: "page", page: Math.max(0, place.page - 1) },
    };
  return {
    definition: changePage(definition, place.page, (page) => ({
      ...page,
      questions: page.questions.toSpliced(place.question, 1),
    })),
    place:
      place.question === 0 ? { kind: "page", page: place.page } : { ...place, question: place.question - 1 },
  };
}

/** Brings back what was deleted, into the questionnaire as it is by now; ids that were taken since are given anew. */
export function putBack(definition: Definition, before: Definition, place: Place): Edited | null {
  const page = pageAt(before, place);
  if (!page || place.kind === "whole") return null;
  if (place.kind === "page") {
    const taken = questionIds(definition);
    const questions = page.questions.map((question) => {
      const id = taken.includes(question.id) ? freeId("q", taken) : question.id;
      taken.push(id);
      return { ...question, id };
    });
    const ids = definition.pages.map(({ id }) => id);
    const id = ids.includes(page.id) ? freeId("page-", ids) : page.id;
    const pages = definition.pages.toSpliced(place.page, 0, { ...page, id, questions });
    return { definition: withPages(definition, pages), place };
  }
  const question = page.questions[place.question];
  const home = definition.pages.findIndex(({ id }) => id === page.id);
  if (!question) return null;
  const at: Place =
    home < 0 || place.question === 0
      ? { kind: "page", page: Math.max(0, home < 0 ? place.page : home) }
      : { kind: "question", page: home, question: place.question - 1 };
  const taken = questionIds(definition);
  const added = addQuestion(definition, nearest(definition, at), (id) =>
    taken.includes(question.id) ? { ...question, id } : question,
  );
  return home >= 0 && place.question === 0 && added.place.kind === "question"
    ? moveQuestion(added.definition, added.place, { page: home, question: 0 })
    : added;
}

/** Moves a question to before the one at an index of a page, counted without itself. */
export function moveQuestion(
  definition: Definition,
  from: { page: number; question: number },
  to: { page: number; question: number },
): Edited {
  const moved = definition.pages[from.page]?.questions[from.question];
  if (!moved) return { definition, place: { kind: "question", ...from } };
  const without = remove(definition, { kind: "question", ...from }).definition;
  return {
    definition: changePage(without, to.page, (page) => ({
      ...page,
      questions: page.questions.toSpliced(to.question, 0, moved),
    })),
    place: { kind: "question", ...to },
  };
}

/** Moves a page to an index, counted without itself. */
export const movePage = (definition: Definition, from: number, to: number): Edited => ({
  definition: withPages(definition, movedTo(definition.pages, from, to)),
  place: { kind: "page", page: to },
});

/** One step up or down; a question at its page's edge goes to the page beside it. Null where there is no further. */
export function step(definition: Definition, place: Place, direction: -1 | 1): Edited | null {
  const { pages } = definition;
  if (place.kind === "whole") return null;
  if (place.kind === "page") {
    const to = place.page + direction;
    return to < 0 || to >= pages.length ? null : movePage(definition, place.page, to);
  }
  const { page, question } = place;
  const to = question + direction;
  const count = pages[page]?.questions.length ?? 0;
  if (to >= 0 && to < count) return moveQuestion(definition, place, { page, question: to });
  const beside = pages[page + direction];
  if (!beside) return null;
  const end = direction < 0 ? beside.questions.length : 0;
  return moveQuestion(definition, place, { page: page + direction, question: end });
}

/** Adds a language whose texts are all still missing. */
export const addLanguage = (definition: Definition, language: string): Definition =>
  definition.languages.includes(language)
    ? definition
    : { ...definition, languages: [...definition.languages, language] };

/** Takes a language away with all of its texts. The last one stays. */
export function removeLanguage(definition: Definition, language: string): Definition {
  const [first, ...others] = definition.languages.filter((each) => each !== language);
  if (first === undefined) return definition;
  let rest: Definition = { ...definition, languages: [first, ...others] };
  for (const { path } of textsOf(definition))
    rest = changedAt(rest, path, (texts) => withWords(texts as Texts, language, ""));
  return rest;
}

/** The language that all texts must have comes first. */
export function makeFirstLanguage(definition: Definition, language: string): Definition {
  const others = definition.languages.filter((each) => each !== language);
  return { ...definition, languages: [language, ...others] };
}
