import { otherOption } from "./answer-check.ts";
import { isDate } from "./calendar.ts";
import type {
  DateQuestion,
  MultipleChoiceQuestion,
  NumberQuestion,
  Option,
  PairedRatingQuestion,
  Question,
  RankingQuestion,
  RatingQuestion,
} from "./definition.ts";
import { type DefinitionProblem, error, warning } from "./definition-problem.ts";
import { isReserved } from "./reserved-ids.ts";

/** What is wrong within one question, whatever stands before or after it. Paths begin at the question. */
export function checkQuestion(question: Question): DefinitionProblem[] {
  switch (question.type) {
    case "single-choice":
      return [...choiceProblems(question, 2), ...otherProblems(question), ...longProblems(question)];
    case "dropdown":
      return [...choiceProblems(question, 2), ...otherProblems(question)];
    case "multiple-choice":
      return [...choiceProblems(question, 1), ...otherProblems(question), ...multipleProblems(question)];
    case "matrix":
      return [...listProblems("rows", question.rows, 1), ...listProblems("columns", question.columns, 2)];
    case "rating":
      return scaleProblems(question);
    case "paired-rating":
      return [
        ...listProblems("rows", question.rows, 1),
        ...pairProblems(question),
        ...scaleProblems(question),
      ];
    case "ranking":
      return [...listProblems("options", question.options, 2), ...rankProblems(question)];
    case "constant-sum":
      return [
        ...listProblems("options", question.options, 2),
        ...(question.total > 0 ? [] : [error("/total", "Say which total is distributed, e.g. 100.")]),
      ];
    case "number":
      return numberProblems(question);
    case "date":
      return dateProblems(question);
    case "statement":
      return question.required ? [warning("/required", "A text asks nothing, so it can't be required.")] : [];
    case "short-text":
    case "long-text":
    case "zero-to-ten":
      return [];
  }
}

const specialIds: readonly string[] = ["not-applicable", "dont-know", "refused"];

function choiceProblems(question: { options: readonly Option[]; other?: unknown }, least: number) {
  const { options, other } = question;
  return listProblems("options", options, other === undefined ? least : 1);
}

/** A list of things with ids: enough of them, each id once, no id that means something else. */
function listProblems(name: string, options: readonly Option[], least: number): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const noun = name.replace(/s$/, "");
  if (options.length < least)
    problems.push(error(`/${name}`, `Give at least ${least === 1 ? `one ${noun}` : `${least} ${name}`}.`));
  const seen = new Set<string>();
  for (const [index, { id }] of options.entries()) {
    const path = `/${name}/${index}/id`;
    if (seen.has(id))
      problems.push(error(path, `The id ${id} is used twice here; give each ${noun} its own.`));
    if (isReserved(id) || specialIds.includes(id))
      problems.push(error(path, `The id ${id} has a meaning of its own; take another one.`));
    seen.add(id);
  }
  return problems;
}

/** What people still take in at a glance. */
const mostAtAGlance = 20;

const longProblems = ({ options }: { options: readonly Option[] }): DefinitionProblem[] =>
  options.length > mostAtAGlance
    ? [warning("/options", `A list of ${options.length} is long to read through. Make it a dropdown.`)]
    : [];

function otherProblems(question: { options: readonly Option[]; other?: unknown }): DefinitionProblem[] {
  const { options, other } = question;
  const index = other === undefined ? -1 : options.findIndex(({ id }) => id === otherOption);
  return index < 0
    ? []
    : [
        error(
          `/options/${index}/id`,
          `The id ${otherOption} belongs to the answer with a text field; take another one.`,
        ),
      ];
}

function multipleProblems({ options, other, exclusive = [], minimum = 0, maximum }: MultipleChoiceQuestion) {
  const problems: DefinitionProblem[] = [];
  const ids = new Set(options.map(({ id }) => id));
  const count = options.length + (other === undefined ? 0 : 1) - exclusive.length;
  for (const [index, id] of exclusive.entries())
    if (!ids.has(id))
      problems.push(error(`/exclusive/${index}`, `There is no option ${id} to exclude the others.`));
  if (minimum > count)
    problems.push(error("/minimum", `At least ${minimum} must be chosen, but only ${count} can be.`));
  if (maximum !== undefined && maximum < Math.max(minimum, 1))
    problems.push(error("/maximum", "The most that can be chosen is below the least. Raise it."));
  if (maximum !== undefined && maximum > count)
    problems.push(warning("/maximum", `Up to ${maximum} may be chosen, but there are only ${count}.`));
  return problems;
}

function scaleProblems({ minimum, maximum, anchors }: RatingQuestion | PairedRatingQuestion) {
  if (maximum <= minimum) return [error("/maximum", "The highest point must be above the lowest.")];
  const points = maximum - minimum + 1;
  if (points > 21) return [error("/maximum", "A scale has at most 21 points; people can't tell more apart.")];
  if (anchors.length !== points && anchors.length !== 2)
    return [
      error("/anchors", `Name all ${points} points or only the two ends; there are ${anchors.length} names.`),
    ];
  return anchors.length < points && points <= 5
    ? [
        warning(
          "/anchors",
          `Only the ends are named. With ${points} points, naming each makes answers more reliable.`,
        ),
      ]
    : [];
}

function pairProblems({ perspectives, dontKnow, refused }: PairedRatingQuestion): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  if (perspectives.length < 2)
    problems.push(error("/perspectives", "Give at least two points of view; with one, use a matrix."));
  const ids = perspectives.map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index)
      problems.push(error(`/perspectives/${index}/id`, `The id ${id} is used twice here.`));
    if (isReserved(id)) problems.push(error(`/perspectives/${index}/id`, `Take another id than ${id}.`));
  }
  if (dontKnow || refused)
    problems.push(
      error(
        dontKnow ? "/dontKnow" : "/refused",
        "Paired ratings offer no other special answer than 'not applicable'.",
      ),
    );
  return problems;
}

function rankProblems({ options, ranks }: RankingQuestion): DefinitionProblem[] {
  if (ranks === undefined) return options.length > 10 ? [warning("/options", tooManyToRank)] : [];
  if (ranks < 1) return [error("/ranks", "Ask for at least one rank.")];
  return ranks > options.length ? [error("/ranks", `There are only ${options.length} options to rank.`)] : [];
}
const tooManyToRank = "People can't rank more than about ten things. Ask for the first few ranks only.";

function numberProblems({ minimum, maximum }: NumberQuestion): DefinitionProblem[] {
  return minimum !== undefined && maximum !== undefined && minimum > maximum
    ? [error("/maximum", "The highest number must not be below the lowest.")]
    : [];
}

function dateProblems({ earliest, latest }: DateQuestion): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  if (earliest !== undefined && !isDate(earliest))
    problems.push(error("/earliest", `${earliest} is not a date that exists.`));
  if (latest !== undefined && !isDate(latest))
    problems.push(error("/latest", `${latest} is not a date that exists.`));
  if (problems.length === 0 && earliest !== undefined && latest !== undefined && earliest > latest)
    problems.push(error("/latest", "The latest date must not be before the earliest."));
  return problems;
}
