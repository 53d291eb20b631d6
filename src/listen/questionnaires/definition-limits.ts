/** Bounds that every questionnaire keeps, drafts too. What a draft may still lack, definition-check.ts says. */
export const definitionLimits = {
  languages: 30,
  pages: 100,
  questionsPerPage: 100,
  /** Questions on all pages: beyond it nobody answers to the end, and results get slow. */
  questions: 500,
  options: 250,
  rows: 100,
  columns: 20,
  points: 21,
  textCharacters: 5000,
  labelCharacters: 500,
  conditionCharacters: 1000,
} as const;
