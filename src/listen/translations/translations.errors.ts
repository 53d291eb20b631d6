import { errorKind } from "#platform/errors.ts";

export const noCoachingTexts = errorKind(
  "translations.no-coaching-texts",
  () => "This questionnaire has no personal report, so there are no coaching texts. Translate its questions.",
  404,
);
export const languageNotThere = errorKind(
  "translations.language-not-there",
  (language: string) => `The questionnaire isn't in the language ${language}. Add it first.`,
  404,
);
export const languageThere = errorKind(
  "translations.language-there",
  (language: string) => `The questionnaire is in the language ${language} already.`,
  409,
);
export const tooManyLanguages = errorKind(
  "translations.too-many-languages",
  (most: number) => `A questionnaire has at most ${most} languages. Remove one that nobody needs.`,
  409,
);
/** What all translations are measured against is changed with the questions. */
export const firstLanguage = errorKind(
  "translations.first-language",
  (language: string) =>
    `${language} is the first language, which the others are translated from. Change its words in the questionnaire's editor.`,
  409,
);
export const fileTooLarge = errorKind(
  "translations.file-too-large",
  (megabytes: number) =>
    `The file is larger than ${megabytes} MB. Send the translations of one language, without pictures.`,
  413,
);
export const fileTooLong = errorKind(
  "translations.file-too-long",
  (rows: number) =>
    `The file has more than ${rows} rows. Take out those that hold no text, and send it again.`,
  422,
);
