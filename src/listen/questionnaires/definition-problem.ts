/** Something that a questionnaire's author should know before it is published. */
export interface DefinitionProblem {
  /** JSON pointer to the place, e.g. "/pages/0/questions/2/showIf". */
  path: string;
  /** An error keeps it from being published, a warning doesn't. */
  severity: "error" | "warning";
  /** A sentence that says what to do. */
  message: string;
  /** Id of the question that it is about. */
  question?: string;
  /** In a condition: offsets of the first character and the one after the last. */
  span?: { start: number; end: number };
}

export const error = (path: string, message: string): DefinitionProblem => ({
  path,
  severity: "error",
  message,
});

export const warning = (path: string, message: string): DefinitionProblem => ({
  path,
  severity: "warning",
  message,
});
