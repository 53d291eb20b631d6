import { type CoachingTexts, coachingTextsOf } from "../translations/coaching-texts.ts";
import { profileWordsIn } from "./profile-languages.ts";
import { readQuestionnaire, serviceCommitmentFile } from "./questionnaire.import.ts";
import type { Questionnaire } from "./questionnaire.ts";
import type { ProfileWords } from "./words/profile-words.ts";

let ownTexts: Promise<ReadonlyMap<string, string>> | undefined;

/** The product's own coaching texts in English, read once. */
const englishTexts = () => {
  ownTexts ??= readQuestionnaire(serviceCommitmentFile).then(
    (profile) => new Map(coachingTextsOf(profile).map(({ key, words }) => [key, words])),
  );
  return ownTexts;
};

/**
 * The short coaching texts that come translated with the product, by key: introduction, definitions, topics, contract.
 * Texts that a profile says otherwise than the product's own have none.
 */
export async function builtInTexts(
  profile: Questionnaire,
  language: string,
): Promise<ReadonlyMap<string, string>> {
  const words = profileWordsIn(language);
  if (!words) return new Map();
  const english = await englishTexts();
  const translated = new Map(keyed(words));
  return new Map(
    coachingTextsOf(profile).flatMap(({ key, words: original }) => {
      const text = translated.get(key);
      return text !== undefined && english.get(key) === original ? [[key, text] as const] : [];
    }),
  );
}

function* keyed({ introduction, competencies, contract }: ProfileWords): Generator<[string, string]> {
  for (const [index, text] of introduction.entries()) yield [`introduction.${index}`, text];
  for (const [code, { definition, statements }] of Object.entries(competencies)) {
    yield [`${code}.definition`, definition];
    for (const [statement, { topic }] of Object.entries(statements)) yield [`${statement}.topic`, topic];
  }
  yield ["contract.introduction", contract.introduction];
  for (const [index, { title, help }] of contract.clauses.entries()) {
    yield [`contract.${index}.title`, title];
    yield [`contract.${index}.help`, help];
  }
}

/** An organisation's coaching texts, and where it has none those that come with the product. */
export async function withBuiltIn(profile: Questionnaire, coaching: CoachingTexts): Promise<CoachingTexts> {
  const builtIn = await builtInTexts(profile, coaching.language);
  if (builtIn.size === 0) return coaching;
  const texts = new Map(
    Array.from(coaching.texts, ([key, text]) => {
      const words = text.isTranslation ? undefined : builtIn.get(key);
      return [key, words === undefined ? text : { words, isTranslation: true }] as const;
    }),
  );
  const originals = [...texts.values()].filter(({ isTranslation }) => !isTranslation);
  return {
    ...coaching,
    translated: coaching.total - originals.length,
    texts,
    originals: new Set(originals.map(({ words }) => words)),
  };
}
