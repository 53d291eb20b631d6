import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Compiled } from "#listen/questionnaires/compile.ts";

/** The questions that a respondent was shown; where nothing depends on answers, everybody is shown all. */
export function questionsShown({
  definition,
  shownPages,
  shownQuestions,
}: Compiled): (answers: Answers) => Set<string> {
  const parts = definition.pages.flatMap((page) => [page, ...page.questions]);
  const all = new Set(definition.pages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  if (parts.every(({ showIf }) => !showIf)) return () => all;
  return (answers) =>
    new Set(
      shownPages(answers).flatMap((page) => shownQuestions(page, answers).map((question) => question.id)),
    );
}
