import type { SurveyFile } from "#listen/survey-files/survey-file.ts";

/** Answers as numbers with what is known of their columns: a file, or a campaign's answers. */
export type SurveySource = Pick<SurveyFile, "understanding" | "read">;
