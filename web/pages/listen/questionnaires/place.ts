import type { Definition, Page, Question } from "#listen/questionnaires/definition.ts";

/** What of a questionnaire is being edited: all of it (title, languages), a page, or a question of a page. */
export type Place =
  | { kind: "whole" }
  | { kind: "page"; page: number }
  | { kind: "question"; page: number; question: number };

export const whole: Place = { kind: "whole" };

/** The page that a place is on; undefined for the whole. */
export const pageAt = ({ pages }: Definition, place: Place): Page | undefined =>
  place.kind === "whole" ? undefined : pages[place.page];

/** The question at a place. */
export const questionAt = (definition: Definition, place: Place): Question | undefined =>
  place.kind === "question" ? pageAt(definition, place)?.questions[place.question] : undefined;

/** The nearest place that exists, for one that may be gone. */
export function nearest(definition: Definition, place: Place): Place {
  if (place.kind === "whole" || definition.pages.length === 0) return whole;
  const page = Math.min(place.page, definition.pages.length - 1);
  const count = definition.pages[page]?.questions.length ?? 0;
  if (place.kind === "page" || count === 0) return { kind: "page", page };
  return { kind: "question", page, question: Math.min(place.question, count - 1) };
}

/** Where a JSON pointer of a problem leads, e.g. "/pages/0/questions/2/showIf". */
export function placeOf(pointer: string): Place {
  const [, part, page, list, question] = pointer.split("/");
  if (part !== "pages" || page === undefined) return whole;
  return list === "questions" && question !== undefined
    ? { kind: "question", page: Number(page), question: Number(question) }
    : { kind: "page", page: Number(page) };
}

/** A place as a key, and back. */
export const keyOf = (place: Place): string =>
  place.kind === "whole"
    ? "whole"
    : place.kind === "page"
      ? `${place.page}`
      : `${place.page}.${place.question}`;

export function placeFrom(key: string): Place {
  if (key === "whole") return whole;
  const [page = 0, question] = key.split(".").map(Number);
  return question === undefined ? { kind: "page", page } : { kind: "question", page, question };
}
