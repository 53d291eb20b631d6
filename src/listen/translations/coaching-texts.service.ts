import type { Transaction } from "#platform/database/tables.ts";
import type { Questionnaire as Profile } from "../profile/questionnaire.ts";
import { findCoachingTexts } from "./coaching-texts.store.ts";
import { type CoachingTexts, coachingTextsOf } from "./coaching-texts.ts";

/**
 * A profile's coaching texts in a language, as the organisation translated them; texts without a translation are in the
 * profile's own language. What is in the base language serves its varieties: "es" for "es-MX".
 */
export async function coachingTexts(
  tx: Transaction,
  workspaceId: string,
  profile: Profile,
  language: string,
): Promise<CoachingTexts> {
  const base = baseOf(language);
  const all = coachingTextsOf(profile);
  const isOwn = base === baseOf(profile.language);
  const stored = isOwn
    ? []
    : await findCoachingTexts(tx, workspaceId, profile.id, [...new Set([base, language])]);
  const found = new Map<string, string>();
  for (const tag of [base, language])
    for (const each of stored) if (each.language === tag) found.set(each.key, each.words);
  const texts = new Map(
    all.map(({ key, words }) => [
      key,
      { words: found.get(key) ?? words, isTranslation: isOwn || found.has(key) },
    ]),
  );
  const originals = [...texts.values()].filter(({ isTranslation }) => !isTranslation);
  return {
    language,
    total: all.length,
    translated: all.length - originals.length,
    texts,
    originals: new Set(originals.map(({ words }) => words)),
  };
}

const baseOf = (language: string): string => language.split("-")[0] ?? language;
