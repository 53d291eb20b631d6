import type { TSchema } from "typebox";
import type { FieldProblem } from "#platform/errors.ts";
import { bodyValidator, type Validator } from "#platform/http/validator.ts";
import { questionSchemas } from "./definition.schema.ts";
import type { Definition, Question, QuestionType } from "./definition.ts";
import { definitionLimits } from "./definition-limits.ts";

const checks = new Map<QuestionType, Validator<TSchema>>(
  questionSchemas.map((schema) => [schema.properties.type.const, bodyValidator<TSchema>(schema)]),
);

/** Bounds of the lists in a question. */
const bounds = {
  options: definitionLimits.options,
  rows: definitionLimits.rows,
  columns: definitionLimits.columns,
  anchors: definitionLimits.points,
  exclusive: definitionLimits.options,
} as const;

/** Lists beyond their bound, told without looking at what is in them. */
const longLists = (question: Question): FieldProblem[] =>
  Object.entries(bounds).flatMap(([name, most]) => {
    const list: unknown = Reflect.get(question, name);
    return Array.isArray(list) && list.length > most
      ? [
          {
            in: "body",
            pointer: `/${name}`,
            detail: `has ${list.length} entries; there may be at most ${most}`,
          },
        ]
      : [];
  });

/**
 * Checks each question of a definition that was sent by the schema of its type.
 *
 * @param sent fits `SentDefinition`
 * @returns what is wrong and where; nothing where it fits `DefinitionSchema`
 */
export function questionFaults(sent: Definition, pointer: string): FieldProblem[] {
  return sent.pages.flatMap((page, index) =>
    page.questions.flatMap((question, number) => {
      const place = `${pointer}/pages/${index}/questions/${number}`;
      const long = longLists(question);
      if (long.length > 0) return long.map((problem) => ({ ...problem, pointer: place + problem.pointer }));
      const { problems = [] } = checks.get(question.type)?.(question) ?? {};
      return problems.map((problem) => ({ ...problem, pointer: place + problem.pointer }));
    }),
  );
}
