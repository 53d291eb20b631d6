import { errorKind } from "#platform/errors.ts";

export const definitionUnknown = errorKind(
  "definition.unknown",
  (file: string) =>
    `${file} doesn't describe a survey that can be read. Use a Qualtrics .qsf, a LimeSurvey .lss or .lsa, or a SurveyJS JSON file; if it is one, it may be cut off: export it again.`,
  422,
);
export const definitionUnreadable = errorKind(
  "definition.unreadable",
  (file: string, why: string) =>
    `${file} can't be read: ${why}. The file may be damaged or cut off; export it from the survey tool again.`,
  422,
);
export const definitionTooLarge = errorKind(
  "definition.too-large",
  (file: string, most: string) =>
    `${file} is larger than a survey's definition can be (${most}). Export the survey alone, without files and answers.`,
  422,
);
