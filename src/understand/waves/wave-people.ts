import { emptySheet } from "#listen/profile/answers.ts";
import { type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { ratingSheetOf } from "#listen/questionnaires/profile-definition.ts";
import { leadsOthers } from "../profile/leader-results.ts";
import { scorePerson } from "../profile/scoring.ts";

/** One person's totals in one competency; both are there. */
export interface BothTotals {
  self: number;
  organisation: number;
  /** Whether every pair is rated. */
  complete: boolean;
}

/** Somebody who was asked in a wave. */
export interface WavePerson {
  /** The same in every wave; null where the staff list no longer has them. */
  personId: string | null;
  department: string;
  leads: boolean;
  /** By competency, where both totals are there. */
  totals: Map<string, BothTotals>;
}

interface Participant {
  personId: string | null;
  department: string;
  level: string | null;
  answers: Answers;
}

/** What everybody in a wave scored, with only what a comparison needs of it. */
export async function wavePeople(
  { definition, profile }: { definition: Definition; profile: Questionnaire },
  participants: AsyncIterable<Participant> | Iterable<Participant>,
): Promise<WavePerson[]> {
  const compiled = compileQuestionnaire(definition);
  const unanswered = emptySheet(statementsOf(profile).length);
  const people: WavePerson[] = [];
  for await (const { personId, department, level, answers } of participants) {
    const counted = compiled.counted(answers);
    const sheet = Object.keys(counted).length === 0 ? unanswered : ratingSheetOf(profile, counted);
    const totals = new Map<string, BothTotals>();
    for (const [code, { self, organisation, ratings }] of scorePerson(profile, "", sheet).competencies) {
      if (self.total === null || organisation.total === null) continue;
      const complete = [...ratings.self, ...ratings.organisation].every((rating) => rating !== null);
      totals.set(code, { self: self.total, organisation: organisation.total, complete });
    }
    people.push({ personId, department, leads: leadsOthers(level), totals });
  }
  return people;
}
