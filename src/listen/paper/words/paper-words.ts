import type { Comparison } from "../../questionnaires/expression.ts";

/** What is true of a sheet and its campaign, as far as whoever fills it in has to know it. */
export interface PaperFacts {
  organisation: string;
  purpose: string;
  minimumGroup: number;
  retentionMonths: number;
  /** Names of the consultants, who read what is written in own words. */
  consultants: readonly string[];
  /** How many people type each sheet. */
  entries: 1 | 2;
  /** Of which group the answers are known to come; null where nothing is said. */
  group: string | null;
}

/** The words of a questionnaire on paper in one language. Question and row stand as on the sheet, e.g. "3b". */
export interface PaperWords {
  language: string;
  sheet: string;
  specimen: string;
  page: string;
  howTo: readonly string[];
  handIn(where: string): string;
  /** Where nobody has said where. */
  handBack: string;
  until(day: string): string;
  promiseTitle: string;
  promise(facts: PaperFacts): string[];
  required: string;
  tickOne: string;
  tickSeveral: string;
  tickInEachLine: string;
  orTick: string;
  total: string;
  day: string;
  month: string;
  year: string;
  end: string;
  condition: {
    question(condition: string, next: number | null): string;
    part(condition: string, next: number | null): string;
    chose(question: string, answers: readonly string[]): string;
    choseOther(question: string, answers: readonly string[]): string;
    ticked(question: string, answer: string): string;
    compared(question: string, operator: Comparison, value: string): string;
    counted(question: string, operator: Comparison, value: string): string;
    answered(question: string): string;
    not(condition: string): string;
  };
}
