import type { Definition } from "#listen/questionnaires/definition.ts";
import type { DefinitionProblem } from "#listen/questionnaires/definition-problem.ts";
import { languageName } from "./language-words.ts";

/** Problems as a person reads them: a missing text's language by its name instead of its tag. */
export function withLanguageNames(
  { languages }: Definition,
  problems: readonly DefinitionProblem[],
): DefinitionProblem[] {
  const [first] = languages;
  const ending = ` in ${first}.`;
  return problems.map((problem) =>
    problem.message.startsWith("Write this ") && problem.message.endsWith(ending)
      ? { ...problem, message: `${problem.message.slice(0, -ending.length)} in ${languageName(first)}.` }
      : problem,
  );
}
