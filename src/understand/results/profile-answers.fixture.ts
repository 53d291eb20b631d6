import { emptySheet, type RatingSheet, UNSEEN } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { perspectives, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";

/** The built-in profile and its questionnaire. */
export const profile = await readQuestionnaire(serviceCommitmentFile);
export const definition = definitionOfProfile(profile);
const statements = statementsOf(profile);

/** A rating sheet as the pages of the profile's questionnaire. */
export function pagesOf(sheet: RatingSheet): Record<string, Answers> {
  const indexOf = new Map(statements.map(({ code }, index) => [code, index]));
  const pages = definition.pages.flatMap(({ id, questions: [question] }) => {
    if (question?.type !== "paired-rating") return [];
    const pairs: Record<string, Record<string, number | null>> = {};
    for (const row of question.rows) {
      const index = indexOf.get(row.id) ?? -1;
      const given = perspectives
        .filter((perspective) => sheet[perspective][index] !== UNSEEN)
        .map((perspective) => {
          const rating = sheet[perspective][index] ?? -1;
          return [perspective, rating < 0 ? null : rating] as const;
        });
      if (given.length > 0) pairs[row.id] = Object.fromEntries(given);
    }
    return Object.keys(pairs).length === 0 ? [] : [[id, { [question.id]: { pairs } }] as const];
  });
  return Object.fromEntries(pages);
}

/** Ratings without a pattern, another one for each person. */
export function ratedBy(index: number): Record<string, Answers> {
  const sheet = emptySheet(statements.length);
  statements.forEach((_, statement) => {
    sheet.self[statement] = (((index + 3) * (statement + 5) * 7919) >> 3) % 4;
    sheet.organisation[statement] = (((index + 7) * (statement + 2) * 104729) >> 4) % 4;
  });
  return pagesOf(sheet);
}
