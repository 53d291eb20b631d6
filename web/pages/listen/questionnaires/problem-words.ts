import type { Definition } from "#listen/questionnaires/definition.ts";
import type { DefinitionProblem } from "#listen/questionnaires/definition-problem.ts";
import { languageName } from "./language-words.ts";

/** The language of the translation that a problem is about; null where it is about none. */
export function translationAt(languages: Definition["languages"], path: string): string | null {
  const last = path.slice(path.lastIndexOf("/") + 1);
  return languages.indexOf(last) > 0 ? last : null;
}

/** Problems as a person reads them: a missing text's language by its name instead of its tag. */
export function withLanguageNames(
  { languages }: Definition,
  problems: readonly DefinitionProblem[],
): DefinitionProblem[] {
  const [first] = languages;
  const ending = ` in ${first}.`;
  return problems.map((problem) => {
    const { message, path } = problem;
    if (message.startsWith("Write this ") && message.endsWith(ending))
      return { ...problem, message: `${message.slice(0, -ending.length)} in ${languageName(first)}.` };
    const language = translationAt(languages, path);
    if (language === null) return problem;
    const named = message
      .replace(`text in ${language} `, `text in ${languageName(language)} `)
      .replace(`one in ${first}`, `one in ${languageName(first)}`);
    return { ...problem, message: named };
  });
}
