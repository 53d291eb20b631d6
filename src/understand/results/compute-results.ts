import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import { isProtected } from "#listen/campaigns/anonymity.ts";
import { emptySheet, type RatingSheet } from "#listen/profile/answers.ts";
import { type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";
import { ratingSheetOf } from "#listen/questionnaires/profile-definition.ts";
import { leadsOthers } from "../profile/leader-results.ts";
import { profileResults } from "../profile/profile-results.ts";
import { scorePerson } from "../profile/scoring.ts";
import { addAnswers, noAnswers } from "../questions/question-evidence.ts";
import { questionResults } from "../questions/question-results.ts";
import { questionsShown } from "../questions/questions-shown.ts";
import type { ReleasedResults } from "./released-results.ts";

/** What a campaign asked and how its figures are protected. */
export interface Asked {
  definition: Definition;
  /** Null where the questionnaire is no profile. */
  profile: Questionnaire | null;
  minimumGroup: number;
  anonymity: Anonymity;
  /** Whether cards or sheets were handed to people who were invited, too. */
  isHandedOut: boolean;
}

/** Somebody who was invited, and what they answered. */
interface Respondent {
  invitationId: string;
  department: string;
  /** As it was when they were invited. */
  level?: string | null;
  /** Whether they came through a door, without being invited. */
  cameThroughDoor?: boolean;
  answers: Answers;
}

/** Whether a question's ratings are part of the profile's figures. */
function isOfProfile(question: Question, codes: ReadonlySet<string>): boolean {
  return question.type === "paired-rating" && question.rows.every(({ id }) => codes.has(id));
}

/**
 * Computes all that may be told about groups from what everybody answered. Answers to questions that a respondent was
 * not shown in the end don't count.
 *
 * @param respondents everybody invited, one at a time: only their ratings are kept
 */
export async function computeResults(
  { definition, profile, minimumGroup, anonymity, isHandedOut }: Asked,
  respondents: AsyncIterable<Respondent> | Iterable<Respondent>,
): Promise<ReleasedResults> {
  const compiled = compileQuestionnaire(definition);
  const shown = questionsShown(compiled);
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
  let [invited, uninvited] = [0, 0];
  for await (const { invitationId, department, level, cameThroughDoor, answers } of respondents) {
    const counted = compiled.counted(answers);
    if (cameThroughDoor) uninvited++;
    else invited++;
    if (profile !== null) people.push({ id: invitationId, department, leads: leadsOthers(level ?? null) });
    if (Object.keys(counted).length === 0) continue;
    addAnswers(questions, counted, shown(counted));
    if (profile !== null) sheets.set(invitationId, ratingSheetOf(profile, counted));
  }
  // Nobody knows how many could have come through a door, or of whom a card or sheet is that was handed out.
  const isOpen = uninvited > 0 || isHandedOut;
  return {
    invited,
    profile: profile && profileOf(profile, people, sheets, { minimum: minimumGroup, isOpen }),
    questions: questionResults(others, questions, {
      minimum: minimumGroup,
      isProtected: isProtected(anonymity),
      headcount: isOpen ? Number.POSITIVE_INFINITY : invited,
    }),
  };
}

function profileOf(
  profile: Questionnaire,
  people: readonly { id: string; department: string; leads: boolean }[],
  sheets: ReadonlyMap<string, RatingSheet>,
  { minimum, isOpen }: { minimum: number; isOpen: boolean },
) {
  const unanswered = emptySheet(statementsOf(profile).length);
  return profileResults(
    profile,
    people,
    (id) => scorePerson(profile, id, sheets.get(id) ?? unanswered),
    minimum,
    isOpen,
  );
}
