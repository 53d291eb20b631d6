import type { TSchema } from "typebox";
import type { FieldProblem } from "#platform/errors.ts";
import { bodyValidator, type Validator } from "#platform/http/validator.ts";
import { questionSchemas } from "./definition.schema.ts";
import type { Definition, QuestionType } from "./definition.ts";

const checks = new Map<QuestionType, Validator<TSchema>>(
  questionSchemas.map((schema) => [schema.properties.type.const, bodyValidator<TSchema>(schema)]),
);

/**
 * Checks each question of a definition that was sent by the schema of its type.
 *
 * @param sent fits `SentDefinition`
 * @returns what is wrong and where; nothing where it fits `DefinitionSchema`
 */
export function questionFaults(sent: Definition, pointer: string): FieldProblem[] {
  return sent.pages.flatMap((page, index) =>
    page.questions.flatMap((question, number) => {
      const { problems = [] } = checks.get(question.type)?.(question) ?? {};
      const place = `${pointer}/pages/${index}/questions/${number}`;
      return problems.map((problem) => ({ ...problem, pointer: place + problem.pointer }));
    }),
  );
}
