import type { Answer, Answers } from "../questionnaires/answer.ts";
import type { Definition, Page, PairedRatingQuestion, Texts } from "../questionnaires/definition.ts";
import { wordsIn } from "./words.ts";

/**
 * A profile as a colleague is asked it: its statements alone, for the organisation and, where both agree, for the person
 * who asks. What else the questionnaire asks is about the respondent. Page and question ids stay, so that the ratings are
 * read as everybody's are.
 *
 * @param statements codes of the profile's statements
 */
export function colleaguesDefinition(
  { languages, title, pages }: Definition,
  statements: readonly string[],
  { subject, agreesPerson }: { subject: string; agreesPerson: boolean },
): Definition {
  const codes = new Set(statements);
  const isRating = (question: Page["questions"][number]): question is PairedRatingQuestion =>
    question.type === "paired-rating" && question.rows.some(({ id }) => codes.has(id));
  return {
    languages,
    title,
    pages: pages.flatMap(({ id, title: heading, questions }) => {
      const ratings = questions.filter(isRating);
      if (ratings.length === 0) return [];
      return [
        {
          id,
          ...(heading && { title: heading }),
          questions: ratings.map(({ help: _, ...question }) => ({
            ...question,
            perspectives: perspectivesFor(question, languages, agreesPerson ? subject : null),
          })),
        },
      ];
    }),
  };
}

/** The organisation first, then the subject, in whose mouth the statement is put: "Ana could truthfully say: I …". */
function perspectivesFor(
  { perspectives }: PairedRatingQuestion,
  languages: readonly string[],
  subject: string | null,
): PairedRatingQuestion["perspectives"] {
  const organisation = perspectives.filter(({ id }) => id === "organisation");
  if (subject === null) return organisation;
  // Braces would be taken for a placeholder.
  const name = subject.replace(/\{\{|\}\}/g, " ");
  const said = (text: (language: string) => string): Texts =>
    Object.fromEntries(languages.map((language) => [language, text(language)]));
  const self = perspectives
    .filter(({ id }) => id === "self")
    .map(({ id, lead }) => ({
      id,
      name: said((language) => wordsIn(language).colleague.view(name)),
      lead: said((language) =>
        wordsIn(language).colleague.says(name, lead[language] ?? lead[languages[0] ?? ""] ?? ""),
      ),
    }));
  return [...organisation, ...self];
}

/** A page's answers without what was said about the subject; null where nothing was. */
export function withoutSubject(answers: Answers): Answers | null {
  let isChanged = false;
  const kept = Object.entries(answers).map(([question, answer]): [string, Answer] => {
    if (!("pairs" in answer)) return [question, answer];
    const pairs = Object.entries(answer.pairs).map(([row, { self, ...ratings }]) => {
      if (self !== undefined) isChanged = true;
      return [row, ratings] as const;
    });
    return [
      question,
      { pairs: Object.fromEntries(pairs.filter(([, ratings]) => Object.keys(ratings).length > 0)) },
    ];
  });
  return isChanged ? Object.fromEntries(kept) : null;
}
