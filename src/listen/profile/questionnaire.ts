/** Whom a rating is about: the person rated ("self") or the organisation. */
export const perspectives = ["self", "organisation"] as const;
export type Perspective = (typeof perspectives)[number];

/** A profile questionnaire: statements in competencies, every statement rated once per perspective. */
export interface Questionnaire {
  /** Identifies the questionnaire across versions, e.g. "service-commitment". */
  id: string;
  version: string;
  /** BCP 47 tag of the language of its texts. */
  language: string;
  title: string;
  /** What the personal report says before its first figure, a paragraph each. */
  introduction: string[];
  scale: Scale;
  perspectives: Record<Perspective, PerspectiveText>;
  /** Share of a competency's statements that must be answered before its total counts, 0 < share ≤ 1. */
  minimumAnswered: number;
  /** A statement is flagged for coaching when both ratings are there and their sum is below this. */
  flagPairSumBelow: number;
  competencies: Competency[];
  contract: ContractText;
}

export interface Scale {
  /** Whole numbers from 0 to 100. */
  minimum: number;
  maximum: number;
  /** What is printed beside each rating, from the minimum to the maximum. */
  anchors: string[];
}

interface PerspectiveText {
  /** "Myself" */
  name: string;
  /** "I …": what the statement completes. */
  lead: string;
}

export interface Competency {
  /** A short code that begins its statements' codes, e.g. "SL". */
  code: string;
  name: string;
  definition: string;
  /** About a printed page, a paragraph each. */
  narrative: string[];
  /** General steps to improve, in order. */
  steps: string[];
  statements: Statement[];
}

export interface Statement {
  /** e.g. "SL-6" */
  code: string;
  topic: string;
  /** A predicate that completes the lead of both perspectives. */
  text: string;
  /** Paragraphs of the coaching page. */
  essay: string[];
  bestOrganisations: string;
  questions: Record<"individual" | "organisation", string[]>;
}

/** The personal contract for change: an introduction and its clauses, each with so many lines to write on. */
interface ContractText {
  introduction: string;
  clauses: ContractClause[];
}

interface ContractClause {
  title: string;
  help: string;
  /** How many numbered answers the clause asks for. */
  answers: number;
}

/** All statements in the questionnaire's order, which is the order of the values in a rating sheet. */
export function statementsOf(questionnaire: Questionnaire): Statement[] {
  return questionnaire.competencies.flatMap((competency) => competency.statements);
}

/** Position of each competency's first statement in a rating sheet, in the order of the competencies. */
export function competencyOffsets(questionnaire: Questionnaire): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const competency of questionnaire.competencies) {
    offsets.push(offset);
    offset += competency.statements.length;
  }
  return offsets;
}

/** The highest total a competency can reach: 24 for eight statements rated 0–3. */
export function maximumTotal(questionnaire: Questionnaire, competency: Competency): number {
  return questionnaire.scale.maximum * competency.statements.length;
}
