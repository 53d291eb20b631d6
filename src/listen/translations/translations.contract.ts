import { type Static, type TSchema, Type } from "typebox";
import { Line, Moment } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { questionnaireParams } from "../questionnaires/questionnaire.contract.ts";
import { questionnaireArchived, questionnaireNotFound } from "../questionnaires/questionnaire.errors.ts";
import * as errors from "./translations.errors.ts";

const base = "/api/workspaces/:workspace/questionnaires/:questionnaire" as const;
const nullable = <const Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** "questions" are the questionnaire's own texts, "coaching" the long ones of its profile's personal report. */
export const Part = Type.Union([Type.Literal("questions"), Type.Literal("coaching")]);
export type Part = Static<typeof Part>;

/** A BCP 47 tag, as a questionnaire's languages have it. */
const Language = Type.String({
  pattern: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$",
});
const Key = Type.String({ minLength: 1, maxLength: 200 });
const Words = Type.String({ maxLength: 5000 });

const partParams = Type.Object({ ...questionnaireParams.properties, part: Part });

/** The most texts that one request changes. */
export const mostTexts = 500;
/** Bytes that a file of translations may have. */
export const mostFileBytes = 5_000_000;

const SheetText = Type.Object({
  key: Key,
  /** Which page or chapter it stands on. */
  place: Type.String(),
  /** The question or statement that it belongs to, in the original; null where it is none's. */
  context: nullable(Type.String()),
  /** What it is: "option". */
  noun: Type.String(),
  /** The characters it may have. */
  most: Type.Integer(),
  /** In the first language. */
  original: Type.String(),
  /** In the language that is translated from, "" where it has none; absent where that is the first one. */
  source: Type.Optional(Type.String()),
  /** In the language that is translated into; "" where it is missing. */
  words: Type.String(),
  /** What the original was when the translation was written, where it changed since. */
  earlier: Type.Optional(Type.String()),
});
export type SheetText = Static<typeof SheetText>;

const LanguageState = Type.Object({
  language: Type.String(),
  translated: Type.Integer(),
  /** Translations whose original changed since. */
  outdated: Type.Integer(),
});

const Sheet = Type.Object({
  name: Type.String(),
  isProfile: Type.Boolean(),
  isArchived: Type.Boolean(),
  /** All that there are, the first one first; each with what is translated of `total` texts. */
  languages: Type.Array(LanguageState),
  total: Type.Integer(),
  source: Type.String(),
  /** Null where there is no language to translate into. */
  target: nullable(Type.String()),
  /** What placeholders may name. */
  placeholders: Type.Array(Type.String()),
  texts: Type.Array(SheetText),
});
export type Sheet = Static<typeof Sheet>;

export const readTranslations = operation({
  method: "GET",
  path: `${base}/translations/:part`,
  summary: "Read the texts of a questionnaire, or of its profile's report, beside a translation",
  permission: "questionnaires.read",
  params: partParams,
  query: Type.Object({
    /** The first language where absent. */
    source: Type.Optional(Language),
    /** Another of its languages where absent. */
    language: Type.Optional(Language),
  }),
  response: Sheet,
  errors: [questionnaireNotFound, errors.noCoachingTexts, errors.languageNotThere],
});

/** Nobody's words are overwritten unseen: a text is saved only where it still reads as its sender saw it. */
export const saveTranslations = operation({
  method: "PATCH",
  path: `${base}/translations/:part`,
  summary: "Save translations, each unless somebody else changed it in between",
  permission: "questionnaires.write",
  params: partParams,
  body: Type.Object({
    language: Language,
    texts: Type.Array(
      Type.Object({
        key: Key,
        /** The translation as its sender saw it; "" where there was none. */
        before: Words,
        words: Words,
        /** The original that it was written for. */
        original: Words,
      }),
      { minItems: 1, maxItems: mostTexts },
    ),
  }),
  bodyLimit: 8 * 1024 * 1024,
  response: Type.Object({
    savedAt: Moment,
    /** Keys of texts that are saved. */
    saved: Type.Array(Key),
    /** Texts that somebody else changed: nothing of the sender's was saved there. */
    conflicts: Type.Array(Type.Object({ key: Key, words: Type.String() })),
    /** Texts that are not there any more, or can't be saved as they are, and why. */
    refused: Type.Array(Type.Object({ key: Key, reason: Type.String() })),
  }),
  errors: [
    questionnaireNotFound,
    questionnaireArchived,
    errors.noCoachingTexts,
    errors.languageNotThere,
    errors.firstLanguage,
  ],
});

export const confirmTranslations = operation({
  method: "POST",
  path: `${base}/translations/:part/confirmed`,
  summary: "Say that translations still fit, though their originals were reworded",
  permission: "questionnaires.write",
  params: partParams,
  body: Type.Object({
    language: Language,
    texts: Type.Array(Type.Object({ key: Key, original: Words }), { minItems: 1, maxItems: mostTexts }),
  }),
  response: Type.Object({ confirmed: Type.Array(Key) }),
  errors: [
    questionnaireNotFound,
    questionnaireArchived,
    errors.noCoachingTexts,
    errors.languageNotThere,
    errors.firstLanguage,
  ],
});

export const addTranslationLanguage = operation({
  method: "POST",
  path: `${base}/languages`,
  summary: "Add a language to a questionnaire's draft",
  permission: "questionnaires.write",
  params: questionnaireParams,
  body: Type.Object({ language: Language }),
  response: Type.Null(),
  errors: [questionnaireNotFound, questionnaireArchived, errors.languageThere, errors.tooManyLanguages],
});

export const removeTranslationLanguage = operation({
  method: "DELETE",
  path: `${base}/languages/:language`,
  summary: "Take a language out of a questionnaire's draft, with all of its texts",
  permission: "questionnaires.write",
  params: Type.Object({ ...questionnaireParams.properties, language: Language }),
  response: Type.Null(),
  errors: [questionnaireNotFound, questionnaireArchived, errors.languageNotThere, errors.firstLanguage],
});

const FileChange = Type.Object({
  /** Of the file, as spreadsheets count. */
  row: Type.Integer(),
  key: Key,
  place: Type.String(),
  noun: Type.String(),
  original: Type.String(),
  /** The original as the file has it, where it has changed since; absent where it is the same. */
  earlier: Type.Optional(Type.String()),
  before: Type.String(),
  words: Type.String(),
});

/** Saves nothing: what is wanted of it is then sent as translations. */
export const previewTranslationFile = operation({
  method: "POST",
  path: `${base}/translations/:part/file`,
  summary: "See what a translator's file would change",
  permission: "questionnaires.write",
  params: partParams,
  body: Type.Object({
    language: Language,
    name: Line(200),
    /** The file's bytes in base64. */
    content: Type.String({ minLength: 1, maxLength: 7_000_000, pattern: "^[A-Za-z0-9+/]*={0,2}$" }),
  }),
  bodyLimit: 8 * 1024 * 1024,
  response: Type.Object({
    rows: Type.Integer(),
    changes: Type.Array(FileChange),
    /** Rows that say what is there already. */
    unchanged: Type.Integer(),
    /** Rows without a translation: what is there stays. */
    blank: Type.Integer(),
    /** Rows that can't be used, and why. */
    unmatched: Type.Array(Type.Object({ row: Type.Integer(), words: Type.String(), reason: Type.String() })),
  }),
  errors: [
    questionnaireNotFound,
    errors.noCoachingTexts,
    errors.languageNotThere,
    errors.firstLanguage,
    errors.fileTooLarge,
    errors.fileTooLong,
  ],
});

/** The same texts to download: `?language=es&source=en&format=xlsx&only=missing`. */
export const translationFilePath = `${base}/translations/:part/file` as const;
export const translationFileParams = partParams;
export const translationFileQuery = Type.Object({
  language: Language,
  source: Type.Optional(Language),
  format: Type.Union([Type.Literal("csv"), Type.Literal("xlsx")]),
  only: Type.Optional(Type.Literal("missing")),
});
