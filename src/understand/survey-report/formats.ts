import type { SurveyFormat } from "#listen/survey-files/survey-file.ts";

const formatNames: Record<SurveyFormat, string> = {
  "qualtrics-csv": "a Qualtrics export (CSV)",
  "qualtrics-qsf": "a Qualtrics survey (.qsf)",
  "limesurvey-csv": "a LimeSurvey export (CSV)",
  "limesurvey-lss": "a LimeSurvey survey (.lss)",
  "limesurvey-lsa": "a LimeSurvey archive (.lsa)",
  "surveyjs-json": "a SurveyJS survey (JSON)",
  "surveymonkey-csv": "a SurveyMonkey export (CSV)",
  "typeform-csv": "a Typeform export (CSV)",
  "google-forms-csv": "a Google Forms export (CSV)",
  csv: "a CSV file",
  xlsx: "a workbook (XLSX)",
};

/** "a Qualtrics export (CSV)" */
export const formatName = (format: SurveyFormat): string => formatNames[format];
