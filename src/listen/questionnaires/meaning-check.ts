import type { Definition, Question, QuestionType } from "./definition.ts";
import { type DefinitionProblem, error, warning } from "./definition-problem.ts";
import { agreesToContact, type Meaning, ownProvider } from "./meaning.ts";

/** Which types of questions can stand for what. */
const typesOf: Readonly<Record<Meaning, readonly QuestionType[]>> = {
  satisfaction: ["rating", "zero-to-ten"],
  recommend: ["zero-to-ten"],
  effort: ["rating", "zero-to-ten"],
  performance: ["matrix", "rating"],
  importance: ["matrix", "ranking", "constant-sum"],
  expectation: ["matrix"],
  "against-expectation": ["rating"],
  providers: ["matrix"],
  "contact-me": ["single-choice"],
  "account-person": ["rating", "zero-to-ten"],
};

/** What a question of a type can stand for. */
export const meaningsFor = (type: QuestionType): Meaning[] =>
  (Object.keys(typesOf) as Meaning[]).filter((meaning) => typesOf[meaning].includes(type));

/** Points of a matrix's scale: its columns whose ids are whole numbers. All others stand for "not applicable". */
export const pointsOf = ({ columns }: Extract<Question, { type: "matrix" }>): number[] =>
  columns
    .filter(({ id }) => /^\d+$/.test(id))
    .map(({ id }) => Number(id))
    .sort((one, other) => one - other);

interface Placed {
  question: Question;
  path: string;
}

/** What keeps the questions from standing for what they should, e.g. importance of parts that nobody rates. */
export function checkMeanings({ pages }: Definition): DefinitionProblem[] {
  const placed = pages.flatMap((page, index) =>
    page.questions.map((question, number) => ({ question, path: `/pages/${index}/questions/${number}` })),
  );
  const meant = placed.filter(({ question }) => question.meaning !== undefined);
  const fitting = meant.filter(({ question }) => isFitting(question));
  return [
    ...meant.filter((each) => !fitting.includes(each)).map(misfit),
    ...repeated(fitting),
    ...fitting.flatMap(({ question, path }) =>
      within(question).map((found) => ({ ...found, path: path + found.path, question: question.id })),
    ),
    ...partProblems(fitting),
  ];
}

const isFitting = ({ type, meaning }: Question): boolean =>
  meaning !== undefined && typesOf[meaning].includes(type);

const misfit = ({ question, path }: Placed): DefinitionProblem => ({
  ...error(
    `${path}/meaning`,
    `A question of this type can't stand for "${question.meaning}". Choose another meaning or none.`,
  ),
  question: question.id,
});

/** Ratings of parts may be spread over several questions; of everything else there is one. */
function repeated(fitting: readonly Placed[]): DefinitionProblem[] {
  const first = new Map<Meaning, string>();
  return fitting.flatMap(({ question: { id, meaning }, path }) => {
    if (meaning === undefined || meaning === "performance") return [];
    const earlier = first.get(meaning);
    if (earlier === undefined) {
      first.set(meaning, id);
      return [];
    }
    const message = `${earlier} stands for "${meaning}" already. Take the meaning from one of the two.`;
    return [{ ...error(`${path}/meaning`, message), question: id }];
  });
}

/** What a meaning asks of its question alone. Paths begin at the question. */
function within(question: Question): DefinitionProblem[] {
  const { meaning } = question;
  const found: DefinitionProblem[] = [];
  if (question.type === "matrix" && pointsOf(question).length < 2)
    found.push(
      error(
        "/columns",
        "Give the columns that are points of the scale whole numbers as ids (1, 2, 3 …). Without them nothing can be rated.",
      ),
    );
  if (meaning === "against-expectation" && question.type === "rating")
    if ((question.maximum - question.minimum) % 2 !== 0)
      found.push(error("/maximum", `Take an odd number of points: the middle one stands for "as expected".`));
  if (meaning === "providers" && question.type === "matrix") {
    if (!question.rows.some(({ id }) => id === ownProvider))
      found.push(error("/rows", `One row must have the id ${ownProvider}: it stands for the organisation.`));
    if (question.rows.length < 2)
      found.push(warning("/rows", "Name at least one competitor; there is nobody to compare with."));
  }
  if (meaning === "contact-me" && question.type === "single-choice")
    if (!question.options.some(({ id }) => id === agreesToContact))
      found.push(error("/options", `One option must have the id ${agreesToContact}: it agrees.`));
  return found;
}

/** Whether importance and expectations are about the parts that are rated, on the same scale. */
function partProblems(fitting: readonly Placed[]): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const parts = new Map<string, Question>();
  for (const { question, path } of fitting) {
    if (question.meaning !== "performance") continue;
    const rows = question.type === "matrix" ? question.rows.map(({ id }) => id) : [question.id];
    for (const part of new Set(rows)) {
      const message = `The part ${part} is rated in ${parts.get(part)?.id} already. Give it another id.`;
      if (parts.has(part)) problems.push({ ...error(`${path}/meaning`, message), question: question.id });
      else parts.set(part, question);
    }
  }
  for (const { question, path } of fitting) {
    const { meaning } = question;
    if (meaning !== "importance" && meaning !== "expectation") continue;
    const [list, named] = "rows" in question ? (["rows", question.rows] as const) : optionsOf(question);
    for (const [index, { id }] of named.entries())
      if (!parts.has(id))
        problems.push({
          ...error(
            `${path}/${list}/${index}/id`,
            `No part ${id} is rated. Use the ids of the rows that stand for "performance".`,
          ),
          question: question.id,
        });
    if (meaning === "expectation" && question.type === "matrix") {
      const scales = new Set(question.rows.map(({ id }) => scaleOf(parts.get(id))));
      scales.delete("");
      if (scales.size > 1 || (scales.size === 1 && !scales.has(scaleOf(question))))
        problems.push({
          ...error(
            `${path}/columns`,
            "Expectations are compared with ratings of the same parts: give both the same scale.",
          ),
          question: question.id,
        });
    }
  }
  return problems;
}

const optionsOf = (question: Question) => ["options", "options" in question ? question.options : []] as const;

/** Its points, to be compared; empty where it has none. */
function scaleOf(question: Question | undefined): string {
  if (question?.type === "matrix") return pointsOf(question).join(" ");
  if (question?.type !== "rating") return "";
  const points = Math.min(question.maximum - question.minimum + 1, 21);
  return Array.from({ length: points }, (_, index) => question.minimum + index).join(" ");
}
