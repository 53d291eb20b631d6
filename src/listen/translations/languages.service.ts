import { definitionLimits } from "../questionnaires/definition-limits.ts";
import { textsOf } from "../questionnaires/definition-texts.ts";
import { changeDraft, type Scope } from "../questionnaires/questionnaire.service.ts";
import { withWordsIn } from "../questionnaires/text-keys.ts";
import { requireTarget } from "./book.service.ts";
import { languageThere, tooManyLanguages } from "./translations.errors.ts";

/**
 * Adds a language whose texts are all still missing.
 *
 * @throws AppError questionnaire.not-found, questionnaire.archived, translations.language-there,
 *   translations.too-many-languages
 */
export async function addLanguage(scope: Scope, id: string, language: string): Promise<void> {
  await changeDraft(scope, id, "questionnaire.language-added", (draft) => {
    if (draft.languages.includes(language)) throw languageThere(language);
    if (draft.languages.length >= definitionLimits.languages)
      throw tooManyLanguages(definitionLimits.languages);
    const [first, ...others] = draft.languages;
    return { definition: { ...draft, languages: [first, ...others, language] }, details: { language } };
  });
}

/**
 * Takes a language away with all of its texts; published versions keep theirs.
 *
 * @throws AppError questionnaire.not-found, questionnaire.archived, translations.language-not-there,
 *   translations.first-language
 */
export async function removeLanguage(scope: Scope, id: string, language: string): Promise<void> {
  await changeDraft(scope, id, "questionnaire.language-removed", (draft) => {
    requireTarget({ part: "questions", languages: draft.languages }, language);
    const [first, ...others] = draft.languages;
    const none = new Map(Array.from(textsOf(draft), ({ path }) => [path, ""]));
    const rest = withWordsIn(draft, language, none);
    return {
      definition: { ...rest, languages: [first, ...others.filter((each) => each !== language)] },
      details: { language },
    };
  });
}
