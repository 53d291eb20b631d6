import { type CampaignTexts, type MailTexts, textLanguage } from "../texts.ts";
import { arabicMails } from "./arabic.ts";
import { dutchMails } from "./dutch.ts";
import { englishMails } from "./english.ts";
import { frenchMails } from "./french.ts";
import { germanMails } from "./german.ts";
import { spanishMails } from "./spanish.ts";

const catalogue: Readonly<Record<string, MailTexts>> = {
  ar: arabicMails,
  de: germanMails,
  en: englishMails,
  es: spanishMails,
  fr: frenchMails,
  nl: dutchMails,
};

/** The mails that a campaign begins with in a language, e.g. of "de" for "de-AT"; null where there are none. */
export function builtInMails(language: string): MailTexts | null {
  const [main = ""] = language.split("-");
  return Object.hasOwn(catalogue, main) ? (catalogue[main] ?? null) : null;
}

/** The mails that a campaign begins with in a language; in English where there are none. */
export const mailsOrEnglish = (language: string): MailTexts => builtInMails(language) ?? englishMails;

/** The built-in mails in those languages of a questionnaire that a campaign's own texts are not in. */
export const spareMails = (texts: CampaignTexts, asked: readonly string[]): CampaignTexts =>
  Object.fromEntries(
    asked.flatMap((language) => {
      const mails = textLanguage(texts, language) === undefined && builtInMails(language);
      return mails ? [[language, mails] as const] : [];
    }),
  );
