import { emptySheet, type RatingSheet } from "#listen/profile/answers.ts";
import { type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { type Compiled, compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";
import { ratingSheetOf } from "#listen/questionnaires/profile-definition.ts";
import { leadsOthers } from "../profile/leader-results.ts";
import { profileResults } from "../profile/profile-results.ts";
import { scorePerson } from "../profile/scoring.ts";
import { addAnswers, noAnswers } from "../questions/question-evidence.ts";
import { questionResults } from "../questions/question-results.ts";
import type { ReleasedResults } from "./released-results.ts";

/** What a campaign asked and how its figures are protected. */
export interface Asked {
  definition: Definition;
  /** Null where the questionnaire is no profile. */
  profile: Questionnaire | null;
  minimumGroup: number;
  anonymity: "named" | "confidential";
}

/** Somebody who was invited, and what they answered. */
interface Respondent {
  invitationId: string;
  department: string;
  /** As it was when they were invited. */
  level?: string | null;
  answers: Answers;
}

/** Whether a question's ratings are part of the profile's figures. */
function isOfProfile(question: Question, codes: ReadonlySet<string>): boolean {
  return question.type === "paired-rating" && question.rows.every(({ id }) => codes.has(id));
}

/** The questions that a respondent was shown; where nothing depends on answers, everybody is shown all. */
function shownTo({ definition, shownPages, shownQuestions }: Compiled): (answers: Answers) => Set<string> {
  const parts = definition.pages.flatMap((page) => [page, ...page.questions]);
  const all = new Set(definition.pages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  if (parts.every(({ showIf }) => !showIf)) return () => all;
  return (answers) =>
    new Set(
      shownPages(answers).flatMap((page) => shownQuestions(page, answers).map((question) => question.id)),
    );
}

/**
 * Computes all that may be told about groups from what everybody answered. Answers to questions that a respondent was
 * not shown in the end don't count.
 *
 * @param respondents everybody invited, one at a time: only their ratings are kept
 */
export async function computeResults(
  { definition, profile, minimumGroup, anonymity }: Asked,
  respondents: AsyncIterable<Respondent> | Iterable<Respondent>,
): Promise<ReleasedResults> {
  const compiled = compileQuestionnaire(definition);
  const shown = shownTo(compiled);
  const codes = new Set(profile === null ? [] : statementsOf(profile).map(({ code }) => code));
  const others = {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      questions: page.questions.filter((question) => !isOfProfile(question, codes)),
    })),
  };
  const questions = noAnswers(others);
  const people: { id: string; department: string; leads: boolean }[] = [];
  const sheets = new Map<string, RatingSheet>();
  for await (const { invitationId, department, level, answers } of respondents) {
    const counted = compiled.counted(answers);
    people.push({ id: invitationId, department, leads: leadsOthers(level ?? null) });
    if (Object.keys(counted).length === 0) continue;
    addAnswers(questions, counted, shown(counted));
    if (profile !== null) sheets.set(invitationId, ratingSheetOf(profile, counted));
  }
  return {
    invited: people.length,
    profile: profile && profileOf(profile, people, sheets, minimumGroup),
    questions: questionResults(others, questions, {
      minimum: minimumGroup,
      isProtected: anonymity === "confidential",
      headcount: people.length,
    }),
  };
}

function profileOf(
  profile: Questionnaire,
  people: readonly { id: string; department: string; leads: boolean }[],
  sheets: ReadonlyMap<string, RatingSheet>,
  minimum: number,
) {
  const unanswered = emptySheet(statementsOf(profile).length);
  return profileResults(
    profile,
    people,
    (id) => scorePerson(profile, id, sheets.get(id) ?? unanswered),
    minimum,
  );
}
