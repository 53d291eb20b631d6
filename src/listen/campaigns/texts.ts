/** One mail, with placeholders. */
export interface MailText {
  subject: string;
  body: string;
}

/** The mails of a campaign in one language. */
export interface MailTexts {
  invitation: MailText;
  reminder: MailText;
}

/** By BCP 47 tag. */
export type CampaignTexts = Readonly<Record<string, MailTexts>>;

const placeholders = ["name", "organisation", "closes", "link", "account", "account_manager"] as const;
export type Placeholder = (typeof placeholders)[number];
/** Where the account or who looks after it isn't known, the words that the text has for that stand there. */
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/** A text that can't be sent as it is. */
export interface TextProblem {
  language: string;
  mail: keyof MailTexts;
  field: keyof MailText;
  detail: string;
}

/** `{{name}}`, and with words for when it isn't known `{{account|your company}}`. */
const marks = /\{\{\s*([^{}|]*?)\s*(?:\|\s*([^{}]*?)\s*)?\}\}/g;
const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name);

/** Puts values in place of {{…}}; the values' own braces are left alone. */
export function fillText(text: string, values: PlaceholderValues): string {
  return text.replace(marks, (mark, name: string, otherwise = "") =>
    isPlaceholder(name) ? values[name] || otherwise : mark,
  );
}

function problemsOf(language: string, mail: keyof MailTexts, { subject, body }: MailText): TextProblem[] {
  const found: TextProblem[] = [];
  const add = (field: keyof MailText, detail: string) => found.push({ language, mail, field, detail });
  if (subject.trim() === "") add("subject", "The subject is empty. Write one.");
  if (/[\r\n]/.test(subject)) add("subject", "The subject has more than one line. Write it on one.");
  if (/\{\{\s*link\s*\}\}/.test(subject))
    add("subject", "The link can't stand in the subject. Put {{link}} into the text.");
  if (!/\{\{\s*link\s*\}\}/.test(body))
    add("body", "The text has no {{link}}, so nobody could answer. Put {{link}} on a line of its own.");
  for (const [field, text] of [
    ["subject", subject],
    ["body", body],
  ] as const) {
    for (const [mark, name = ""] of text.matchAll(marks)) {
      if (!isPlaceholder(name))
        add(field, `${mark} is not known. Use ${placeholders.map((known) => `{{${known}}}`).join(", ")}.`);
    }
  }
  return found;
}

/** All that hinders sending these texts; empty where nothing does. */
export function textProblems(texts: CampaignTexts): TextProblem[] {
  return Object.entries(texts).flatMap(([language, { invitation, reminder }]) => [
    ...problemsOf(language, "invitation", invitation),
    ...problemsOf(language, "reminder", reminder),
  ]);
}

/** The languages that have texts, in the given order; all where none of the given has. */
export function textLanguages(texts: CampaignTexts, preferred: readonly string[]): string[] {
  const known = [...new Set(preferred)].filter((language) => Object.hasOwn(texts, language));
  return known.length > 0 ? known : Object.keys(texts);
}

/** The language of the texts that somebody reads, exactly or in its base language; undefined where there is none. */
export function textLanguage(texts: CampaignTexts, own: string): string | undefined {
  const base = (language: string) => language.split("-")[0]?.toLowerCase();
  const known = Object.keys(texts);
  return (
    known.find((language) => language.toLowerCase() === own.toLowerCase()) ??
    known.find((language) => base(language) === base(own))
  );
}

/** A mail, and what it says in each language. */
interface ComposedMail extends MailText {
  parts: { language: string; body: string }[];
}

/**
 * The mail that one person gets. Where nobody's language is known, a campaign in several languages says everything in each,
 * one below the other.
 *
 * @param languages in this order
 * @param valuesIn by language, since dates are written differently
 * @param endingIn what stands below the text in a language; nothing where it is empty
 */
export function composeMail(
  texts: CampaignTexts,
  mail: keyof MailTexts,
  languages: readonly string[],
  valuesIn: (language: string) => PlaceholderValues,
  endingIn: (language: string) => string = () => "",
): ComposedMail {
  const filled = languages.flatMap((language) => {
    const text = texts[language]?.[mail];
    if (!text) return [];
    const values = valuesIn(language);
    const ending = endingIn(language);
    const body = fillText(text.body, values).trim() + (ending === "" ? "" : `\n\n${ending}`);
    return [{ language, subject: fillText(text.subject, values), body }];
  });
  const subjects = [...new Set(filled.map(({ subject }) => subject.replace(/\s+/g, " ").trim()))];
  return {
    subject: subjects.join(" / ").slice(0, 300),
    body: `${filled.map(({ body }) => body).join("\n\n* * *\n\n")}\n`,
    parts: filled.map(({ language, body }) => ({ language, body })),
  };
}

/** A moment as respondents read it, e.g. "Friday 4 December 2026 at 18:00 (CET)". */
export function closingText(closes: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(closes);
}
