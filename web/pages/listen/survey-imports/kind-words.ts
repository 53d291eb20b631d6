import type { ColumnKind, MissingReason, SurveyFormat } from "#listen/survey-files/survey-file.ts";

/** What a column holds, in words. */
export const kindWords: Record<ColumnKind, string> = {
  rating: "Rating",
  number: "Number",
  choice: "One answer of several",
  multiple: "Option that was ticked",
  text: "Written text",
  date: "Date",
  identifier: "Identifies people",
  technical: "Technical, not used",
  empty: "Empty",
};

/** What a kind is used for, below its name in lists. */
export const kindUses: Record<ColumnKind, string> = {
  rating: "Ordered answers: means, distribution, can be a driver",
  number: "Amounts such as age or minutes: means, can be a driver",
  choice: "No order: shares, can be the groups",
  multiple: "The share that ticked it",
  text: "Not shown in figures",
  date: "Not shown in figures",
  identifier: "Never shown, and dropped",
  technical: "Not shown in figures",
  empty: "Holds nothing",
};

/** Kinds that a person can choose. */
export const chosenKinds = [
  "rating",
  "number",
  "choice",
  "multiple",
  "text",
  "date",
  "identifier",
  "technical",
] as const satisfies readonly ColumnKind[];

/** Whether columns of a kind carry figures. */
export const hasFigures = (kind: ColumnKind): boolean =>
  kind === "rating" || kind === "number" || kind === "choice" || kind === "multiple";

/** Reasons why a cell is no answer; the first two can't be chosen for a code. */
export const reasonWords: Record<MissingReason, string> = {
  blank: "left blank",
  "not shown": "not shown to them",
  "not applicable": "not applicable",
  "don't know": "don't know",
  refused: "refused",
  "missing code": "a code for no answer",
  unreadable: "can't be read",
};

/** Reasons that a person can give for a code. */
export const chosenReasons = [
  "not applicable",
  "don't know",
  "refused",
  "not shown",
  "missing code",
] as const;

/** What a file is, in words. */
export const formatWords: Record<SurveyFormat, string> = {
  "qualtrics-csv": "Qualtrics export",
  "qualtrics-qsf": "Qualtrics questionnaire",
  "limesurvey-csv": "LimeSurvey export",
  "limesurvey-lss": "LimeSurvey questionnaire",
  "limesurvey-lsa": "LimeSurvey archive",
  "surveyjs-json": "SurveyJS questionnaire",
  "surveymonkey-csv": "SurveyMonkey export",
  "typeform-csv": "Typeform export",
  "google-forms-csv": "Google Forms export",
  csv: "Table (CSV)",
  xlsx: "Excel workbook",
};

/** "1 column", "12 columns". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** A size as people say it: "3.4 MB". */
export const sizeWords = (bytes: number): string =>
  bytes >= 2 ** 20
    ? `${(bytes / 2 ** 20).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`
    : `${Math.max(1, Math.round(bytes / 2 ** 10)).toLocaleString()} KB`;
