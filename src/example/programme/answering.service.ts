import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import type { RespondentKey } from "#listen/respond/find-visit.service.ts";
import { fieldsOf } from "#listen/respond/form.ts";
import type { Respond } from "#listen/respond/respond.service.ts";
import { readLinkCode, respondentPath } from "#listen/respond/respondent-link.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { AnswerRow } from "../answers.ts";
import type { Invited } from "./invitations.store.ts";

/** What somebody says to a questionnaire. */
export interface Said {
  definition: Definition;
  answers: Answers;
  completes: boolean;
}

/** Answers a campaign by somebody's link. */
export async function answerByLink(
  respond: Respond,
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { invitationId, linkVersion, linkKey }: Invited,
  said: Said,
): Promise<void> {
  const path = respondentPath(linkKey, { workspaceId, campaignId, invitationId, linkVersion });
  const code = readLinkCode(path.slice("/a/".length));
  if (!code) throw new Error("a respondent's link has not the form of one");
  await answerByCode(respond, tx, code, said);
}

/** Answers page by page, as a browser sends its forms. */
export async function answerByCode(
  respond: Respond,
  tx: Transaction,
  code: RespondentKey,
  { definition, answers, completes }: Said,
): Promise<void> {
  const [language = "en"] = definition.languages;
  for (const page of definition.pages) {
    const given = page.questions.flatMap((question) => {
      const answer = answers[question.id];
      return answer ? fieldsOf(question, answer, language) : [];
    });
    if (given.length === 0) continue;
    const sent = {
      page: page.id,
      fields: new Map(given),
      revision: 0,
      asked: null,
      language: null,
    };
    await respond.save(tx, code, sent);
  }
  if (completes) await respond.complete(tx, code);
}

/** Ratings as answers to a questionnaire's paired questions. What was left blank is missing. */
export function answersOfRows(definition: Definition, rows: readonly AnswerRow[]): Answers {
  const pairs = new Map<string, Record<string, number>>();
  for (const { statement, perspective, rating } of rows) {
    if (rating === null) continue;
    pairs.set(statement, { ...pairs.get(statement), [perspective]: rating });
  }
  const questions = definition.pages.flatMap((page) => page.questions);
  return Object.fromEntries(
    questions.flatMap((question): [string, Answer][] => {
      if (question.type !== "paired-rating") return [];
      const given = question.rows.flatMap(({ id }): [string, Record<string, number>][] => {
        const rated = pairs.get(id);
        return rated ? [[id, rated]] : [];
      });
      return given.length === 0 ? [] : [[question.id, { pairs: Object.fromEntries(given) }]];
    }),
  );
}
