import type { Definition, Question } from "./definition.ts";
import { definitionLimits } from "./definition-limits.ts";
import { type DefinitionProblem, error, warning } from "./definition-problem.ts";
import { type PlacedText, textsOf } from "./definition-texts.ts";
import { parseExpression } from "./expression.ts";
import { checkExpression, type Scope } from "./expression-check.ts";
import { checkMeanings } from "./meaning-check.ts";
import { knownNames, placeholdersIn } from "./piping.ts";
import { placeholderFaults, written } from "./placeholder-check.ts";
import { checkQuestion } from "./question-check.ts";
import { isMeant, isReserved } from "./reserved-ids.ts";

/** Listing more than this helps nobody. */
const mostProblems = 300;
const { questions: mostQuestions } = definitionLimits;

/**
 * What a structurally valid questionnaire still lacks or says wrongly, errors first, each list in the order of the
 * questionnaire. Without errors it can be published.
 */
export function checkDefinition(definition: Definition): DefinitionProblem[] {
  const tooMany = tooManyQuestions(definition);
  if (tooMany) return [tooMany];
  const problems = [
    ...wholeProblems(definition),
    ...idProblems(definition),
    ...textProblems(definition),
    ...pageProblems(definition),
    ...checkMeanings(definition),
  ].sort(byPlace);
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity === "warning");
  return [...errors, ...warnings].slice(0, mostProblems);
}

const parts = ["languages", "title", "introduction", "pages", "thanks"];

/** In the order in which respondents meet the places. */
function byPlace(one: DefinitionProblem, other: DefinitionProblem): number {
  const [first, second] = [placeOf(one), placeOf(other)];
  const differing = first.findIndex((each, index) => each !== second[index]);
  return (first[differing] ?? 0) - (second[differing] ?? 0);
}

/** Part of the questionnaire, page, question; -1 before the first of its kind. */
function placeOf({ path }: DefinitionProblem): number[] {
  const [, part = "", page = "-1", , question = "-1"] = path.split("/");
  const number = (text: string) => (/^\d+$/.test(text) ? Number(text) : -1);
  return [parts.indexOf(part), number(page), number(question)];
}

/** A questionnaire beyond the bound isn't looked through any further. */
function tooManyQuestions({ pages }: Definition): DefinitionProblem | null {
  const count = pages.reduce((sum, { questions }) => sum + questions.length, 0);
  return count > mostQuestions
    ? error(
        "/pages",
        `A questionnaire has at most ${mostQuestions} questions; this has ${count}. Take some out, or make two of it.`,
      )
    : null;
}

function wholeProblems({ languages, pages }: Definition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  for (const [index, language] of languages.entries())
    if (languages.indexOf(language) < index)
      problems.push(error(`/languages/${index}`, `The language ${language} is named twice.`));
  const questions = pages.flatMap((page) => page.questions);
  if (!questions.some(({ type }) => type !== "statement"))
    problems.push(error("/pages", "Nothing is asked yet. Add a question."));
  return problems;
}

function idProblems({ pages }: Definition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const seen = { page: new Set<string>(), question: new Set<string>() };
  const check = (noun: "page" | "question", id: string, path: string) => {
    const isTaken = isReserved(id) || (noun === "question" && isMeant(id));
    if (isTaken) problems.push(error(path, `The id ${id} has a meaning of its own; take another one.`));
    if (seen[noun].has(id))
      problems.push(error(path, `The id ${id} is used twice; give each ${noun} its own.`));
    seen[noun].add(id);
  };
  for (const [index, page] of pages.entries()) {
    check("page", page.id, `/pages/${index}/id`);
    for (const [number, { id }] of page.questions.entries())
      check("question", id, `/pages/${index}/questions/${number}/id`);
  }
  return problems;
}

/** Texts without words, translations that are missing, placeholders that lead nowhere. */
function textProblems(definition: Definition): DefinitionProblem[] {
  const [first, ...others] = definition.languages;
  const pageOf = new Map(
    definition.pages.flatMap((page, index) =>
      page.questions.map((question) => [question.id, { question, index }]),
    ),
  );
  const problems: DefinitionProblem[] = [];
  for (const placed of textsOf(definition)) {
    const { path, texts, noun, question } = placed;
    const about = question === undefined ? {} : { question };
    if (isBlank(texts[first])) problems.push({ ...error(path, `Write this ${noun} in ${first}.`), ...about });
    const lacking = others.filter((language) => isBlank(texts[language]));
    if (lacking.length > 0)
      problems.push({
        ...warning(
          path,
          `This ${noun} has no translation into ${lacking.join(", ")}; ${first} is shown instead.`,
        ),
        ...about,
      });
    const piping = [...pipingProblems(placed, pageOf), ...translationFaults(placed, definition.languages)];
    problems.push(...piping.map((problem) => ({ ...problem, ...about })));
  }
  return problems;
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === "";

/** Types whose answer has no words to repeat. */
const wordless: readonly Question["type"][] = ["matrix", "paired-rating", "constant-sum", "statement"];

function pipingProblems(
  { path, texts, page }: PlacedText,
  pageOf: ReadonlyMap<string, { question: Question; index: number }>,
): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  for (const [language, text] of Object.entries(texts)) {
    if (!text.includes("{{")) continue;
    const names = placeholdersIn(text);
    const place = `${path}/${language}`;
    const openings = text.split("{{").length - 1;
    if (openings > names.length)
      problems.push(
        warning(place, "A placeholder is written {{q1}} or {{q1|other words}}; one here is not."),
      );
    for (const name of names) {
      if ((knownNames as readonly string[]).includes(name)) continue;
      const placed = pageOf.get(name);
      if (!placed) problems.push(error(place, `{{${name}}} refers to a question that does not exist.`));
      else if (wordless.includes(placed.question.type))
        problems.push(
          error(place, `The answer to ${name} can't be repeated as words. Take out {{${name}}}.`),
        );
      else if (placed.index >= page)
        problems.push(error(place, `{{${name}}} can be repeated on later pages only. Move ${name} forward.`));
    }
  }
  return problems;
}

/** Placeholders that a translation lost or broke: its readers would miss what the others are told. */
function translationFaults(
  { path, texts }: PlacedText,
  [first, ...others]: Definition["languages"],
): DefinitionProblem[] {
  const original = texts[first];
  if (original === undefined || isBlank(original)) return [];
  return others.flatMap((language) => {
    const words = texts[language];
    if (words === undefined || isBlank(words)) return [];
    const { missing, isBroken } = placeholderFaults(original, words);
    const place = `${path}/${language}`;
    if (missing.length > 0)
      return [
        error(
          place,
          `The text in ${language} leaves out ${written(missing)}, which the one in ${first} has. Put it where it belongs.`,
        ),
      ];
    return isBroken
      ? [error(place, `A placeholder in the text in ${language} is broken. Write it as the one in ${first}.`)]
      : [];
  });
}

function pageProblems({ pages }: Definition): DefinitionProblem[] {
  const all = new Set(pages.flatMap((page) => page.questions.map(({ id }) => id)));
  const earlier = new Map<string, Question>();
  const problems: DefinitionProblem[] = [];
  for (const [index, page] of pages.entries()) {
    const path = `/pages/${index}`;
    const scope = { earlier, all };
    if (page.questions.length === 0 && isBlank(Object.values(page.introduction ?? {})[0]))
      problems.push(warning(path, "This page is empty. Add a question or remove the page."));
    problems.push(...conditionProblems(page.showIf, `${path}/showIf`, scope));
    for (const [number, question] of page.questions.entries()) {
      const place = `${path}/questions/${number}`;
      const found = [
        ...checkQuestion(question).map((problem) => ({ ...problem, path: place + problem.path })),
        ...conditionProblems(question.showIf, `${place}/showIf`, scope),
      ];
      problems.push(...found.map((problem) => ({ ...problem, question: question.id })));
    }
    for (const question of page.questions) earlier.set(question.id, question);
  }
  return problems;
}

/** What keeps a condition from being used at its place. */
function conditionProblems(source: string | undefined, path: string, scope: Scope): DefinitionProblem[] {
  if (source === undefined || source.trim() === "") return [];
  const { expression, problem } = parseExpression(source);
  const found = expression ? checkExpression(expression, scope) : [problem];
  return found.map(({ message, start, end }) => ({ ...error(path, message), span: { start, end } }));
}
