import { withBuiltIn } from "#listen/profile/built-in-texts.service.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { languageAmong } from "#listen/respond/words.ts";
import { coachingTexts } from "#listen/translations/coaching-texts.service.ts";
import { profileWithCoaching } from "#listen/translations/coaching-texts.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { OriginalTexts } from "../coaching-report/original-texts.ts";
import { reportLanguages } from "../coaching-report/words/catalogue.ts";
import type { Profiled } from "./own-results.service.ts";
import { findLanguage } from "./report-language.store.ts";
import { profileInLanguage } from "./report-language.ts";

/** The languages in which a campaign's personal reports can be had, in the questionnaire's order. */
export function languagesOf({ profile, definition }: Pick<Profiled, "profile" | "definition">): string[] {
  const known = new Set([profile.language, ...reportLanguages(definition.languages)]);
  const inOrder = definition.languages.filter((language) => known.has(language));
  return inOrder.length > 0 ? inOrder : [profile.language];
}

/** The language of somebody's report: the one that was asked for, else that of their invitation, as far as there is one. */
export async function languageFor(
  tx: Transaction,
  workspaceId: string,
  survey: Profiled,
  invitationId: string,
  asked: string | null,
): Promise<string> {
  const own = await findLanguage(tx, workspaceId, invitationId);
  return languageAmong(languagesOf(survey), [asked, own, survey.profile.language]);
}

/** A campaign's profile in a language, with the coaching texts as far as somebody has translated them. */
export async function profileIn(
  tx: Transaction,
  workspaceId: string,
  { profile, definition }: Profiled,
  language: string,
): Promise<{ questionnaire: Questionnaire; originals: OriginalTexts }> {
  if (language === profile.language)
    return {
      questionnaire: profileInLanguage(profile, definition, language),
      originals: { language, texts: new Set() },
    };
  const own = await coachingTexts(tx, workspaceId, profile, language);
  const coaching = await withBuiltIn(profile, own);
  return {
    questionnaire: profileWithCoaching(profileInLanguage(profile, definition, language), coaching),
    originals: { language: profile.language, texts: coaching.originals },
  };
}
