import type { Definition } from "#listen/questionnaires/definition.ts";
import type { DefinitionProblem } from "#listen/questionnaires/definition-problem.ts";
import { textsOf } from "#listen/questionnaires/definition-texts.ts";

/** Problems by what they ask for: errors, warnings, and how many texts merely lack a translation. */
export function sortProblems(definition: Definition, problems: readonly DefinitionProblem[]) {
  const texts = new Set([...textsOf(definition)].map(({ path }) => path));
  const errors = problems.filter(({ severity }) => severity === "error");
  const rest = problems.filter(({ severity }) => severity === "warning");
  const warnings = rest.filter(({ path }) => !texts.has(path));
  return { errors, warnings, untranslated: rest.length - warnings.length };
}
